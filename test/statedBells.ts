import { areas, trailKinds } from '#modules/stated.ts'

/**
 * What `npm run generate` would write of the tool that a test makes, there before any contract is loaded: whoever imports this
 * imports it first.
 */
export const stated = {
  areas: areas as readonly string[] as string[],
  homes: trailKinds.homes as readonly string[] as string[],
}
stated.areas.push('bells')
stated.homes.push('bell.rung')
