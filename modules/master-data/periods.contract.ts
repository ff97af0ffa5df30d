import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { can, day, email, id, instant, line, listOf, paging, prose } from '#kernel/contract/shapes.ts'

const tool = 'master-data' as const

const Member = z.object({ id, username: z.string(), email: z.string(), phoneNumber: z.string().nullable() })
export const Invitation = z.object({
  id,
  code: z.string(),
  email: z.string().nullable(),
  permanent: z.boolean(),
  invitationSent: z.boolean(),
  usedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  tenant: z.object({ email: z.string().nullable(), name: z.string().nullable(), phone: z.string().nullable() }),
})

export const Period = z.object({
  id,
  unitID: id,
  name: z.string().nullable(),
  type: z.enum(['tenant', 'ownership', 'vacant']),
  startDate: day,
  endDate: day.nullable(),
  externalId: z.string().nullable(),
  readOnly: z.boolean(),
  dataSource: z.string().nullable(),
  state: z.enum(['past', 'current', 'upcoming']),
  tenantIDs: z.array(z.string()),
  userCount: z.number().int(),
  stats: z.object({ tenantCount: z.number().int(), invitationCount: z.number().int() }),
  _embedded: z.object({ users: z.array(Member), invitations: z.array(Invitation) }),
  can: can('edit', 'remove', 'invite'),
})
export type Period = z.infer<typeof Period>

const fields = {
  name: line().nullish(),
  type: z.enum(['tenant', 'ownership', 'vacant']).optional(),
  endDate: day.nullish(),
  externalId: z.string().trim().min(1).max(200).nullish(),
  readOnly: z.boolean().optional(),
}

export const createPeriod = endpoint({
  summary: 'Add a utilisation period to a unit',
  method: 'POST',
  path: '/units/:unitId/utilisation-periods',
  tool,
  body: z.object({ startDate: day, ...fields }),
  reply: Period,
  problems: ['utilisation-period-overlaps', 'utilisation-period-ends-before-it-starts'],
})
export const listPeriods = endpoint({
  summary: 'The utilisation periods of a unit, newest first; past ones with archived=true',
  method: 'GET',
  path: '/units/:unitId/utilisation-periods',
  query: z.object({ archived: z.enum(['true', 'false']).default('false'), limit: paging.limit }),
  reply: listOf(Period),
})
export const findPeriod = endpoint({ summary: 'A utilisation period', method: 'GET', path: '/utilisation-periods/:utilisationPeriodId', reply: Period })
export const changePeriod = endpoint({
  summary: 'Change a utilisation period',
  method: 'PATCH',
  path: '/utilisation-periods/:utilisationPeriodId',
  tool,
  body: z.object({ startDate: day.optional(), ...fields }),
  reply: Period,
  problems: ['utilisation-period-overlaps', 'utilisation-period-ends-before-it-starts', 'owned-by-interface'],
})
export const removePeriod = endpoint({
  summary: 'Delete a utilisation period; afterwards it is not there',
  method: 'DELETE',
  path: '/utilisation-periods/:utilisationPeriodId/soft',
  tool,
})
export const checkIn = endpoint({
  summary: 'Check in a person who has an account',
  method: 'POST',
  path: '/utilisation-periods/:utilisationPeriodId/users',
  tool,
  body: z.object({ email }),
  reply: Period,
  problems: ['no-such-account', 'already-checked-in'],
})
export const checkOut = endpoint({
  summary: 'Check a person out; what was theirs stays theirs',
  method: 'DELETE',
  path: '/utilisation-periods/:utilisationPeriodId/users/:userId',
  tool,
})

export const CustomItem = z.object({
  id,
  name: z.string(),
  value: z.string(),
  unique: z.boolean(),
  createdAt: instant,
})
const onPlace = z.string().regex(/^(?:Property|Group|Unit|UtilisationPeriod)-[0-9a-f]{24}$/, 'place')

export const listCustomItems = endpoint({
  summary: 'The notes on a place, such as a door code; for master data administrators only',
  method: 'GET',
  path: '/custom-items',
  tool,
  query: z.object({ place: onPlace }),
  reply: listOf(CustomItem),
})
export const createCustomItem = endpoint({
  summary: 'Note something on a place; a unique one keeps its name for itself inside its property',
  method: 'POST',
  path: '/custom-items',
  tool,
  body: z.object({ place: onPlace, name: line(), value: prose(5000), unique: z.boolean().default(false) }),
  reply: CustomItem,
  problems: ['custom-item-name-taken', 'custom-item-name-already-there', 'no-such-place'],
})
export const changeCustomItem = endpoint({
  summary: 'Change a note',
  method: 'PATCH',
  path: '/custom-items/:customItemId',
  tool,
  body: z.object({ name: line().optional(), value: prose(5000).optional(), unique: z.boolean().optional() }),
  reply: CustomItem,
  problems: ['custom-item-name-taken', 'custom-item-name-already-there'],
})
export const removeCustomItem = endpoint({
  summary: 'Delete a note',
  method: 'DELETE',
  path: '/custom-items/:customItemId',
  tool,
})
