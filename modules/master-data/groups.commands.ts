import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import type { Services } from '#kernel/server/services.ts'
import { hasUnits, setDeleted } from './removal/deleted.queries.ts'
import { ofPlace, placeEvents } from './events.ts'
import type * as contract from './groups.contract.ts'
import { moveGroup } from './moves/queries.ts'
import * as queries from './places.queries.ts'
import { mayEdit, placeOfGroup, placeOfProperty, requireOwn } from './policy.ts'
import { groupColumns, presentGroup } from './presenter.ts'

export const addGroup = async (
  db: Db,
  actor: Actor,
  { id: propertyId, appId }: { id: string; appId: string },
  body: Body<typeof contract.createGroup>,
) => {
  const columns = { ...groupColumns(body), ...keeperOf(actor, body) }
  const row = await queries.insertGroup(db, actor, { ...columns, propertyId, appId })
  await record(db, placeEvents.Group.created, { actor, ...ofPlace(row) })
  return row
}

interface Changing {
  db: Db
  actor: Actor
  services: Pick<Services, 'modules'>
}

/** Changes a building and gives it as it is then. Throws Problem 409 'owned-by-interface' or 'changed-meanwhile'. */
export const changeGroup = async (
  { db, actor, services }: Changing,
  subject: queries.GroupRow,
  { version, propertyID, name, ...body }: Body<typeof contract.changeGroup>,
) => {
  requireOwn(actor, placeOfGroup(subject))
  const before = presentGroup(actor, subject)
  if (propertyID && propertyID !== subject.propertyId)
    await move({ db, actor, services }, subject, propertyID)
  const columns = { ...groupColumns(body), ...keeperOf(actor, body, subject), name: name ?? subject.name }
  const row = await queries.setGroup(db, actor, subject.id, columns, version)
  if (!row) throw conflict('changed-meanwhile', await now(db, actor, subject.id))
  const after = presentGroup(actor, row)
  const { subjectId, data } = ofPlace(row)
  const changes = changesOf(before, after)
  await record(db, placeEvents.Group.updated, { actor, subjectId, data: { ...data, changes } })
  return after
}

/** Throws Problem 409 'owned-by-interface' or 'building-not-empty'. */
export const removeGroup = async (db: Db, actor: Actor, subject: Omit<queries.GroupRow, 'stats'>) => {
  requireOwn(actor, placeOfGroup(subject))
  if (await hasUnits(db, subject.id)) throw conflict('building-not-empty')
  await setDeleted(db, 'building', subject.id, new Date())
  await record(db, placeEvents.Group.deleted, { actor, ...ofPlace(subject) })
}

const now = async (db: Db, actor: Actor, id: string) => {
  const group = await queries.findGroup(db, actor, id)
  return group && presentGroup(actor, group)
}

/** The person must be allowed to edit where it comes from and where it goes; an app's residents stay in their app. */
const move = async ({ db, actor, services }: Changing, group: queries.GroupRow, propertyId: string) => {
  const property = await queries.holdProperty(db, actor, propertyId)
  if (!property || !mayEdit(actor, placeOfProperty(property))) throw new Problem(400, 'no-such-place')
  if (property.appId !== group.appId) throw conflict('other-app')
  await queries.lockGroup(db, actor, group.id)
  await moveGroup(db, services.modules, group.id, property)
}
