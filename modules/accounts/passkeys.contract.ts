import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, key, line, listOf, pagingOfWhole } from '#kernel/contract/shapes.ts'

/** Bytes as WebAuthn writes them in JSON: base64 for URLs. */
const bytes = z
  .string()
  .max(20_000)
  .regex(/^[\w-]+$/)

/** What a browser made of `PublicKeyCredentialRequestOptionsJSON`: https://www.w3.org/TR/webauthn-3/ */
export const Assertion = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
})
export type Assertion = z.infer<typeof Assertion>

/** What a browser made of `PublicKeyCredentialCreationOptionsJSON`. */
const Attestation = z.object({
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(key(20, 0)).max(10).optional(),
  }),
})
export type Attestation = z.infer<typeof Attestation>

/** Goes to the browser as it is; only `challenge` is of interest to anybody else. */
export const BrowserOptions = z.looseObject({ challenge: z.string() })

export const Passkey = z.object({ id, name: z.string(), createdAt: instant, lastUsedAt: instant.nullable() })

export const listPasskeys = endpoint({
  summary: 'The passkeys with which one signs in, the first first',
  method: 'GET',
  path: '/passkeys',
  query: z.object(pagingOfWhole),
  enrolling: true,
  reply: listOf(Passkey),
})
export const beginPasskey = endpoint({
  summary: 'What a browser needs to make a passkey; counts ten minutes, for this session',
  method: 'POST',
  path: '/passkeys/options',
  secret: true,
  proof: true,
  enrolling: true,
  body: z.object({}),
  reply: BrowserOptions,
  problems: ['too-many-passkeys', 'second-factor-required'],
})
export const addPasskey = endpoint({
  summary: 'Keep the passkey that the browser made; its owner is told by mail',
  method: 'POST',
  path: '/passkeys',
  proof: true,
  enrolling: true,
  body: z.object({ name: line(), credential: Attestation }),
  reply: Passkey,
  problems: ['wrong-passkey', 'ticket-run-out', 'too-many-passkeys', 'second-factor-required'],
})
export const removePasskey = endpoint({
  summary: 'Sign in with this passkey no more; its owner is told by mail',
  method: 'DELETE',
  path: '/passkeys/:passkeyId',
  proof: true,
  problems: ['second-factor-demanded'],
})

export const beginPasskeySignIn = endpoint({
  summary: 'What a browser needs to sign in with a passkey; counts ten minutes and once',
  method: 'POST',
  path: '/sessions/passkey-options',
  anonymous: true,
  body: z.object({}),
  reply: BrowserOptions,
})
export const signInWithPasskey = endpoint({
  summary: 'Sign in with a passkey; it stands for the password and for the second factor',
  method: 'POST',
  path: '/sessions/passkey',
  anonymous: true,
  body: z.object({ credential: Assertion }),
  reply: z.object({ userId: id, organizationId: id }),
  problems: ['wrong-passkey', 'ticket-run-out', 'account-locked', 'account-deactivated'],
})
