import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { email, id, typedEmail } from '#kernel/contract/shapes.ts'
import { mailedCode } from './proof.contract.ts'

const signedIn = z.object({ userId: id, organizationId: id })

export const askSignInLink = endpoint({
  summary:
    'Ask for a link and a code by mail that sign a resident in; answers the same whether the account exists or not. The code counts where it was asked for, with the `ticket` of the reply',
  method: 'POST',
  path: '/sign-in-links',
  anonymous: true,
  body: z.object({ email, appId: id.optional() }),
  reply: z.object({ ticket: z.string() }),
  problems: ['too-many-requests'],
})

export const signInWithMailedCode = endpoint({
  summary:
    'Sign in with the code from the mail, in the browser that asked for it, within a quarter of an hour',
  method: 'POST',
  path: '/sessions/mailed-code',
  anonymous: true,
  body: z.object({ email: typedEmail, ticket: z.string().max(100), code: mailedCode }),
  reply: signedIn,
  problems: [
    'wrong-code',
    'second-factor-needed',
    'account-locked',
    'account-deactivated',
    'too-many-requests',
  ],
})

export const findSignInLink = endpoint({
  summary: 'Whom the link from a mail signs in; looking does not use it up',
  method: 'GET',
  path: '/sign-in-links/:token',
  anonymous: true,
  reply: z.object({ email: z.string() }),
  problems: ['link-used-up'],
})

export const signInWithLink = endpoint({
  summary: 'Sign in with the link from the mail; it works once',
  method: 'PUT',
  path: '/sign-in-links/:token',
  anonymous: true,
  body: z.object({}),
  reply: signedIn,
  problems: ['link-used-up', 'second-factor-needed', 'account-locked', 'account-deactivated'],
})
