import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { can, id, instant } from '#kernel/contract/shapes.ts'

const State = z.enum([
  'waiting',
  'done',
  'corrected',
  'stopped',
  'withdrawn',
  'replaced',
  'expired',
  'taken',
  'taken-back',
])
export type EmailChangeState = z.infer<typeof State>

const AskedBy = z.enum(['self', 'staff', 'interface'])

const facts = {
  state: State,
  askedBy: AskedBy,
  askedAt: instant,
  /** Has the new address been confirmed, and the old one allowed it? */
  confirmed: z.boolean(),
  approved: z.boolean(),
  /** From when on it needs only that the new address is confirmed. */
  freeFrom: instant,
  expiresAt: instant,
}

/** A new address that was asked for an account, as those see it who look after the person. */
export const EmailChange = z.object({
  id,
  email: z.string(),
  askedByName: z.string().nullable(),
  ...facts,
})
export type EmailChange = z.infer<typeof EmailChange>

/** The same as the reader of one of its mails sees it. */
export const MailedEmailChange = z.object({
  side: z.enum(['old', 'new']),
  /** The new address; to the old one only so much of it that its owner knows it again. */
  email: z.string(),
  ...facts,
  can: can('confirm', 'approve', 'stop', 'takeBack'),
})
export type MailedEmailChange = z.infer<typeof MailedEmailChange>

export const findMailedEmailChange = endpoint({
  summary: 'What the link of a mail about a new address is about; looking at it changes nothing',
  method: 'GET',
  path: '/email-changes/:token',
  anonymous: true,
  reply: MailedEmailChange,
  problems: ['link-used-up'],
})

const act = { method: 'PUT', anonymous: true, body: z.object({}), reply: MailedEmailChange } as const

export const confirmEmailChange = endpoint({
  ...act,
  summary: 'Confirm a new address with the link that was mailed to it',
  path: '/email-changes/:token/confirmation',
  problems: ['link-used-up', 'email-change-decided', 'email-taken'],
})

export const approveEmailChange = endpoint({
  ...act,
  summary: 'Allow a new address with the link that was mailed to the old one',
  path: '/email-changes/:token/approval',
  problems: ['link-used-up', 'email-change-decided'],
})

export const stopEmailChange = endpoint({
  ...act,
  summary:
    'Stop a new address, or take it back within 72 hours, with the link that was mailed to the old one; where somebody may be inside, all sessions and the password end',
  path: '/email-changes/:token/stop',
  problems: ['link-used-up', 'email-change-decided', 'email-taken'],
})

export const withdrawEmailChange = endpoint({
  summary: 'Withdraw a new address that was asked for a person',
  method: 'DELETE',
  path: '/users/:userId/email-changes/:emailChangeId',
  problems: ['email-change-decided'],
})
