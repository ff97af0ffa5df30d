import type { Row } from '#database/tables.ts'
import type { Body } from '#kernel/contract/endpoint.ts'
import { Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type * as contract from './categories.contract.ts'
import { presentCategory } from './categories.presenter.ts'
import * as queries from './categories.queries.ts'
import { categoriesOrdered, categoryChanged, categoryCreated } from './events.ts'

/** Throws Problem 400 'no-such-category' or 'category-too-deep'. */
export const createCategory = async (
  db: Db,
  actor: Actor,
  appId: string,
  body: Body<typeof contract.createCategory>,
) => {
  await requireParent(db, appId, body.parentID)
  const key = body.key ?? `category-${crypto.randomUUID().slice(0, 13)}`
  const { name, hint = {} } = body
  const row = await queries.insertCategory(db, {
    appId,
    key,
    parentId: body.parentID ?? null,
    name: JSON.stringify(name),
    hint: JSON.stringify(hint),
  })
  const data = { appId, categoryId: row.id }
  await record(db, categoryCreated, { actor, subjectId: row.id, data })
  return row
}

/** Changes a category and gives it as it is then. Throws Problem 400 'no-such-category' or 'category-too-deep'. */
export const changeCategory = async (
  db: Db,
  actor: Actor,
  subject: Row<'ticketCategory'>,
  { name, hint, parentID, archived }: Body<typeof contract.changeCategory>,
) => {
  if (parentID !== subject.parentId) await requireParent(db, subject.appId, parentID, subject.id)
  const columns = {
    ...(name && { name: JSON.stringify(name) }),
    ...(hint && { hint: JSON.stringify(hint) }),
    ...(parentID !== undefined && { parentId: parentID }),
    ...(archived !== undefined && { archivedAt: archived ? new Date() : null }),
  }
  if (Object.keys(columns).length === 0) return presentCategory(subject)
  const after = presentCategory(await queries.setCategory(db, subject.id, columns))
  const data = {
    appId: subject.appId,
    categoryId: subject.id,
    changes: changesOf(presentCategory(subject), after),
  }
  await record(db, categoryChanged, { actor, subjectId: subject.id, data })
  return after
}

export const orderCategories = async (db: Db, actor: Actor, appId: string, ids: string[]) => {
  await queries.setOrder(db, appId, ids)
  await record(db, categoriesOrdered, { actor, subjectId: appId, data: { appId } })
}

/** The tree has two levels: what is below something has nothing below it. */
const requireParent = async (db: Db, appId: string, parentId: string | null | undefined, ownId?: string) => {
  if (!parentId) return
  const parent = await queries.findCategory(db, parentId)
  if (!parent || parent.appId !== appId || parent.archivedAt) throw new Problem(400, 'no-such-category')
  if (parent.parentId || parentId === ownId || (ownId && (await queries.hasBelow(db, ownId))))
    throw new Problem(400, 'category-too-deep')
}
