import { notFound } from '#kernel/contract/problem.ts'
import type { Translated } from '#kernel/contract/shapes.ts'
import { type Actor, appsAdministered } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import { changeApp, createApp } from './apps.commands.ts'
import { manifestOf, presentApp } from './apps.presenter.ts'
import * as contract from './contract.ts'
import { appAbilities, mayEditOrganization, maySeeServiceProviders } from './policy.ts'
import * as queries from './queries.ts'

const findApp = ({ db, actor, params }: { db: Db; actor: Actor; params: { appId: string } }) =>
  queries.findApp(db, actor, params.appId)

export const appEndpoints = [
  serve(contract.listApps, {
    allow: everyone,
    async run({ db, actor }) {
      const items = (await queries.listApps(db, actor)).map((app) => presentApp(actor, app))
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.findApp, {
    find: findApp,
    allow: everyone,
    run: async ({ actor, subject }) => presentApp(actor, subject),
  }),
  serve(contract.createApp, {
    find: async ({ db, actor, params: { userId } }) =>
      userId === actor.personId || mayEditOrganization(actor) ? queries.findMember(db, userId) : undefined,
    allow: mayEditOrganization,
    async run({ db, actor, services, body }) {
      const app = await createApp(db, services, actor, body)
      const grants = actor.grants.filter(({ objectId }) => appsAdministered(actor).includes(objectId))
      const there = grants.map((grant) => ({ ...grant, objectId: app.id, appId: app.id }))
      return presentApp({ ...actor, grants: there }, app)
    },
  }),
  serve(contract.changeApp, {
    find: findApp,
    allow: appAbilities.edit,
    run: ({ db, actor, subject, body }) => changeApp(db, actor, subject, body),
  }),
  serve(contract.countActiveUnits, {
    find: findApp,
    allow: (actor) => maySeeServiceProviders(actor),
    run: async ({ db, actor, subject }) => ({
      ...presentApp(actor, subject),
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
