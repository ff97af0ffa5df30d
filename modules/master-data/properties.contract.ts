import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, line, listOf, keptId } from '#kernel/contract/shapes.ts'
import { abilities, filters, given, remark, shown, TimeZone, tool, version } from './fields.contract.ts'

export const Property = z.object({
  id,
  appID: id,
  name: z.string(),
  label: z.string().nullable(),
  timezone: z.string(),
  ...shown,
  _embedded: z.object({}),
  can: abilities,
})
export type Property = z.infer<typeof Property>

const fields = { label: remark.optional(), ...given }

export const createProperty = endpoint({
  summary: 'Add a property to an app',
  method: 'POST',
  path: '/apps/:appId/properties',
  tool,
  keepsId: true,
  body: z.object({ id: keptId, name: line(), timezone: TimeZone.default('Europe/Zurich'), ...fields }),
  reply: Property,
  problems: ['property-external-id-taken'],
})
export const listProperties = endpoint({
  summary: 'Properties',
  method: 'GET',
  path: '/properties',
  query: filters,
  reply: listOf(Property),
})
export const findProperty = endpoint({
  summary: 'A property',
  method: 'GET',
  path: '/properties/:propertyId',
  reply: Property,
})
export const changeProperty = endpoint({
  summary: 'Change a property',
  method: 'PATCH',
  path: '/properties/:propertyId',
  tool,
  body: z.object({ name: line().optional(), timezone: TimeZone.optional(), version, ...fields }),
  reply: Property,
  problems: ['owned-by-interface', 'property-external-id-taken', 'changed-meanwhile'],
})
export const removeProperty = endpoint({
  summary: 'Delete a property that has no buildings; for 30 days it can be brought back',
  method: 'DELETE',
  path: '/properties/:propertyId',
  tool,
  problems: ['property-not-empty', 'owned-by-interface'],
})
