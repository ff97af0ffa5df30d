import { scopeOfPath, scopes } from '#modules/stated.ts'
import type { Tool } from './endpoint.ts'

/** To act as the person, in everything that they may: what the incumbent's programs ask for. */
export const FULL_SCOPE = 'user:profile'
/** To read who the person is, and nothing else. */
export const PROFILE_SCOPE = 'user-profile:read'

/** What a program can be allowed a part of. */
export type Area = (typeof scopes)[number]

export const SCOPES: readonly string[] = [
  FULL_SCOPE,
  PROFILE_SCOPE,
  ...scopes.flatMap((area) => [`${area}:read`, `${area}:write`]),
]

/** Where an endpoint without a tool belongs. What is in none of them, such as sessions, is for those who act as the person. */
const areaOf: Partial<Record<string, Area>> = scopeOfPath

interface Placed {
  method: string
  path: string
  tool?: Tool | undefined
  proof?: boolean | undefined
}

/** The scopes each of which is enough for an endpoint, the narrowest first: read off its method and its place. */
export const scopesFor = ({ method, path, tool, proof }: Placed): string[] => {
  const segment = /^\/([^/]+)/.exec(path)?.[1] ?? ''
  const area = scopes.find((each) => each === tool) ?? areaOf[segment]
  if (!area || proof || path.endsWith('/password')) return [FULL_SCOPE]
  return [...(method === 'GET' ? [`${area}:read`] : []), `${area}:write`, FULL_SCOPE]
}

const profiles = new Set(['/me', '/users/:userId'])

/** Is a request within the scopes of a token? The own profile may be read with its own. */
export const isWithin = (
  scopes: ReadonlySet<string>,
  endpoint: Placed,
  { userId, personId }: { userId: string | undefined; personId: string },
) =>
  scopesFor(endpoint).some((scope) => scopes.has(scope)) ||
  (scopes.has(PROFILE_SCOPE) &&
    endpoint.method === 'GET' &&
    profiles.has(endpoint.path) &&
    (userId === undefined || userId === personId))
