import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, key } from '#kernel/contract/shapes.ts'

/** What an ERP system can look up by its own keys, in the words of the wire. */
export const Resource = z.enum([
  'group',
  'property',
  'propertyManager',
  'registrationCode',
  'unit',
  'user',
  'utilisationPeriod',
])
export type Resource = z.infer<typeof Resource>

const Wanted = z.object({
  externalIds: z.array(key()).min(1).max(1000),
  /** The thing right above it in the tree. */
  parentId: id.optional(),
  userType: z.enum(['agent', 'tenant']).optional(),
})
export type Wanted = z.infer<typeof Wanted>

export const lookUpIds = endpoint({
  summary: 'The ids of things by the customer’s own keys, in one app; null for what is not there',
  method: 'POST',
  path: '/id-lookup/:appId/:resource',
  body: Wanted,
  reply: z.record(z.string(), id.nullable()),
})
