import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import {
  can,
  day,
  email,
  id,
  instant,
  keptId,
  key,
  line,
  listOf,
  pagingOfWhole,
} from '#kernel/contract/shapes.ts'
import { User } from '#modules/accounts/users.contract.ts'
import { tool, version } from './fields.contract.ts'

/** Whole as far as the reader sees people; `tenantIDs` only of the app that the home is in. */
const Member = User.extend({ checkedInAt: instant })

/** A registration code and an invitation are the same record. */
export const Invitation = z.object({
  id,
  code: z.string(),
  tenantID: z.string().nullable(),
  /** The same under the name that other things have for it. */
  externalId: z.string().nullable(),
  email: z.string().nullable(),
  tenant: z.object({
    email: z.string().nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  permanent: z.boolean(),
  readOnly: z.boolean(),
  invitationSent: z.boolean(),
  resendAttempts: z.array(instant),
  usedAt: instant.nullable(),
  /** When the person said that they do not want to be added. */
  declinedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  createdAt: instant,
  utilisationPeriods: z.array(id),
  organizations: z.array(z.string()),
  teams: z.array(z.string()),
})

const PeriodType = z.enum(['tenant', 'ownership', 'vacant'])

/** Staff see everybody checked in and the codes they may hand out; residents see themselves. */
export const Period = z.object({
  id,
  unitID: id,
  name: z.string(),
  type: PeriodType,
  startDate: day,
  endDate: day.nullable(),
  externalId: z.string().nullable(),
  readOnly: z.boolean(),
  dataSource: z.string().nullable(),
  version: z.number().int(),
  /** As of today, where the property is. */
  state: z.enum(['past', 'current', 'upcoming']),
  tenantIDs: z.array(z.string()),
  userCount: z.number().int(),
  stats: z.object({ tenantCount: z.number().int(), invitationCount: z.number().int() }),
  _embedded: z.object({ users: z.array(Member), invitations: z.array(Invitation) }),
  can: can('edit', 'remove', 'checkIn', 'invite'),
})
export type Period = z.infer<typeof Period>

const fields = {
  name: line().nullish(),
  type: PeriodType.optional(),
  endDate: day.nullish(),
  externalId: key().nullish(),
  readOnly: z.boolean().optional(),
}

/** `detail` of the first two is the period in the way: id, startDate, endDate, and `earliest`, the first day that is free. */
const inTheWay = [
  'utilisation-period-open',
  'utilisation-period-overlaps',
  'utilisation-period-ends-before-it-starts',
]

export const createPeriod = endpoint({
  summary: 'Add a utilisation period to a unit; an open period blocks every later one',
  method: 'POST',
  path: '/units/:unitId/utilisation-periods',
  tool,
  keepsId: true,
  body: z.object({ id: keptId, startDate: day, ...fields }),
  reply: Period,
  problems: inTheWay,
})
export const listPeriods = endpoint({
  summary: 'The utilisation periods of a unit, newest first; with archived=true past ones too',
  method: 'GET',
  path: '/units/:unitId/utilisation-periods',
  query: z.object({ ...pagingOfWhole, archived: z.enum(['true', 'false']).default('false') }),
  reply: listOf(Period),
})
export const listPeriodsOfUser = endpoint({
  summary: 'The utilisation periods that a person is or was checked into, the latest first',
  method: 'GET',
  path: '/users/:userId/utilisation-periods',
  query: z.object(pagingOfWhole),
  reply: listOf(Period),
})
export const findPeriod = endpoint({
  summary: 'A utilisation period',
  method: 'GET',
  path: '/utilisation-periods/:utilisationPeriodId',
  reply: Period,
})
export const changePeriod = endpoint({
  summary: 'Change a utilisation period; with an end date it is closed',
  method: 'PATCH',
  path: '/utilisation-periods/:utilisationPeriodId',
  tool,
  body: z.object({ startDate: day.optional(), version, ...fields }),
  reply: Period,
  problems: [...inTheWay, 'owned-by-interface', 'changed-meanwhile'],
})
export const removePeriod = endpoint({
  summary: 'Delete a utilisation period; afterwards it is not there, and nobody lives there by it',
  method: 'DELETE',
  path: '/utilisation-periods/:utilisationPeriodId/soft',
  tool,
  problems: ['owned-by-interface'],
})
export const checkIn = endpoint({
  summary:
    'Check in a person by their address: at once whom one looks after anyway; everybody else is invited, and answers alike whether they have an account or not',
  method: 'POST',
  path: '/utilisation-periods/:utilisationPeriodId/users',
  tool,
  body: z.object({ email }),
  reply: Period,
  problems: ['already-checked-in', 'already-invited', 'utilisation-period-past', 'too-many-requests'],
})
export const checkOut = endpoint({
  summary:
    'Check a person out: what let them into this home ends with it; what was theirs stays theirs, and so do their other homes',
  method: 'DELETE',
  path: '/utilisation-periods/:utilisationPeriodId/users/:userId',
  tool,
})
