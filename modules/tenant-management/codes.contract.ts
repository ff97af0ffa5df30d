import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import {
  can,
  digits,
  email,
  id,
  instant,
  keptId,
  key,
  limitByKey,
  Locale,
  name,
  pageOf,
  sought,
} from '#kernel/contract/shapes.ts'
import { asNumber } from '#kernel/contract/text.ts'

export const tool = 'tenant-management' as const

/**
 * `imported`: nobody was told yet. `invited`: a mail went out or a letter was made. `registered`: used. A permanent code
 * is for everyone who lives there and is never used up. `declined`: the person does not want to be added.
 */
export const CodeState = z.enum(['imported', 'invited', 'registered', 'declined', 'expired', 'withdrawn'])
export type CodeState = z.infer<typeof CodeState>

/** A registration code and an invitation are the same record. */
export const RegistrationCode = z.object({
  id,
  code: z.string(),
  email: z.string().nullable(),
  tenant: z.object({
    email: z.string().nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  tenantID: z.string().nullable(),
  /** The same under the name that other things have for it. */
  externalId: z.string().nullable(),
  permanent: z.boolean(),
  readOnly: z.boolean(),
  instantTenantInviteActive: z.boolean(),
  utilisationPeriods: z.array(id),
  invitationSent: z.boolean(),
  invitedAt: instant.nullable(),
  /** Why the last mail of the invitation did not arrive: its address refuses it, or the mail server did for days. */
  invitationProblem: z.enum(['address-refused', 'given-up', 'interrupted']).nullable(),
  resendAttempts: z.array(instant),
  usedAt: instant.nullable(),
  declinedAt: instant.nullable(),
  usedBy: z.object({ id, username: z.string() }).nullable(),
  expiresAt: instant.nullable(),
  createdAt: instant,
  organizations: z.array(z.string()),
  teams: z.array(z.string()),
  locale: z.string().nullable(),
  state: CodeState,
  /** What it opens. */
  places: z.array(
    z.object({
      utilisationPeriodId: id,
      unitId: id,
      groupId: id,
      propertyId: id,
      address: z.string(),
      unit: z.string(),
    }),
  ),
  can: can('edit', 'send', 'withdraw'),
})
export type RegistrationCode = z.infer<typeof RegistrationCode>

/** As it is typed; case and hyphens do not count. */
export const typedCode = z
  .string()
  .transform((value) => asNumber(value).replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^[A-Za-z0-9._-]{4,64}$/, 'code'))

/** What a code that somebody makes up must be like, so that it is not found by trying: also as a pattern of the database. */
export const HARD_TO_GUESS = '^(?=.*[A-Za-z])(?=.*[0-9]).{8,64}$|^.{12,64}$'

const tenant = z.object({
  email: z.union([email, z.literal('').transform(() => null)]).nullish(),
  name: z.union([name(), z.literal('').transform(() => null)]).nullish(),
  phone: digits(50, 0).nullish(),
})
const externalId = key(200, 0).nullish()
const fields = {
  code: typedCode.optional(),
  tenant: tenant.optional(),
  tenantID: externalId,
  /** The official client's spelling of `tenantID`; it counts where both are sent. */
  externalId,
  permanent: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  expiresAt: instant.nullish(),
  instantTenantInviteActive: z.boolean().optional(),
  locale: Locale.nullish(),
}
const periods = z.union([id, z.array(id).min(1, 'required').max(100)])
const problems = ['code-taken', 'code-guessable', 'no-such-period']

export const createCode = endpoint({
  summary: 'Make a registration code for one or several periods; without a code a random one is made',
  method: 'POST',
  path: '/registration-codes',
  tool,
  keepsId: true,
  body: z.object({ id: keptId, utilisationPeriods: periods, ...fields }),
  reply: RegistrationCode,
  problems,
})
export const addCode = endpoint({
  summary: 'Make a registration code for a period; without a code a random one is made',
  method: 'POST',
  path: '/utilisation-periods/:utilisationPeriodId/registration-codes',
  tool,
  body: z.object(fields),
  reply: RegistrationCode,
  problems,
})
export const changeCode = endpoint({
  summary: 'Change a registration code',
  method: 'PATCH',
  path: '/registration-codes/:registrationCodeId',
  tool,
  body: z.object({ utilisationPeriods: periods.optional(), ...fields }),
  reply: RegistrationCode,
  problems: [...problems, 'owned-by-interface'],
})
export const listCodes = endpoint({
  summary: 'Invitations and registration codes, newest first; withdrawn ones only when asked for',
  method: 'GET',
  path: '/registration-codes',
  tool,
  query: z.object({
    search: sought.optional(),
    state: CodeState.optional(),
    /** Of a property, building, unit or period. */
    placeId: id.optional(),
    after: id.optional(),
    limit: limitByKey(200, 50),
  }),
  reply: pageOf(RegistrationCode),
})
export const findInvitation = endpoint({
  summary: 'An invitation',
  method: 'GET',
  path: '/invitations/:invitationId',
  tool,
  reply: RegistrationCode,
})
export const sendInvitation = endpoint({
  summary: 'Send an invitation by mail, or send it again',
  method: 'POST',
  path: '/invitations/:invitationId/resends',
  tool,
  body: z.object({}),
  reply: RegistrationCode,
  problems: [
    'no-address',
    'invitation-used',
    'invitation-declined',
    'invitation-expired',
    'too-many-requests',
  ],
})
export const withdrawInvitation = endpoint({
  summary: 'Withdraw an invitation: its link and its code stop working',
  method: 'DELETE',
  path: '/invitations/:invitationId',
  tool,
  problems: ['owned-by-interface'],
})
