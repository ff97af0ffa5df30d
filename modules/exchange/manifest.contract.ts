import { z } from 'zod'
import { Role } from '#kernel/contract/roles.ts'
import { email, Locale } from '#kernel/contract/shapes.ts'

/** The roles of the wire in the words of the format: `serviceCenterAgent`. */
const camel = (role: string) => role.replaceAll(/-(\w)/g, (_: string, letter: string) => letter.toUpperCase())

/** Names that the specification and older clients of the incumbent have for roles: null for what no tool of ours needs. */
const others: Record<string, Role | null> = {
  documentAdmin: 'doc-admin',
  pinboardAdmin: 'pinboard-agent',
  articleAdmin: 'articles-agent',
  externalTicketCollaborator: 'external-agent',
  admin: null,
  assetAdmin: null,
  assetContactPerson: null,
}
const roleOf = new Map<string, Role | null>([
  ...Role.options.map((role) => [camel(role), role] as const),
  ...Object.entries(others),
])

const Level = z.enum(['error', 'success'])
const Levels = z.union([Level, z.array(Level)])

interface Recipient {
  email: string
  /** What they are told of; everything when it is left out. */
  level?: z.infer<typeof Level> | undefined
}

/** Who is told: an address, one with its level, or the specification's own form, addresses with their levels. */
const recipients = z
  .array(
    z.union([email, z.object({ email, level: Level.optional() }), z.record(email, Levels)], {
      error: () => 'recipient',
    }),
  )
  .transform((entries) => entries.flatMap(recipientsOf))
  .pipe(z.array(z.object({ email: z.string(), level: Level.optional() })).max(20))

const recipientsOf = (entry: string | Recipient | Record<string, z.infer<typeof Levels>>): Recipient[] => {
  if (typeof entry === 'string') return [{ email: entry }]
  if (isRecipient(entry)) return [entry]
  return Object.entries(entry).map(([address, levels]) => {
    const [level, another] = new Set([levels].flat())
    return another || !level ? { email: address } : { email: address, level }
  })
}
const isRecipient = (entry: object): entry is Recipient => 'email' in entry

/** How a delivery is to be taken; an empty object is one, too. */
export const ExchangeManifest = z.object({
  agentPermissions: z
    .array(z.string().refine((role) => roleOf.has(role), 'role'))
    .max(30)
    .default(['tenantManager', 'pinboardAgent', 'serviceCenterAgent']),
  autoImport: z.boolean().default(true),
  locale: Locale.default('en_US'),
  receiveAdminNotifications: z.boolean().default(true),
  reportEmails: recipients.default([]),
  unitType: z.enum(['rented', 'owned']).default('rented'),
  /** Does what is delivered belong to the interface from then on? An export says no. */
  readOnly: z.boolean().default(true),
  /** Which keys things are known by: UUIDs, or any of up to 200 characters, as exports have them. */
  ids: z.enum(['uuid', 'any']).default('uuid'),
})
export type ExchangeManifest = z.infer<typeof ExchangeManifest>

/** The roles that a manifest gives to agents, in the words of the wire. */
export const rolesOf = ({ agentPermissions }: ExchangeManifest): Role[] => [
  ...new Set(agentPermissions.flatMap((name) => roleOf.get(name) ?? [])),
]

/** Names among the permissions of a manifest that are known and give nothing here. */
export const ignoredIn = (manifest: unknown) => {
  const { data } = ExchangeManifest.safeParse(manifest)
  return data?.agentPermissions.filter((name) => roleOf.get(name) === null) ?? []
}
