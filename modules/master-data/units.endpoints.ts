import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { ALL } from '#kernel/server/listing.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { changesOf } from '#kernel/server/changes.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import { hasOpenPeriods, setDeleted } from './deleted.queries.ts'
import { placeEvents } from './events.ts'
import { moveUnit } from './moves.queries.ts'
import * as queries from './places.queries.ts'
import { mayEdit, placeOfGroup, placeOfUnit, requireOwn } from './policy.ts'
import { presentUnit, wantedOf } from './presenting.ts'
import { presentedUnits } from './showing.presenting.ts'
import * as contract from './units.contract.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { unitId: string }
}
const find = ({ db, actor, params }: Asked) => queries.findUnit(db, actor, params.unitId)
const now = async (db: Db, actor: Actor, id: string) => {
  const unit = await queries.findUnit(db, actor, id)
  return unit && presentUnit(actor, unit)
}
const mayEditIt = (actor: Actor, row: Parameters<typeof placeOfUnit>[0]) => mayEdit(actor, placeOfUnit(row))

export const unitEndpoints = [
  serve(contract.createUnit, {
    find: ({ db, actor, params }) => queries.holdGroup(db, actor, params.groupId),
    allow: (actor, group) => mayEdit(actor, placeOfGroup(group)),
    async run({ db, actor, subject, body }) {
      const { propertyId, appId } = subject
      const place = { buildingId: subject.id, propertyId, appId }
      const row = await queries.insertUnit(db, actor, { ...body, ...keeperOf(actor, body), ...place })
      await record(db, placeEvents.Unit.created, { actor, subjectId: row.id, data: { placeId: row.id } })
      return presentUnit(actor, row)
    },
  }),
  serve(contract.listUnits, {
    allow: everyone,
    async run({ db, actor, query, everything }) {
      const wanted = wantedOf(query)
      if (query.limit === ALL) return everything(await queries.listUnitIds(db, actor, wanted), presentedUnits)
      const { items, total } = await queries.listUnits(db, actor, wanted)
      return { _embedded: { items: items.map((row) => presentUnit(actor, row)) }, total }
    },
  }),
  serve(contract.findUnit, {
    find,
    allow: everyone,
    run: async ({ actor, subject }) => presentUnit(actor, subject),
  }),
  serve(contract.changeUnit, {
    find,
    allow: mayEditIt,
    async run({ db, actor, platform, subject, body: { version, groupID, name, ...body } }) {
      requireOwn(actor, placeOfUnit(subject))
      const before = presentUnit(actor, subject)
      if (groupID && groupID !== subject.buildingId) await move({ db, actor, platform }, subject, groupID)
      const columns = { ...body, ...keeperOf(actor, body, subject), name: name ?? subject.name }
      const row = await queries.setUnit(db, actor, subject.id, columns, version)
      if (!row) throw conflict('changed-meanwhile', await now(db, actor, subject.id))
      const after = presentUnit(actor, row)
      const changes = changesOf(before, after)
      await record(db, placeEvents.Unit.updated, {
        actor,
        subjectId: row.id,
        data: { placeId: row.id, changes },
      })
      return after
    },
  }),
  serve(contract.removeUnit, {
    find: ({ db, actor, params }) => queries.lockUnit(db, actor, params.unitId),
    allow: mayEditIt,
    async run({ db, actor, subject }) {
      requireOwn(actor, placeOfUnit(subject))
      if (await hasOpenPeriods(db, subject.id)) throw conflict('unit-not-empty')
      await setDeleted(db, 'unit', subject.id, new Date())
      await record(db, placeEvents.Unit.deleted, {
        actor,
        subjectId: subject.id,
        data: { placeId: subject.id },
      })
    },
  }),
]

interface Moving {
  db: Db
  actor: Actor
  platform: Pick<Platform, 'modules'>
}

/** The person must be allowed to edit where it comes from and where it goes; an app's residents stay in their app. */
const move = async ({ db, actor, platform }: Moving, unit: queries.UnitRow, groupId: string) => {
  const group = await queries.holdGroup(db, actor, groupId)
  if (!group || !mayEdit(actor, placeOfGroup(group))) throw new Problem(400, 'no-such-place')
  if (group.appId !== unit.appId) throw conflict('other-app')
  await queries.lockUnit(db, actor, unit.id)
  await moveUnit(db, platform.modules, unit.id, group)
}
