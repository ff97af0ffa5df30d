import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { day, email, id, instant, line, Locale, listOf, pageOf, paging } from '#kernel/contract/shapes.ts'

const tool = 'tenant-management' as const

const Tenant = z.object({ email: z.string().nullable(), name: z.string().nullable(), phone: z.string().nullable() })

/** A registration code and an invitation are the same record. */
export const RegistrationCode = z.object({
  id,
  code: z.string(),
  email: z.string().nullable(),
  tenant: Tenant,
  tenantID: z.string().nullable(),
  permanent: z.boolean(),
  readOnly: z.boolean(),
  instantTenantInviteActive: z.boolean(),
  utilisationPeriods: z.array(id),
  invitationSent: z.boolean(),
  resendAttempts: z.array(instant),
  usedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  createdAt: instant,
  organizations: z.array(z.string()),
  teams: z.array(z.string()),
  place: z.string(),
  state: z.enum(['imported', 'invited', 'registered', 'expired', 'withdrawn']),
})
export type RegistrationCode = z.infer<typeof RegistrationCode>

const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{6,64}$/, 'code')
const tenant = z.object({ email: email.nullish(), name: line().nullish(), phone: z.string().max(50).nullish() })
const fields = {
  tenant: tenant.optional(),
  tenantID: z.string().max(200).nullish(),
  permanent: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  expiresAt: instant.nullish(),
  instantTenantInviteActive: z.boolean().optional(),
  locale: Locale.optional(),
}

export const createCode = endpoint({
  summary: 'Make a registration code for one or several periods; without a code a random one is made',
  method: 'POST',
  path: '/registration-codes',
  tool,
  body: z.object({ code: code.optional(), utilisationPeriods: z.union([id, z.array(id).min(1).max(100)]), ...fields }),
  reply: RegistrationCode,
  problems: ['code-taken', 'no-such-period'],
})
export const addCode = endpoint({
  summary: 'Make a registration code for a period',
  method: 'POST',
  path: '/utilisation-periods/:utilisationPeriodId/registration-codes',
  tool,
  body: z.object({ code: code.optional(), ...fields }),
  reply: RegistrationCode,
  problems: ['code-taken'],
})
export const changeCode = endpoint({
  summary: 'Change a registration code',
  method: 'PATCH',
  path: '/registration-codes/:registrationCodeId',
  tool,
  body: z.object({ code: code.optional(), utilisationPeriods: z.array(id).min(1).max(100).optional(), ...fields }),
  reply: RegistrationCode,
})
export const listCodes = endpoint({
  summary: 'Invitations and registration codes, newest first',
  method: 'GET',
  path: '/registration-codes',
  tool,
  query: z.object({
    search: z.string().max(200).optional(),
    state: z.enum(['imported', 'invited', 'registered']).optional(),
    after: paging.after,
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: pageOf(RegistrationCode),
})
export const findInvitation = endpoint({ summary: 'An invitation', method: 'GET', path: '/invitations/:invitationId', tool, reply: RegistrationCode })
export const sendInvitation = endpoint({
  summary: 'Send an invitation by mail, or send it again',
  method: 'POST',
  path: '/invitations/:invitationId/resends',
  tool,
  body: z.object({}),
  reply: RegistrationCode,
  problems: ['no-address'],
})
export const withdrawInvitation = endpoint({
  summary: 'Withdraw an invitation: its link and its code stop working',
  method: 'DELETE',
  path: '/invitations/:invitationId',
  tool,
})
export const printLetters = endpoint({
  summary: 'Letters with code and QR code, up to a thousand in one PDF',
  method: 'POST',
  path: '/invitation-letters',
  tool,
  download: true,
  body: z.object({ invitationIds: z.array(id).min(1).max(1000) }),
  reply: z.unknown(),
})

export const lookUpCode = endpoint({
  summary: 'What a registration code opens: the address, and nobody’s name',
  method: 'POST',
  path: '/apps/:appId/registration-lookups',
  anonymous: true,
  body: z.object({ code }),
  reply: z.object({ homes: z.array(z.object({ address: z.string(), unit: z.string() })), email: z.string().nullable() }),
  problems: ['code-unknown'],
})
export const askForCode = endpoint({
  summary: 'Ask for the invitation again by the address that the management knows; answers the same whether it is known or not',
  method: 'POST',
  path: '/apps/:appId/registration-mails',
  anonymous: true,
  body: z.object({ email }),
})
export const register = endpoint({
  summary: 'Register with a code: a new account, or a further home for an account one has',
  method: 'POST',
  path: '/apps/:appId/registrations',
  anonymous: true,
  body: z.object({
    code,
    username: line(),
    email,
    password: z.string().min(10, 'password-too-short').max(500),
    locale: Locale,
  }),
  reply: z.object({ userId: id, confirmed: z.boolean() }),
  problems: ['code-unknown', 'wrong-credentials'],
})

export const Home = z.object({
  utilisationPeriodId: id,
  appId: id,
  unitId: id,
  address: z.string(),
  place: z.string(),
  unit: z.string(),
  size: z.number().nullable(),
  startDate: day,
  endDate: day.nullable(),
  state: z.enum(['past', 'current', 'upcoming']),
  manager: z.object({ name: z.string(), email: z.string().nullable(), phoneNumber: z.string().nullable() }).nullable(),
})
export type Home = z.infer<typeof Home>

export const listHomes = endpoint({ summary: 'My homes: present, coming and past', method: 'GET', path: '/homes', reply: listOf(Home) })
