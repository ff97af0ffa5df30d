import { sql } from 'kysely'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { Tables } from '#database/tables.ts'
import { endpoint } from '#kernel/contract/endpoint.ts'
import type { Ability, Role } from '#kernel/contract/roles.ts'
import type { Area } from '#kernel/contract/scopes.ts'
import { id } from '#kernel/contract/shapes.ts'
import { words } from '#kernel/contract/words.ts'
import { type Actor, allowed } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { event, record } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import type { Rights } from '#kernel/server/rights.ts'
import { serve, serveAnonymous } from '#kernel/server/serve.ts'
import type { Fixtures } from './fixtures.ts'
import { telling } from './lanterns.telling.ts'

/**
 * A tool that is made here, as a folder of `modules/` would be: a table with places on which files hang, endpoints, an ability
 * and a role of its own, events, things that people are told of, something that follows.
 */
export const makeLanterns = (owner: Pool) =>
  owner.query(`
  create table palier.lantern (
    id palier.id not null default palier.new_id(),
    app_id palier.id not null, property_id palier.id not null, building_id palier.id not null, unit_id palier.id not null,
    picture_id palier.id, note text not null default '', lit boolean not null default false
  );
  call palier.organization_table('palier.lantern');`)

export const LANTERN = 'lantern' as keyof Tables

const KEEPER = 'lantern-keeper' as Role
const LIGHT = 'lanterns.light' as Ability

const rights: Rights = {
  abilities: [LIGHT],
  roles: {
    [KEEPER]: {
      names: { de: 'Laternen', fr: 'Lanternes', it: 'Lanterne', en: 'Lanterns' },
      presets: ['external-user'],
      forPrograms: {
        order: 200,
        names: { de: 'Anzünden', fr: 'Allumer', it: 'Accendere', en: 'Light lanterns' },
      },
    },
  },
  grants: { [KEEPER]: [LIGHT], 'tenant-manager': [LIGHT] },
  needs: { 'GET /lanterns/:lanternId': LIGHT, 'PUT /lanterns/:lanternId/lighting': LIGHT },
  scopes: {
    lanterns: {
      order: 200,
      names: { de: 'Laternen', fr: 'les lanternes', it: 'le lanterne', en: 'lanterns' },
    },
  },
  scopeOfPath: { lanterns: 'lanterns' as Area },
}

const lanternLit = event('lantern.lit', z.object({ lanternId: id, appId: id }))

const eventWords = words({
  de: { 'lantern.lit': 'Laterne angezündet' },
  fr: { 'lantern.lit': 'Lanterne allumée' },
  it: { 'lantern.lit': 'Lanterna accesa' },
  en: { 'lantern.lit': 'Lantern lit' },
})

interface Lantern {
  id: string
  appId: string
  propertyId: string
  buildingId: string
  unitId: string
  note: string
  lit: boolean
}

const mayLight = (actor: Actor, lantern: Lantern) => allowed(actor, LIGHT, lantern)

/** Lanterns of places that are there. */
const listLanterns = async (db: Db, ids: string[]) => {
  const { rows } = await sql<Lantern>`
    select lantern.id, lantern.app_id as "appId", lantern.property_id as "propertyId", lantern.building_id as "buildingId",
      lantern.unit_id as "unitId", note, lit
    from lantern join unit on unit.organization_id = ${db.organizationId} and unit.id = lantern.unit_id and unit.deleted_at is null
    where lantern.organization_id = ${db.organizationId} and lantern.id = any(${ids})`.execute(db)
  return rows
}

const find = async ({ db, actor, params }: { db: Db; actor: Actor; params: { lanternId: string } }) =>
  (await listLanterns(db, [params.lanternId])).find((lantern) => mayLight(actor, lantern))

const Lit = z.object({ id, note: z.string(), lit: z.boolean() })

export const findLantern = endpoint({
  summary: 'A lantern',
  method: 'GET',
  path: '/lanterns/:lanternId',
  reply: Lit,
})
export const lightLantern = endpoint({
  summary: 'Light a lantern',
  method: 'PUT',
  path: '/lanterns/:lanternId/lighting',
  body: z.object({ note: z.string().max(100) }),
  reply: Lit,
})

/** The apps that were made since. */
export const lit: string[] = []

export const lanterns: Module = {
  name: 'lanterns',
  tables: [LANTERN],
  placed: {
    lantern: { repeats: ['app', 'property', 'building', 'unit'], keeps: 'for-ever' },
  } as Module['placed'],
  files: { lantern: ['pictureId'] } as Module['files'],
  rights,
  docs: {
    tags: { lanterns: 'Lanterns' },
    effects: { 'PUT /lanterns/:lanternId/lighting': 'It gets lighter.' },
  },
  endpoints: [
    serveAnonymous(
      endpoint({
        summary: 'How many lanterns are lit',
        method: 'GET',
        path: '/lanterns',
        anonymous: true,
        reply: z.object({ lit: z.number() }),
      }),
      { run: async () => ({ lit: lit.length }) },
    ),
    serve(findLantern, { find, allow: mayLight, run: async ({ subject }) => subject }),
    serve(lightLantern, {
      find,
      allow: mayLight,
      async run({ db, actor, subject, body }) {
        await sql`update lantern set lit = true, note = ${body.note}
          where organization_id = ${db.organizationId} and id = ${subject.id}`.execute(db)
        const data = { lanternId: subject.id, appId: subject.appId }
        await record(db, lanternLit, { actor, subjectId: subject.id, data })
        return { ...subject, ...body, lit: true }
      },
    }),
  ],
  things: {
    lantern: {
      catalogue: { group: 'other', order: 200, words: eventWords },
      events: [lanternLit],
      locate: listLanterns,
    },
  },
  ...telling,
  events: [lanternLit, ...telling.events],
  follows: { 'an app was made': async (_, { appId }) => lit.push(appId) },
}

export const lanternFixtures: Fixtures = {
  rows: async ({ home, mark, places: { appId, propertyId, groupId, unitId } }) => ({
    lanternId: await home.insert(LANTERN, { appId, propertyId, buildingId: groupId, unitId, note: mark }),
  }),
}
