import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { can, id, line, listOf, keptId } from '#kernel/contract/shapes.ts'
import { filters, given, ObjectTypeOfUnit, shown, tool, version } from './fields.contract.ts'

export const Unit = z.object({
  id,
  groupID: id,
  propertyID: id,
  name: z.string(),
  type: z.enum(['rented', 'owned']),
  objectType: z.string().nullable(),
  /** Square metres. */
  size: z.number().nullable(),
  /** Today's figures, for the staff of the place. */
  stats: z.object({ tenantCount: z.number().int().nullable(), invitationCount: z.number().int().nullable() }),
  ...shown,
  can: can('edit', 'remove', 'addPeriod', 'seeCustomItems', 'invite'),
})
export type Unit = z.infer<typeof Unit>

const fields = {
  objectType: ObjectTypeOfUnit.nullish(),
  size: z.number().min(0).max(10_000_000).nullish(),
  ...given,
}

export const createUnit = endpoint({
  summary: 'Add a unit to a building',
  method: 'POST',
  path: '/groups/:groupId/units',
  tool,
  keepsId: true,
  body: z.object({
    id: keptId,
    name: line(),
    type: z.enum(['rented', 'owned']).default('rented'),
    ...fields,
  }),
  reply: Unit,
  problems: ['unit-external-id-taken'],
})
export const listUnits = endpoint({
  summary: 'Units',
  method: 'GET',
  path: '/units',
  query: filters,
  reply: listOf(Unit),
})
export const findUnit = endpoint({ summary: 'A unit', method: 'GET', path: '/units/:unitId', reply: Unit })
export const changeUnit = endpoint({
  summary:
    'Change a unit; with groupID it moves, with all that is in it, to another building of the same app',
  method: 'PATCH',
  path: '/units/:unitId',
  tool,
  body: z.object({
    name: line().optional(),
    type: z.enum(['rented', 'owned']).optional(),
    groupID: id.optional(),
    version,
    ...fields,
  }),
  reply: Unit,
  problems: [
    'owned-by-interface',
    'unit-external-id-taken',
    'changed-meanwhile',
    'no-such-place',
    'other-app',
  ],
})
export const removeUnit = endpoint({
  summary: 'Delete a unit that has no current or coming period; for 30 days it can be brought back',
  method: 'DELETE',
  path: '/units/:unitId',
  tool,
  problems: ['unit-not-empty', 'owned-by-interface'],
})
