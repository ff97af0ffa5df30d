import type { Text } from './language.ts'

/** `hint`: what to tell us; empty on the first level. */
export type DemoCategory = { key: string; parentKey?: string; name: Text; hint: Text }

/** A category of the second level. */
export const category = (key: string, parentKey: string, name: Text, hint: Text): DemoCategory => ({
  key,
  parentKey,
  name,
  hint,
})
