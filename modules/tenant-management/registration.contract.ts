import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { email, id, name, Locale } from '#kernel/contract/shapes.ts'
import { typedCode } from './codes.contract.ts'

export const lookUpCode = endpoint({
  summary: 'What a registration code opens: the address, and nobody’s name',
  method: 'POST',
  path: '/apps/:appId/registration-lookups',
  anonymous: true,
  body: z.object({ code: typedCode }),
  reply: z.object({
    homes: z.array(z.object({ address: z.string(), unit: z.string() })),
    /** For everyone who lives there, not for one person. */
    permanent: z.boolean(),
    /** What the tenant speaks, as far as the management knows. */
    locale: z.string().nullable(),
  }),
  problems: ['code-unknown', 'too-many-requests'],
})
export const askForCode = endpoint({
  summary:
    'Ask for the invitation by the address that the management knows; answers the same whether it is known or not',
  method: 'POST',
  path: '/apps/:appId/registration-mails',
  anonymous: true,
  body: z.object({ email }),
  problems: ['too-many-requests'],
})
export const register = endpoint({
  summary:
    'Register with a code: a new account, or a further home for the account that has this address and password. Who comes by the link in the invitation mail (`proof`) has confirmed the address and is signed in; everybody else gets a mail to confirm it. An address whose account has another password gets a mail, too, and the same answer',
  method: 'POST',
  path: '/apps/:appId/registrations',
  anonymous: true,
  body: z.object({
    code: typedCode,
    username: name(),
    email,
    password: z.string().min(10, 'password-too-short').max(500, 'too-long'),
    locale: Locale,
    /** What the link in the invitation mail carries beside the code. */
    proof: z.string().max(100).optional(),
  }),
  reply: z.object({ userId: id, organizationId: id, confirmed: z.boolean() }),
  problems: ['code-unknown', 'too-many-requests'],
})
