import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant } from '#kernel/contract/shapes.ts'
import { mailedCode } from './proof.contract.ts'

export const findSecondFactor = endpoint({
  summary: 'Whether signing in asks for a code beside the password, and how many recovery codes are left',
  method: 'GET',
  path: '/second-factor',
  enrolling: true,
  reply: z.object({
    confirmedAt: instant.nullable(),
    recoveryCodesLeft: z.number().int(),
    passkeys: z.number().int(),
    /** From when on the organization demands a second factor of this person; null where it does not. */
    demandedFrom: instant.nullable(),
  }),
})
export const beginSecondFactor = endpoint({
  summary:
    'A secret for a program that shows codes, as text and as a QR code; it counts once a code of it has been typed',
  method: 'POST',
  path: '/second-factor',
  secret: true,
  proof: true,
  enrolling: true,
  body: z.object({}),
  reply: z.object({
    secret: z.string(),
    uri: z.string(),
    /** The QR code, line by line, dark is 1. */ qr: z.array(z.string()),
  }),
  problems: ['second-factor-there', 'second-factor-required'],
})
export const confirmSecondFactor = endpoint({
  summary: 'Show that the program works; the recovery codes in the reply are shown this once',
  method: 'PUT',
  path: '/second-factor',
  secret: true,
  proof: true,
  enrolling: true,
  body: z.object({ code: mailedCode }),
  reply: z.object({ recoveryCodes: z.array(z.string()) }),
  problems: ['wrong-code', 'too-many-requests'],
})
export const removeSecondFactor = endpoint({
  summary: 'Sign in without a code again',
  method: 'DELETE',
  path: '/second-factor',
  proof: true,
  problems: ['second-factor-demanded'],
})
export const resetSecondFactor = endpoint({
  summary: 'Take away the second factor of somebody who has lost it; they are signed out and told by mail',
  method: 'DELETE',
  path: '/users/:userId/second-factor',
  proof: true,
})
export const signInWithCode = endpoint({
  summary:
    'The second step of signing in: the ticket of the problem `second-factor-needed` and a code, or a recovery code',
  method: 'POST',
  path: '/sessions/second-factor',
  anonymous: true,
  body: z.object({ ticket: z.string().max(100), code: z.string().max(40) }),
  reply: z.object({ userId: id, organizationId: id }),
  problems: ['wrong-code', 'ticket-run-out', 'account-locked', 'account-deactivated', 'too-many-requests'],
})
