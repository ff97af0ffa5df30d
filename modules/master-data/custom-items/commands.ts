import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import { type Actor, allowed } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type * as contract from './contract.ts'
import { presentItem } from './presenter.ts'
import * as queries from './queries.ts'
import { itemCreated, itemDeleted, itemUpdated } from '../events.ts'

/** Throws Problem 400 'no-such-place', also for a place where the actor keeps no items. */
export const addItem = async (
  db: Db,
  actor: Actor,
  { place, name, value, unique }: Body<typeof contract.createCustomItem>,
) => {
  const where = await queries.findItemPlace(db, place)
  if (!where || !allowed(actor, 'custom-items.manage', where)) throw new Problem(400, 'no-such-place')
  const { appId: _, ...columns } = where
  const item = await queries.insertItem(db, actor, {
    ...columns,
    name,
    value,
    isUnique: unique,
    createdById: actor.personId,
  })
  await record(db, itemCreated, { actor, subjectId: item.id, data: { customItemId: item.id, place } })
  return item
}

/** Throws Problem 409 'changed-meanwhile'. */
export const changeItem = async (
  db: Db,
  actor: Actor,
  subject: queries.ItemRow,
  { unique, version, name, value }: Body<typeof contract.changeCustomItem>,
) => {
  const values = {
    name: name ?? subject.name,
    value: value ?? subject.value,
    isUnique: unique ?? subject.isUnique,
  }
  const item = await queries.setItem(db, actor, subject.id, values, version)
  if (!item)
    throw conflict('changed-meanwhile', presentItem((await queries.findItem(db, actor, subject.id))!))
  await record(db, itemUpdated, { actor, ...ofItem(item) })
  return item
}

export const removeItem = async (db: Db, actor: Actor, subject: queries.ItemRow) => {
  await queries.deleteItem(db, subject.id)
  await record(db, itemDeleted, { actor, ...ofItem(subject) })
}

const ofItem = (item: queries.ItemRow) => ({
  subjectId: item.id,
  data: { customItemId: item.id, place: queries.placeOfItem(item) },
})
