import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import { hasGroups, setDeleted } from './removal/deleted.queries.ts'
import { ofPlace, placeEvents } from './events.ts'
import * as queries from './places.queries.ts'
import { placeOfProperty, requireOwn } from './policy.ts'
import { presentProperty } from './presenter.ts'
import type * as contract from './properties.contract.ts'

export const addProperty = async (
  db: Db,
  actor: Actor,
  { appId }: { appId: string },
  body: Body<typeof contract.createProperty>,
) => {
  const row = await queries.insertProperty(db, { ...body, ...keeperOf(actor, body), appId })
  await record(db, placeEvents.Property.created, { actor, ...ofPlace(row) })
  return row
}

/** Changes a property and gives it as it is then. Throws Problem 409 'owned-by-interface' or 'changed-meanwhile'. */
export const changeProperty = async (
  db: Db,
  actor: Actor,
  subject: queries.PropertyRow,
  { version, name, ...body }: Body<typeof contract.changeProperty>,
) => {
  requireOwn(actor, placeOfProperty(subject))
  const before = presentProperty(actor, subject)
  const columns = { ...body, ...keeperOf(actor, body, subject), name: name ?? subject.name }
  const row = await queries.setProperty(db, subject.id, columns, version)
  if (!row) throw conflict('changed-meanwhile', await now(db, actor, subject.id))
  const after = presentProperty(actor, row)
  const { subjectId, data } = ofPlace(row)
  const changes = changesOf(before, after)
  await record(db, placeEvents.Property.updated, { actor, subjectId, data: { ...data, changes } })
  return after
}

/** Throws Problem 409 'owned-by-interface' or 'property-not-empty'. */
export const removeProperty = async (db: Db, actor: Actor, subject: queries.PropertyRow) => {
  requireOwn(actor, placeOfProperty(subject))
  if (await hasGroups(db, subject.id)) throw conflict('property-not-empty')
  await setDeleted(db, 'property', subject.id, new Date())
  await record(db, placeEvents.Property.deleted, { actor, ...ofPlace(subject) })
}

const now = async (db: Db, actor: Actor, id: string) => {
  const property = await queries.findProperty(db, actor, id)
  return property && presentProperty(actor, property)
}
