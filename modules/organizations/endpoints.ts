import type { Row } from '#database/tables.ts'
import { notFound } from '#kernel/contract/problem.ts'
import { inLanguage, languageOf, type Translated } from '#kernel/contract/shapes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import * as contract from './contract.ts'
import { appChanged } from './events.ts'
import { appAbilities, mayEditOrganization, maySeeServiceProviders } from './policy.ts'
import * as queries from './queries.ts'

const findApp = ({ db, actor, params }: { db: Parameters<typeof queries.findApp>[0]; actor: Actor; params: { appId: string } }) =>
  queries.findApp(db, actor, params.appId)

const findProvider = ({ db, actor, params }: { db: Parameters<typeof queries.findApp>[0]; actor: Actor; params: { serviceProviderId: string } }) =>
  maySeeServiceProviders(actor) ? queries.findServiceProvider(db, params.serviceProviderId) : Promise.resolve(undefined)

export const organizationEndpoints = [
  serve(contract.listApps, {
    allow: everyone,
    async run({ db, actor }) {
      const items = (await queries.listApps(db, actor)).map((app) => present(actor, app))
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.findApp, { find: findApp, allow: everyone, run: async ({ actor, subject }) => present(actor, subject) }),
  serve(contract.createApp, {
    find: async ({ actor, params }) => (params.userId === actor.personId ? actor : undefined),
    allow: mayEditOrganization,
    run: async ({ db, actor, body }) => present(actor, await queries.insertApp(db, { name: body.name, siteUrl: body.siteUrl })),
  }),
  serve(contract.changeApp, {
    find: findApp,
    allow: appAbilities.edit,
    async run({ db, actor, subject, body: { slogan, logo, icon, availableLocales, ...rest } }) {
      const pictures = [logo, icon].filter((picture) => typeof picture === 'string')
      if (pictures.length > 0) await queries.publish(db, pictures)
      const app = await queries.setApp(db, subject.id, {
        ...rest,
        ...(slogan && { slogan: JSON.stringify(slogan) }),
        ...(logo !== undefined && { logoId: logo }),
        ...(icon !== undefined && { iconId: icon }),
        ...(availableLocales && { locales: availableLocales }),
        name: rest.name ?? subject.name,
      })
      await record(db, appChanged, { actor, subjectId: app.id, data: { appId: app.id } })
      return present(actor, app)
    },
  }),
  serve(contract.countActiveUnits, {
    find: findApp,
    allow: (actor) => maySeeServiceProviders(actor),
    run: async ({ db, actor, subject }) => ({
      ...present(actor, subject),
      activeUnitCount: await queries.countActiveUnits(db, subject.id),
    }),
  }),
  serveAnonymous(contract.findPublicApp, {
    async run({ database, params }) {
      const app = await queries.findPublicApp(database, params.appId)
      if (!app) throw notFound()
      const { id, name, colour, logoId, locales, defaultLocale } = app
      const logoUrl = logoId && `/api/v1/apps/${id}/files/${logoId}/medium`
      return { id, name, slogan: app.slogan as Translated, colour, logoUrl, availableLocales: locales, defaultLocale }
    },
  }),
  serveAnonymous(contract.findDefaultApp, {
    run: async ({ database }) => ({ id: (await queries.findOnlyApp(database)) ?? null }),
  }),
  serveAnonymous(contract.findManifest, {
    async run({ database, params }) {
      const app = await queries.findPublicApp(database, params.appId)
      if (!app) throw notFound()
      return manifestOf(app)
    },
  }),
  serve(contract.listServiceProviders, {
    allow: maySeeServiceProviders,
    async run({ db }) {
      const items = (await queries.listServiceProviders(db)).map(presentProvider)
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.createServiceProvider, {
    allow: mayEditOrganization,
    run: async ({ db, body }) => presentProvider(await queries.insertServiceProvider(db, { ...columnsOf(body), name: body.name, type: body.type })),
  }),
  serve(contract.findServiceProvider, {
    find: findProvider,
    allow: maySeeServiceProviders,
    run: async ({ subject }) => presentProvider(subject),
  }),
  serve(contract.changeServiceProvider, {
    find: findProvider,
    allow: mayEditOrganization,
    run: async ({ db, subject, body }) =>
      presentProvider(await queries.setServiceProvider(db, subject.id, { ...columnsOf(body), name: body.name ?? subject.name })),
  }),
]

const present = (actor: Actor, app: Row<'app'>): contract.App => ({
  id: app.id,
  name: app.name,
  siteUrl: app.siteUrl,
  slogan: app.slogan as Translated,
  colour: app.colour,
  logo: app.logoId,
  icon: app.iconId,
  availableLocales: app.locales,
  defaultLocale: app.defaultLocale,
  timezone: app.timezone,
  createdAt: app.createdAt.toISOString(),
  can: appAbilities.of(actor, app),
})

const manifestOf = (app: Row<'app'>) => ({
  id: `/app/${app.id}`,
  name: app.name,
  short_name: app.name,
  description: inLanguage(app.slogan as Translated, languageOf(app.defaultLocale)),
  start_url: '/app/',
  scope: '/app/',
  display: 'standalone',
  background_color: '#fbf9f5',
  theme_color: app.colour,
  icons: app.iconId
    ? [{ src: `/api/v1/apps/${app.id}/files/${app.iconId}/medium`, sizes: '512x512', type: 'image/png', purpose: 'any' }]
    : [{ src: '/app/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
})

const columnsOf = ({ parent, address, ...rest }: { parent?: string | null | undefined; address?: object | undefined; email?: string | null | undefined }) => ({
  ...rest,
  ...(parent !== undefined && { parentId: parent }),
  ...(address && { address: JSON.stringify(address) }),
})

const presentProvider = (row: Row<'serviceProvider'>) => ({
  id: row.id,
  name: row.name,
  type: row.type as 'property-manager' | 'craftspeople',
  parent: row.parentId,
  email: row.email,
  phoneNumber: row.phoneNumber,
  website: row.website,
  address: row.address as Record<string, never>,
  externalId: row.externalId,
  readOnly: row.readOnly,
})
