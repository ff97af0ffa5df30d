import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { can, day, id, line, listOf, pageOf, paging, prose } from '#kernel/contract/shapes.ts'
import { Country, ObjectTypeOfUnit, TimeZone } from './fields.contract.ts'

const tool = 'master-data' as const
const text = z.string().trim().max(500).nullable()
const abilities = can('edit', 'remove')
const filters = { page: paging.page, limit: paging.limit, filter: z.string().max(20_000).optional() }

export const PlaceType = z.enum(['App', 'Property', 'Group', 'Unit'])
export type PlaceType = z.infer<typeof PlaceType>

const Step = z.object({ id, type: PlaceType, name: z.string() })

/** A node of the tree: enough to show it, open it and open the way to it. */
export const Place = Step.extend({
  path: z.array(Step),
  groupCount: z.number().int(),
  unitCount: z.number().int(),
  inhabitedUnitCount: z.number().int(),
  readOnly: z.boolean(),
})
export type Place = z.infer<typeof Place>

export const listPlaces = endpoint({
  summary: 'The tree of places: the children of `parent` (a type and an id, such as Property-<id>), or what `search` finds anywhere',
  method: 'GET',
  path: '/places',
  query: z.object({
    parent: z.string().regex(/^(?:App|Property|Group)-[0-9a-f]{24}$/, 'place').optional(),
    search: z.string().max(200).optional(),
    after: paging.after,
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  reply: pageOf(Place),
})

export const Property = z.object({
  id,
  appID: id,
  name: z.string(),
  label: z.string().nullable(),
  timezone: z.string(),
  propertyOwner: z.string().nullable(),
  billingPeriodStartDate: day.nullable(),
  billingPeriodEndDate: day.nullable(),
  externalId: z.string().nullable(),
  readOnly: z.boolean(),
  dataSource: z.string().nullable(),
  _embedded: z.object({}),
  can: abilities,
})

const billing = { billingPeriodStartDate: day.nullish(), billingPeriodEndDate: day.nullish() }
const keys = { externalId: z.string().trim().min(1).max(200).nullish(), readOnly: z.boolean().optional() }
const property = { label: text.optional(), propertyOwner: text.optional(), ...billing, ...keys }

export const createProperty = endpoint({
  summary: 'Add a property to an app',
  method: 'POST',
  path: '/apps/:appId/properties',
  tool,
  body: z.object({ name: line(), timezone: TimeZone.default('Europe/Zurich'), ...property }),
  reply: Property,
  problems: ['property-external-id-taken'],
})
export const listProperties = endpoint({ summary: 'Properties', method: 'GET', path: '/properties', query: z.object(filters), reply: listOf(Property) })
export const findProperty = endpoint({ summary: 'A property', method: 'GET', path: '/properties/:propertyId', reply: Property })
export const changeProperty = endpoint({
  summary: 'Change a property',
  method: 'PATCH',
  path: '/properties/:propertyId',
  tool,
  body: z.object({ name: line().optional(), timezone: TimeZone.optional(), ...property }),
  reply: Property,
  problems: ['owned-by-interface', 'property-external-id-taken'],
})
export const removeProperty = endpoint({
  summary: 'Delete a property that has no buildings; for 30 days it can be brought back',
  method: 'DELETE',
  path: '/properties/:propertyId',
  tool,
  problems: ['property-not-empty', 'owned-by-interface'],
})

export const Address = z.object({
  city: text,
  country: Country.nullable(),
  houseNumber: text,
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  postalCode: text,
  street: text,
  type: text,
})

export const Group = z.object({
  id,
  propertyID: id,
  name: z.string(),
  description: z.string().nullable(),
  propertyManagerID: id.nullable(),
  propertyOwner: z.string().nullable(),
  address: Address,
  billingPeriodStartDate: day.nullable(),
  billingPeriodEndDate: day.nullable(),
  externalId: z.string().nullable(),
  readOnly: z.boolean(),
  dataSource: z.string().nullable(),
  stats: z.object({
    tenantCount: z.number().int(),
    invitationCount: z.number().int(),
    occupancy: z.number(),
    unitCount: z.number().int(),
    inhabitedUnits: z.number().int(),
  }),
  can: abilities,
})

const group = {
  description: prose(2000).nullable().optional(),
  propertyOwner: text.optional(),
  address: Address.partial().optional(),
  ...billing,
  ...keys,
}

export const createGroup = endpoint({
  summary: 'Add a building (on the wire: group) to a property',
  method: 'POST',
  path: '/properties/:propertyId/groups',
  tool,
  body: z.object({ name: line(), propertyManagerID: id.nullish(), ...group }),
  reply: Group,
  problems: ['building-external-id-taken', 'building-property-manager'],
})
export const listGroups = endpoint({ summary: 'Buildings', method: 'GET', path: '/groups', query: z.object(filters), reply: listOf(Group) })
export const findGroup = endpoint({ summary: 'A building', method: 'GET', path: '/groups/:groupId', reply: Group })
export const changeGroup = endpoint({
  summary: 'Change a building; with propertyID it moves to another property',
  method: 'PATCH',
  path: '/groups/:groupId',
  tool,
  body: z.object({ name: line().optional(), propertyManagerID: id.nullish(), propertyID: id.optional(), ...group }),
  reply: Group,
  problems: ['owned-by-interface', 'building-external-id-taken'],
})
export const removeGroup = endpoint({
  summary: 'Delete a building that has no units; for 30 days it can be brought back',
  method: 'DELETE',
  path: '/groups/:groupId',
  tool,
  problems: ['building-not-empty', 'owned-by-interface'],
})

export const Unit = z.object({
  id,
  groupID: id,
  propertyID: id,
  name: z.string(),
  type: z.enum(['rented', 'owned']),
  objectType: z.string().nullable(),
  size: z.number().nullable(),
  propertyOwner: z.string().nullable(),
  billingPeriodStartDate: day.nullable(),
  billingPeriodEndDate: day.nullable(),
  externalId: z.string().nullable(),
  readOnly: z.boolean(),
  dataSource: z.string().nullable(),
  stats: z.object({ tenantCount: z.number().int(), invitationCount: z.number().int() }),
  can: can('edit', 'remove', 'seeCustomItems', 'invite'),
})

const unit = {
  objectType: ObjectTypeOfUnit.nullish(),
  size: z.number().min(0).max(10_000_000).nullish(),
  propertyOwner: text.optional(),
  ...billing,
  ...keys,
}

export const createUnit = endpoint({
  summary: 'Add a unit to a building',
  method: 'POST',
  path: '/groups/:groupId/units',
  tool,
  body: z.object({ name: line(), type: z.enum(['rented', 'owned']).default('rented'), ...unit }),
  reply: Unit,
  problems: ['unit-external-id-taken'],
})
export const listUnits = endpoint({ summary: 'Units', method: 'GET', path: '/units', query: z.object(filters), reply: listOf(Unit) })
export const findUnit = endpoint({ summary: 'A unit', method: 'GET', path: '/units/:unitId', reply: Unit })
export const changeUnit = endpoint({
  summary: 'Change a unit; with groupID it moves to another building',
  method: 'PATCH',
  path: '/units/:unitId',
  tool,
  body: z.object({ name: line().optional(), type: z.enum(['rented', 'owned']).optional(), groupID: id.optional(), ...unit }),
  reply: Unit,
  problems: ['owned-by-interface', 'unit-external-id-taken'],
})
export const removeUnit = endpoint({
  summary: 'Delete a unit that has no current or coming period; for 30 days it can be brought back',
  method: 'DELETE',
  path: '/units/:unitId',
  tool,
  problems: ['unit-not-empty', 'owned-by-interface'],
})

export const restorePlace = endpoint({
  summary: 'Bring back a property, building or unit that was deleted in the last 30 days',
  method: 'PUT',
  path: '/deleted-places/:placeId/restoration',
  tool,
  body: z.object({}),
  reply: Step,
})
