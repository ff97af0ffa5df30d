import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { digits, email, id, keptId, key, line, listOf, paging } from '#kernel/contract/shapes.ts'

const address = z.object({
  city: line(200, 0).nullish(),
  country: line(2, 0).nullish(),
  houseNumber: line(20, 0).nullish(),
  latitude: z.number().nullish(),
  longitude: z.number().nullish(),
  postalCode: digits(20, 0).nullish(),
  street: line(200, 0).nullish(),
  type: line(50, 0).nullish(),
})

export const ProviderType = z.enum(['property-manager', 'service-provider', 'craftspeople'])

export const ServiceProvider = z.object({
  id,
  name: z.string(),
  type: ProviderType,
  parent: id.nullable(),
  email: z.string().nullable(),
  phoneNumber: z.string().nullable(),
  website: z.string().nullable(),
  address,
  externalId: z.string().nullable(),
  readOnly: z.boolean(),
})
export type ServiceProvider = z.infer<typeof ServiceProvider>

const given = {
  parent: id.nullish(),
  email: email.nullish(),
  phoneNumber: digits(50, 0).nullish(),
  website: key(500, 0).nullish(),
  address: address.optional(),
  externalId: key().nullish(),
  readOnly: z.boolean().optional(),
}

const problems = ['service-provider-external-id-taken', 'service-provider-parent']

const create = {
  summary: 'Add a property manager or craftspeople',
  method: 'POST',
  keepsId: true,
  body: z.object({ id: keptId, ...given, name: line(), type: ProviderType.default('property-manager') }),
  reply: ServiceProvider,
  problems,
} as const
const list = {
  summary: 'Property managers and craftspeople',
  method: 'GET',
  query: z.object({ page: paging.page, limit: paging.limit }),
  reply: listOf(ServiceProvider),
} as const
const find = { summary: 'A property manager or craftspeople', method: 'GET', reply: ServiceProvider } as const
const change = {
  summary: 'Change a property manager or craftspeople',
  method: 'PATCH',
  body: z.object({ ...given, name: line().optional(), type: ProviderType.optional() }),
  reply: ServiceProvider,
  problems: [...problems, 'owned-by-interface'] as string[],
} as const

const remove = {
  summary: 'Delete a property manager or craftspeople whom no building and no other one needs',
  method: 'DELETE',
  problems: ['service-provider-in-use', 'owned-by-interface'] as string[],
} as const

/** The wire knows the same records under two names. */
export const createServiceProvider = endpoint({ ...create, path: '/service-providers' })
export const createPropertyManager = endpoint({ ...create, path: '/property-managers' })
export const listServiceProviders = endpoint({ ...list, path: '/service-providers' })
export const listPropertyManagers = endpoint({ ...list, path: '/property-managers' })
export const findServiceProvider = endpoint({ ...find, path: '/service-providers/:serviceProviderId' })
export const findPropertyManager = endpoint({ ...find, path: '/property-managers/:serviceProviderId' })
export const changeServiceProvider = endpoint({ ...change, path: '/service-providers/:serviceProviderId' })
export const changePropertyManager = endpoint({ ...change, path: '/property-managers/:serviceProviderId' })
export const removeServiceProvider = endpoint({ ...remove, path: '/service-providers/:serviceProviderId' })
export const removePropertyManager = endpoint({ ...remove, path: '/property-managers/:serviceProviderId' })
