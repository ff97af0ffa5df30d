import type { Row } from '#database/tables.ts'
import { notFound, wrongField } from '#kernel/contract/problem.ts'
import { inLanguage, languageOf, type Translated } from '#kernel/contract/shapes.ts'
import { type Actor, appsAdministered } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { changesOf } from '#kernel/server/changes.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import type { Showing } from '#kernel/server/showing.ts'
import * as contract from './contract.ts'
import { appChanged, appCreated } from './events.ts'
import { appAbilities, mayEditOrganization, maySeeServiceProviders } from './policy.ts'
import * as queries from './queries.ts'

const findApp = ({ db, actor, params }: { db: Db; actor: Actor; params: { appId: string } }) =>
  queries.findApp(db, actor, params.appId)

export const appEndpoints = [
  serve(contract.listApps, {
    allow: everyone,
    async run({ db, actor }) {
      const items = (await queries.listApps(db, actor)).map((app) => present(actor, app))
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.findApp, {
    find: findApp,
    allow: everyone,
    run: async ({ actor, subject }) => present(actor, subject),
  }),
  serve(contract.createApp, {
    find: async ({ db, actor, params: { userId } }) =>
      userId === actor.personId || mayEditOrganization(actor) ? queries.findMember(db, userId) : undefined,
    allow: mayEditOrganization,
    async run({ db, actor, body: { availableLocales, ...rest } }) {
      const locales = availableLocales && { locales: availableLocales, defaultLocale: availableLocales[0]! }
      const app = await queries.insertApp(db, { ...rest, ...locales }, actor)
      await record(db, appCreated, { actor, subjectId: app.id, data: { appId: app.id } })
      const grants = actor.grants.filter(({ objectId }) => appsAdministered(actor).includes(objectId))
      const there = grants.map((grant) => ({ ...grant, objectId: app.id, appId: app.id }))
      return present({ ...actor, grants: there }, app)
    },
  }),
  serve(contract.changeApp, {
    find: findApp,
    allow: appAbilities.edit,
    async run({ db, actor, subject, body: { slogan, logo, icon, availableLocales, ...rest } }) {
      await showPictures(db, actor, subject, { logo, icon })
      const app = await queries.setApp(db, subject.id, {
        ...rest,
        ...(slogan && { slogan: JSON.stringify(slogan) }),
        ...(logo !== undefined && { logoId: logo }),
        ...(icon !== undefined && { iconId: icon }),
        ...(availableLocales && { locales: availableLocales }),
        name: rest.name ?? subject.name,
      })
      const after = present(actor, app)
      const changes = changesOf(present(actor, subject), after)
      await record(db, appChanged, { actor, subjectId: app.id, data: { appId: app.id, changes } })
      return after
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
      return {
        id,
        name,
        slogan: app.slogan as Translated,
        colour,
        logoUrl,
        availableLocales: locales,
        defaultLocale,
      }
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
]

export const appShowing: Showing = {
  endpoint: contract.findApp,
  show: async (db, actor, ids) =>
    (await queries.listAppsById(db, actor, ids)).map((app) => present(actor, app)),
}

interface Pictures {
  logo?: string | null | undefined
  icon?: string | null | undefined
}

/** What an app shows at its sign-in is for everyone; what it no longer shows is not. */
const showPictures = async (
  db: Db,
  actor: Actor,
  app: Row<'app'>,
  { logo = app.logoId, icon = app.iconId }: Pictures,
) => {
  const before = [app.logoId, app.iconId]
  const after = { logo, icon }
  for (const [name, picture] of Object.entries(after))
    if (picture && !before.includes(picture) && !(await queries.publishOwn(db, actor, picture)))
      throw wrongField(name, 'file-not-attachable')
  for (const picture of before)
    if (picture && picture !== logo && picture !== icon) await queries.withdraw(db, picture)
}

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
  automaticInvitation: app.automaticInvitation,
  emailToTicketEnabled: false,
  emailToTicketForwardingEnabled: false,
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
    ? [
        {
          src: `/api/v1/apps/${app.id}/files/${app.iconId}/medium`,
          sizes: '512x512',
          type: 'image/png',
          purpose: 'any',
        },
      ]
    : [
        { src: '/app/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
        { src: '/app/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
        { src: '/app/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
})
