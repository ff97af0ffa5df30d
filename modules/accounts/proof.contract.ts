import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { Assertion, BrowserOptions } from './passkeys.contract.ts'

/** How somebody can show who they are: by a code that is mailed only when they have nothing else. */
export const ProofWay = z.enum(['passkey', 'password', 'code'])
export type ProofWay = z.infer<typeof ProofWay>

/** Six digits; the spaces in which people write them do not count. */
export const mailedCode = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/\s/g, ''))

export const findProof = endpoint({
  summary: 'How one can show who holds the session, which some acts ask for (`proof-needed`)',
  method: 'GET',
  path: '/sessions/current/proof',
  enrolling: true,
  reply: z.object({ ways: z.array(ProofWay) }),
})

export const prove = endpoint({
  summary: 'Show who holds the session: what asks for it is open for ten minutes',
  method: 'PUT',
  path: '/sessions/current/proof',
  enrolling: true,
  body: z.union([
    z.object({ password: z.string().max(500) }),
    z.object({ code: mailedCode }),
    z.object({ passkey: Assertion }),
  ]),
  problems: ['wrong-password', 'wrong-code', 'wrong-passkey', 'ticket-run-out', 'too-many-requests'],
})

export const beginPasskeyProof = endpoint({
  summary: 'What a browser needs to show a passkey as the proof; counts ten minutes, for this session',
  method: 'POST',
  path: '/sessions/current/passkey-options',
  enrolling: true,
  body: z.object({}),
  reply: BrowserOptions,
})

export const sendProofCode = endpoint({
  summary:
    'Mail the code to somebody who has neither password nor passkey; it counts in this session, ten minutes',
  method: 'POST',
  path: '/sessions/current/proof-codes',
  enrolling: true,
  body: z.object({}),
  problems: ['too-many-requests'],
})
