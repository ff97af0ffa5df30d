import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import type { Services } from '#kernel/server/services.ts'
import { hasOpenPeriods, setDeleted } from './removal/deleted.queries.ts'
import { ofPlace, placeEvents } from './events.ts'
import { moveUnit } from './moves/queries.ts'
import * as queries from './places.queries.ts'
import { mayEdit, placeOfGroup, placeOfUnit, requireOwn } from './policy.ts'
import { presentUnit } from './presenter.ts'
import type * as contract from './units.contract.ts'

export const addUnit = async (
  db: Db,
  actor: Actor,
  { id: buildingId, propertyId, appId }: Omit<queries.GroupRow, 'stats'>,
  body: Body<typeof contract.createUnit>,
) => {
  const place = { buildingId, propertyId, appId }
  const row = await queries.insertUnit(db, actor, { ...body, ...keeperOf(actor, body), ...place })
  await record(db, placeEvents.Unit.created, { actor, ...ofPlace(row) })
  return row
}

interface Changing {
  db: Db
  actor: Actor
  services: Pick<Services, 'modules'>
}

/** Changes a unit and gives it as it is then. Throws Problem 409 'owned-by-interface' or 'changed-meanwhile'. */
export const changeUnit = async (
  { db, actor, services }: Changing,
  subject: queries.UnitRow,
  { version, groupID, name, ...body }: Body<typeof contract.changeUnit>,
) => {
  requireOwn(actor, placeOfUnit(subject))
  const before = presentUnit(actor, subject)
  if (groupID && groupID !== subject.buildingId) await move({ db, actor, services }, subject, groupID)
  const columns = { ...body, ...keeperOf(actor, body, subject), name: name ?? subject.name }
  const row = await queries.setUnit(db, actor, subject.id, columns, version)
  if (!row) throw conflict('changed-meanwhile', await now(db, actor, subject.id))
  const after = presentUnit(actor, row)
  const { subjectId, data } = ofPlace(row)
  const changes = changesOf(before, after)
  await record(db, placeEvents.Unit.updated, { actor, subjectId, data: { ...data, changes } })
  return after
}

/** Throws Problem 409 'owned-by-interface' or 'unit-not-empty'. */
export const removeUnit = async (db: Db, actor: Actor, subject: Omit<queries.UnitRow, 'stats'>) => {
  requireOwn(actor, placeOfUnit(subject))
  if (await hasOpenPeriods(db, subject.id)) throw conflict('unit-not-empty')
  await setDeleted(db, 'unit', subject.id, new Date())
  await record(db, placeEvents.Unit.deleted, { actor, ...ofPlace(subject) })
}

const now = async (db: Db, actor: Actor, id: string) => {
  const unit = await queries.findUnit(db, actor, id)
  return unit && presentUnit(actor, unit)
}

/** The person must be allowed to edit where it comes from and where it goes; an app's residents stay in their app. */
const move = async ({ db, actor, services }: Changing, unit: queries.UnitRow, groupId: string) => {
  const group = await queries.holdGroup(db, actor, groupId)
  if (!group || !mayEdit(actor, placeOfGroup(group))) throw new Problem(400, 'no-such-place')
  if (group.appId !== unit.appId) throw conflict('other-app')
  await queries.lockUnit(db, actor, unit.id)
  await moveUnit(db, services.modules, unit.id, group)
}
