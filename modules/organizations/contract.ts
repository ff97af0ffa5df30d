import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { can, email, id, instant, line, listOf, Locale, paging, translated } from '#kernel/contract/shapes.ts'

const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'colour')

export const App = z.object({
  id,
  name: z.string(),
  siteUrl: z.string(),
  slogan: translated,
  colour,
  logo: id.nullable(),
  icon: id.nullable(),
  availableLocales: z.array(z.string()),
  defaultLocale: z.string(),
  timezone: z.string(),
  createdAt: instant,
  can: can('edit'),
})
export type App = z.infer<typeof App>

export const listApps = endpoint({
  summary: 'The apps that one works for or lives in',
  method: 'GET',
  path: '/apps',
  query: z.object({ page: paging.page, limit: paging.limit }),
  reply: listOf(App),
})
export const findApp = endpoint({ summary: 'An app', method: 'GET', path: '/apps/:appId', reply: App })

export const createApp = endpoint({
  summary: 'Make an app',
  method: 'POST',
  path: '/users/:userId/apps',
  body: z.object({ name: line(), siteUrl: z.string().max(500).default(''), availableLocales: z.unknown().optional() }),
  reply: App,
})

export const changeApp = endpoint({
  summary: 'Change how an app looks and which languages it speaks',
  method: 'PATCH',
  path: '/apps/:appId',
  body: z.object({
    name: line().optional(),
    siteUrl: z.string().max(500).optional(),
    slogan: translated.optional(),
    colour: colour.optional(),
    logo: id.nullable().optional(),
    icon: id.nullable().optional(),
    defaultLocale: Locale.optional(),
    availableLocales: z.array(Locale).min(1).optional(),
  }),
  reply: App,
})

export const countActiveUnits = endpoint({
  summary: 'How many units have a current period',
  method: 'GET',
  path: '/apps/:appId/active-units',
  reply: App.extend({ activeUnitCount: z.number().int() }),
})

export const findPublicApp = endpoint({
  summary: 'What the sign-in page of an app shows',
  method: 'GET',
  path: '/apps/:appId/public',
  anonymous: true,
  reply: z.object({
    id,
    name: z.string(),
    slogan: translated,
    colour,
    logoUrl: z.string().nullable(),
    availableLocales: z.array(z.string()),
    defaultLocale: z.string(),
  }),
})

export const findDefaultApp = endpoint({
  summary: 'The app of this installation, when it has just one',
  method: 'GET',
  path: '/public-app',
  anonymous: true,
  reply: z.object({ id: id.nullable() }),
})

export const findManifest = endpoint({
  summary: 'The web app manifest of an app',
  method: 'GET',
  path: '/apps/:appId/manifest',
  anonymous: true,
  reply: z.record(z.string(), z.unknown()),
})

const address = z.object({
  city: z.string().max(200).nullish(),
  country: z.string().max(2).nullish(),
  houseNumber: z.string().max(20).nullish(),
  latitude: z.number().nullish(),
  longitude: z.number().nullish(),
  postalCode: z.string().max(20).nullish(),
  street: z.string().max(200).nullish(),
  type: z.string().max(50).nullish(),
})

export const ServiceProvider = z.object({
  id,
  name: z.string(),
  type: z.enum(['property-manager', 'craftspeople']),
  parent: id.nullable(),
  email: z.string().nullable(),
  phoneNumber: z.string().nullable(),
  website: z.string().nullable(),
  address,
  externalId: z.string().nullable(),
  readOnly: z.boolean(),
})

const given = {
  parent: id.nullish(),
  email: email.nullish(),
  phoneNumber: z.string().max(50).nullish(),
  website: z.string().max(500).nullish(),
  address: address.optional(),
  externalId: z.string().max(200).nullish(),
  readOnly: z.boolean().optional(),
}

export const createServiceProvider = endpoint({
  summary: 'Add a property manager or craftspeople',
  method: 'POST',
  path: '/service-providers',
  body: z.object({ ...given, name: line(), type: z.enum(['property-manager', 'craftspeople']).default('property-manager') }),
  reply: ServiceProvider,
})
export const listServiceProviders = endpoint({
  summary: 'Property managers and craftspeople',
  method: 'GET',
  path: '/service-providers',
  query: z.object({ page: paging.page, limit: paging.limit }),
  reply: listOf(ServiceProvider),
})
export const findServiceProvider = endpoint({
  summary: 'A property manager or craftspeople',
  method: 'GET',
  path: '/service-providers/:serviceProviderId',
  reply: ServiceProvider,
})
export const changeServiceProvider = endpoint({
  summary: 'Change a property manager or craftspeople',
  method: 'PATCH',
  path: '/service-providers/:serviceProviderId',
  body: z.object({ ...given, name: line().optional() }),
  reply: ServiceProvider,
})
