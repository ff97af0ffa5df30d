import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { SCOPES } from '#kernel/contract/scopes.ts'
import { can, id, instant, key, name, listOf, pagingOfWhole } from '#kernel/contract/shapes.ts'
import { isRedirectUri } from './redirects.contract.ts'

export const ClientKind = z.enum(['public', 'confidential', 'system'])
export type ClientKind = z.infer<typeof ClientKind>

export const OauthGrant = z.enum([
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'password',
  'implicit',
])
export type OauthGrant = z.infer<typeof OauthGrant>

/** What a program may ask for. */
const Scope = z.enum(SCOPES as [string, ...string[]])

const Secret = z.object({
  id,
  hint: z.string(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
})

export const OauthClient = z.object({
  id,
  name: z.string(),
  kind: ClientKind,
  redirectUris: z.array(z.string()),
  grants: z.array(OauthGrant),
  old: z.boolean(),
  /** What it may ask for at most; null is everything. */
  scopes: z.array(z.string()).nullable(),
  termsUrl: z.string(),
  privacyUrl: z.string(),
  /** The account that a client acts as which acts for itself: roles are granted to it as to a person. */
  userID: id.nullable(),
  secrets: z.array(Secret),
  createdAt: instant,
  can: can('edit'),
})
export type OauthClient = z.infer<typeof OauthClient>

const NewSecret = OauthClient.extend({ secret: z.string().nullable() })

const link = key(500, 0).refine(
  (value) => value === '' || /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
  'url',
)

const redirectUris = z
  .array(key(500).refine(isRedirectUri, 'redirect-uri'))
  .max(20)
  .transform((uris) => [...new Set(uris)])
const grants = z
  .array(OauthGrant)
  .max(5)
  .transform((wanted) => OauthGrant.options.filter((each) => wanted.includes(each)))

const fields = {
  redirectUris: redirectUris.optional(),
  old: z.boolean().optional(),
  scopes: z
    .array(Scope)
    .min(1)
    .max(100)
    .transform((wanted) => [...new Set(wanted)])
    .nullish(),
  termsUrl: link.optional(),
  privacyUrl: link.optional(),
}

export const listOauthClients = endpoint({
  summary: 'The programs that may ask for access to the organization',
  method: 'GET',
  path: '/oauth-clients',
  query: z.object(pagingOfWhole),
  reply: listOf(OauthClient),
})

export const createOauthClient = endpoint({
  summary: 'Register a program; the secret in the reply is shown this once',
  method: 'POST',
  path: '/oauth-clients',
  secret: true,
  proof: true,
  body: z.object({ name: name(), kind: ClientKind, grants, ...fields }),
  reply: NewSecret,
  problems: ['too-many-oauth-clients'],
})

export const findOauthClient = endpoint({
  summary: 'A program that may ask for access',
  method: 'GET',
  path: '/oauth-clients/:oauthClientId',
  reply: OauthClient,
})

export const changeOauthClient = endpoint({
  summary: 'Change a program; what it may no longer do ends at once',
  method: 'PATCH',
  proof: true,
  path: '/oauth-clients/:oauthClientId',
  body: z.object({ name: name().optional(), grants: grants.optional(), ...fields }),
  reply: OauthClient,
})

export const removeOauthClient = endpoint({
  summary: 'Remove a program: its tokens end at once',
  method: 'DELETE',
  path: '/oauth-clients/:oauthClientId',
})

export const rotateOauthSecret = endpoint({
  summary: 'A new secret, shown this once; those before it still count for some hours',
  method: 'POST',
  path: '/oauth-clients/:oauthClientId/secrets',
  proof: true,
  secret: true,
  body: z.object({
    overlapHours: z
      .number()
      .int()
      .min(0)
      .max(30 * 24)
      .default(24),
  }),
  reply: NewSecret,
})
