import { conflict, notFound, Problem } from '#kernel/contract/problem.ts'
import { type Actor, allowed, allowedSomewhere } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { type EventType, record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import * as contract from './contract.ts'
import { placeCreated, placeDeleted, placeRestored, placeUpdated } from './events.ts'
import { mayReadPlaces, placeAbilities, unitAbilities } from './policy.ts'
import { groupColumns, pageOf, presentGroup, presentPlace, presentProperty, presentUnit, wantedOf } from './presenting.ts'
import * as queries from './places.queries.ts'
import { listAppNodes, listChildren, searchPlaces } from './tree.queries.ts'

interface Asked {
  db: Db
  actor: Actor
}
const findProperty = ({ db, actor, params }: Asked & { params: { propertyId: string } }) => queries.findProperty(db, actor, params.propertyId)
const findGroup = ({ db, actor, params }: Asked & { params: { groupId: string } }) => queries.findGroup(db, actor, params.groupId)
const findUnit = ({ db, actor, params }: Asked & { params: { unitId: string } }) => queries.findUnit(db, actor, params.unitId)

const propertyPlace = (row: { appId: string; id: string; readOnly: boolean }) => ({ appId: row.appId, propertyId: row.id, readOnly: row.readOnly })
const groupPlace = (row: { appId: string; propertyId: string; id: string; readOnly: boolean }) => ({
  appId: row.appId,
  propertyId: row.propertyId,
  buildingId: row.id,
  readOnly: row.readOnly,
})
const unitPlace = (row: { appId: string; propertyId: string; buildingId: string; id: string; readOnly: boolean }) => ({
  ...groupPlace({ ...row, id: row.buildingId }),
  unitId: row.id,
})

/** What an interface owns is changed at its source; only programs that hold the key of the interface may. */
const requireOwn = (row: { readOnly: boolean }) => {
  if (row.readOnly) throw conflict('owned-by-interface')
}

const note = (db: Db, type: EventType<{ placeId: string; type: 'Property' | 'Group' | 'Unit' }>, actor: Actor, level: 'Property' | 'Group' | 'Unit', id: string) =>
  record(db, type, { actor, subjectId: id, data: { placeId: id, type: level } })

export const placeEndpoints = [
  serve(contract.listPlaces, {
    allow: mayReadPlaces,
    async run({ db, actor, query: { parent, search, after, limit } }) {
      if (search?.trim()) return { _embedded: { items: (await searchPlaces(db, actor, search)).map(presentPlace) } }
      if (!parent) return { _embedded: { items: (await listAppNodes(db, actor)).map(presentPlace) } }
      const [type = '', id = ''] = parent.split('-')
      return pageOf(await listChildren(db, actor, { type, id }, { after: keyOf(after), limit: limit + 1 }), limit)
    },
  }),
  serve(contract.createProperty, {
    find: async ({ actor, params }) => (actor.grants.some(({ appId }) => appId === params.appId) ? params : undefined),
    allow: (actor, { appId }) => allowed(actor, 'places.edit', { appId }),
    async run({ db, actor, subject, body }) {
      const row = await queries.insertProperty(db, { ...body, appId: subject.appId })
      await note(db, placeCreated, actor, 'Property', row.id)
      return presentProperty(row, placeAbilities.of(actor, propertyPlace(row)))
    },
  }),
  serve(contract.listProperties, {
    allow: everyone,
    async run({ db, actor, query }) {
      const { items, total } = await queries.listProperties(db, actor, wantedOf(query))
      return { _embedded: { items: items.map((row) => presentProperty(row, placeAbilities.of(actor, propertyPlace(row)))) }, total }
    },
  }),
  serve(contract.findProperty, {
    find: findProperty,
    allow: everyone,
    run: async ({ actor, subject }) => presentProperty(subject, placeAbilities.of(actor, propertyPlace(subject))),
  }),
  serve(contract.changeProperty, {
    find: findProperty,
    allow: (actor, row) => placeAbilities.edit(actor, propertyPlace(row)),
    async run({ db, actor, subject, body }) {
      requireOwn(subject)
      const row = await queries.setProperty(db, subject.id, { ...body, name: body.name ?? subject.name })
      await note(db, placeUpdated, actor, 'Property', row.id)
      return presentProperty(row, placeAbilities.of(actor, propertyPlace(row)))
    },
  }),
  serve(contract.removeProperty, {
    find: findProperty,
    allow: (actor, row) => placeAbilities.edit(actor, propertyPlace(row)),
    async run({ db, actor, subject }) {
      requireOwn(subject)
      if (await queries.hasGroups(db, subject.id)) throw conflict('property-not-empty')
      await queries.setDeleted(db, 'property', subject.id, new Date())
      await note(db, placeDeleted, actor, 'Property', subject.id)
    },
  }),
  serve(contract.createGroup, {
    find: findProperty,
    allow: (actor, row) => placeAbilities.edit(actor, propertyPlace(row)),
    async run({ db, actor, subject, body }) {
      const row = await queries.insertGroup(db, actor, { ...groupColumns(body), name: body.name, propertyId: subject.id, appId: subject.appId })
      await note(db, placeCreated, actor, 'Group', row.id)
      return presentGroup(row, placeAbilities.of(actor, groupPlace(row)))
    },
  }),
  serve(contract.listGroups, {
    allow: everyone,
    async run({ db, actor, query }) {
      const { items, total } = await queries.listGroups(db, actor, wantedOf(query))
      return { _embedded: { items: items.map((row) => presentGroup(row, placeAbilities.of(actor, groupPlace(row)))) }, total }
    },
  }),
  serve(contract.findGroup, {
    find: findGroup,
    allow: everyone,
    run: async ({ actor, subject }) => presentGroup(subject, placeAbilities.of(actor, groupPlace(subject))),
  }),
  serve(contract.changeGroup, {
    find: findGroup,
    allow: (actor, row) => placeAbilities.edit(actor, groupPlace(row)),
    async run({ db, actor, subject, body: { propertyID, ...body } }) {
      requireOwn(subject)
      if (propertyID && propertyID !== subject.propertyId) {
        const property = await queries.findProperty(db, actor, propertyID)
        if (!property || !placeAbilities.edit(actor, propertyPlace(property))) throw new Problem(400, 'no-such-place')
        await queries.moveGroup(db, subject.id, property)
      }
      const row = await queries.setGroup(db, actor, subject.id, { ...groupColumns(body), name: body.name ?? subject.name })
      await note(db, placeUpdated, actor, 'Group', row.id)
      return presentGroup(row, placeAbilities.of(actor, groupPlace(row)))
    },
  }),
  serve(contract.removeGroup, {
    find: findGroup,
    allow: (actor, row) => placeAbilities.edit(actor, groupPlace(row)),
    async run({ db, actor, subject }) {
      requireOwn(subject)
      if (await queries.hasUnits(db, subject.id)) throw conflict('building-not-empty')
      await queries.setDeleted(db, 'building', subject.id, new Date())
      await note(db, placeDeleted, actor, 'Group', subject.id)
    },
  }),
  serve(contract.createUnit, {
    find: findGroup,
    allow: (actor, row) => placeAbilities.edit(actor, groupPlace(row)),
    async run({ db, actor, subject, body }) {
      const { propertyId, appId } = subject
      const row = await queries.insertUnit(db, actor, { ...body, buildingId: subject.id, propertyId, appId })
      await note(db, placeCreated, actor, 'Unit', row.id)
      return presentUnit(row, unitAbilities.of(actor, unitPlace(row)))
    },
  }),
  serve(contract.listUnits, {
    allow: everyone,
    async run({ db, actor, query }) {
      const { items, total } = await queries.listUnits(db, actor, wantedOf(query))
      return { _embedded: { items: items.map((row) => presentUnit(row, unitAbilities.of(actor, unitPlace(row)))) }, total }
    },
  }),
  serve(contract.findUnit, {
    find: findUnit,
    allow: everyone,
    run: async ({ actor, subject }) => presentUnit(subject, unitAbilities.of(actor, unitPlace(subject))),
  }),
  serve(contract.changeUnit, {
    find: findUnit,
    allow: (actor, row) => placeAbilities.edit(actor, unitPlace(row)),
    async run({ db, actor, subject, body: { groupID, ...body } }) {
      requireOwn(subject)
      if (groupID && groupID !== subject.buildingId) {
        const group = await queries.findGroup(db, actor, groupID)
        if (!group || !placeAbilities.edit(actor, groupPlace(group))) throw new Problem(400, 'no-such-place')
        await queries.moveUnit(db, subject.id, group)
      }
      const row = await queries.setUnit(db, actor, subject.id, { ...body, name: body.name ?? subject.name })
      await note(db, placeUpdated, actor, 'Unit', row.id)
      return presentUnit(row, unitAbilities.of(actor, unitPlace(row)))
    },
  }),
  serve(contract.removeUnit, {
    find: findUnit,
    allow: (actor, row) => placeAbilities.edit(actor, unitPlace(row)),
    async run({ db, actor, subject }) {
      requireOwn(subject)
      if (await queries.hasOpenPeriods(db, subject.id)) throw conflict('unit-not-empty')
      await queries.setDeleted(db, 'unit', subject.id, new Date())
      await note(db, placeDeleted, actor, 'Unit', subject.id)
    },
  }),
  serve(contract.restorePlace, {
    find: async ({ db, actor, params }) => {
      const found = await queries.findDeleted(db, params.placeId)
      return found && allowed(actor, 'places.edit', { appId: found.appId, propertyId: found.propertyId, buildingId: found.buildingId }) ? found : undefined
    },
    allow: (actor) => allowedSomewhere(actor, 'places.edit'),
    async run({ db, actor, subject }) {
      await queries.setDeleted(db, subject.level, subject.id, null)
      const above =
        subject.level === 'unit'
          ? await queries.findGroup(db, actor, subject.buildingId)
          : subject.level === 'building'
            ? await queries.findProperty(db, actor, subject.propertyId)
            : subject
      if (!above) throw notFound()
      const type = ({ property: 'Property', building: 'Group', unit: 'Unit' } as const)[subject.level]
      await note(db, placeRestored, actor, type, subject.id)
      return { id: subject.id, type, name: subject.name }
    },
  }),
]

const keyOf = (after: string | undefined) => {
  if (!after) return undefined
  const [name = '', id = ''] = Buffer.from(after, 'base64url').toString().split('\n')
  return { name, id }
}
