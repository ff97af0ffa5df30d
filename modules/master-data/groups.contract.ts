import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { digits, id, line, listOf, prose, keptId } from '#kernel/contract/shapes.ts'
import { abilities, Country, filters, given, remark, shown, tool, version } from './fields.contract.ts'

export const Address = z.object({
  city: remark,
  country: Country.nullable(),
  houseNumber: remark,
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  postalCode: digits(20, 0).nullable(),
  street: remark,
  type: remark,
})

/** A building; the wire calls it a group. */
export const Group = z.object({
  id,
  propertyID: id,
  name: z.string(),
  description: z.string().nullable(),
  propertyManagerID: id.nullable(),
  address: z.object({
    city: z.string().nullable(),
    country: z.string().nullable(),
    houseNumber: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    postalCode: z.string().nullable(),
    street: z.string().nullable(),
    type: z.string().nullable(),
  }),
  /** Today's figures, for the staff of the place; `occupancy` is the share of units in use, 0 to 1. */
  stats: z.object({
    tenantCount: z.number().int().nullable(),
    invitationCount: z.number().int().nullable(),
    occupancy: z.number().nullable(),
    unitCount: z.number().int().nullable(),
    inhabitedUnits: z.number().int().nullable(),
  }),
  ...shown,
  can: abilities,
})
export type Group = z.infer<typeof Group>

const fields = {
  description: prose(2000).nullable().optional(),
  address: Address.partial().optional(),
  propertyManagerID: id.nullish(),
  /** The official client's spelling when it changes a building. */
  propertyManagerId: id.nullish(),
  ...given,
}

export const createGroup = endpoint({
  summary: 'Add a building (on the wire: group) to a property',
  method: 'POST',
  path: '/properties/:propertyId/groups',
  tool,
  keepsId: true,
  body: z.object({ id: keptId, name: line(), ...fields }),
  reply: Group,
  problems: ['building-external-id-taken', 'building-property-manager'],
})
export const listGroups = endpoint({
  summary: 'Buildings',
  method: 'GET',
  path: '/groups',
  query: filters,
  reply: listOf(Group),
})
export const findGroup = endpoint({
  summary: 'A building',
  method: 'GET',
  path: '/groups/:groupId',
  reply: Group,
})
export const changeGroup = endpoint({
  summary:
    'Change a building; with propertyID it moves, with all that is in it, to another property of the same app',
  method: 'PATCH',
  path: '/groups/:groupId',
  tool,
  body: z.object({ name: line().optional(), propertyID: id.optional(), version, ...fields }),
  reply: Group,
  problems: [
    'owned-by-interface',
    'building-external-id-taken',
    'changed-meanwhile',
    'no-such-place',
    'other-app',
  ],
})
export const removeGroup = endpoint({
  summary: 'Delete a building that has no units; for 30 days it can be brought back',
  method: 'DELETE',
  path: '/groups/:groupId',
  tool,
  problems: ['building-not-empty', 'owned-by-interface'],
})
