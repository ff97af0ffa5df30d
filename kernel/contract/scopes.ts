import type { Tool } from './endpoint.ts'

/** To act as the person, in everything that they may: what the incumbent's programs ask for. */
export const FULL_SCOPE = 'user:profile'
/** To read who the person is, and nothing else. */
export const PROFILE_SCOPE = 'user-profile:read'

/** What a program can be allowed a part of. */
export const areas = [
  'service-centre',
  'master-data',
  'tenant-management',
  'pinboard',
  'documents',
  'people',
  'notifications',
  'files',
  'organization',
  'integrations',
] as const
export type Area = (typeof areas)[number]

export const SCOPES: readonly string[] = [
  FULL_SCOPE,
  PROFILE_SCOPE,
  ...areas.flatMap((area) => [`${area}:read`, `${area}:write`]),
]

/** Where an endpoint without a tool belongs. What is in none of them, such as sessions, is for those who act as the person. */
const areaOfSegment: Partial<Record<string, Area>> = {
  users: 'people',
  permissions: 'people',
  presets: 'people',
  notifications: 'notifications',
  files: 'files',
  groups: 'master-data',
  properties: 'master-data',
  units: 'master-data',
  places: 'master-data',
  homes: 'master-data',
  'utilisation-periods': 'master-data',
  apps: 'organization',
  organizations: 'organization',
  'service-providers': 'organization',
  'property-managers': 'organization',
  'id-lookup': 'organization',
  webhooks: 'integrations',
  'webhook-deliveries': 'integrations',
  events: 'integrations',
}

interface Placed {
  method: string
  path: string
  tool?: Tool | undefined
  proof?: boolean | undefined
}

/** The scopes each of which is enough for an endpoint, the narrowest first: read off its method and its place. */
export const scopesFor = ({ method, path, tool, proof }: Placed): string[] => {
  const segment = /^\/([^/]+)/.exec(path)?.[1] ?? ''
  const area = areas.find((each) => each === tool) ?? areaOfSegment[segment]
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
