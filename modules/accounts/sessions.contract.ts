import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { email, id, instant, listOf, typedEmail, pagingOfWhole } from '#kernel/contract/shapes.ts'

/** Long enough to resist guessing; any characters, also a sentence. */
export const password = z.string().min(10, 'password-too-short').max(500, 'too-long')

export const signIn = endpoint({
  summary: 'Sign in with e-mail and password',
  method: 'POST',
  path: '/sessions',
  anonymous: true,
  body: z.object({
    email: typedEmail,
    password: z.string().max(500),
    /** Where to sign in, when the problem `choose-organization` has listed several ({ id, name }) in its detail. */
    organizationId: id.optional(),
    appId: id.optional(),
  }),
  reply: z.object({ userId: id, organizationId: id }),
  problems: [
    'wrong-credentials',
    'email-not-confirmed',
    'choose-organization',
    'second-factor-needed',
    'account-locked',
    'account-deactivated',
    'too-many-requests',
  ],
})

export const Session = z.object({
  id,
  device: z.string(),
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
})

export const listSessions = endpoint({
  summary: 'Where one is signed in, the last used first',
  method: 'GET',
  path: '/sessions',
  query: z.object(pagingOfWhole),
  reply: listOf(Session),
})
export const signOut = endpoint({
  summary: 'Sign out here',
  method: 'DELETE',
  path: '/sessions/current',
  enrolling: true,
})
export const endSession = endpoint({
  summary: 'Sign out on another device',
  method: 'DELETE',
  path: '/sessions/:sessionId',
})

export const askPasswordReset = endpoint({
  summary:
    'Ask for a link by mail that sets a new password; answers the same whether the account exists or not',
  method: 'POST',
  path: '/password-resets',
  anonymous: true,
  body: z.object({ email, appId: id.optional() }),
  problems: ['too-many-requests'],
})

export const resetPassword = endpoint({
  summary: 'Set a new password with the link from the mail; it works once and signs out everywhere',
  method: 'PUT',
  path: '/password-resets/:token',
  anonymous: true,
  body: z.object({ password }),
  problems: ['link-used-up'],
})

export const confirmEmail = endpoint({
  summary: 'Confirm an address with the link from the mail; who confirms their first address is signed in',
  method: 'PUT',
  path: '/email-confirmations/:token',
  anonymous: true,
  body: z.object({}),
  reply: z.object({ userId: id, organizationId: id, signedIn: z.boolean() }),
  problems: ['link-used-up', 'email-taken'],
})
