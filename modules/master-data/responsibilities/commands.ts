import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor, Place } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { isKeptByOthers, keeperOf, type Kept } from '#kernel/server/keeping.ts'
import { relationChanged } from '../events.ts'
import { isInterface, mayMakeResponsible } from '../policy.ts'
import type * as contract from './contract.ts'
import * as queries from './queries.ts'

interface Typed {
  /** The person's. */
  id: string
  type: contract.UserRelation['type']
}

/** Throws Problem 400 'no-such-place' or 409 'owned-by-interface'. */
export const addRelation = async (
  db: Db,
  actor: Actor,
  { id: personId, type }: Typed,
  { ids, level, role, readOnly }: Body<typeof contract.addUserRelation>,
) => {
  const places = await queries.findPlaces(db, level, ids)
  const open = places.filter((place) => mayMakeResponsible(actor, place))
  if (open.length < new Set(ids).size) throw new Problem(400, 'no-such-place')
  const before = await queries.findRelation(db, personId, type)
  requireOwn(actor, before, open)
  const { id } = await queries.saveRelation(
    db,
    { personId, type },
    { readOnly, ...keeperOf(actor, { readOnly }, before) },
  )
  await queries.addPlaces(db, { relationId: id, role: role ?? null, level, ids: [...new Set(ids)] })
  await record(db, relationChanged, { actor, subjectId: personId, data: { userId: personId, type } })
}

/** Throws Problem 404 'not-found' or 409 'owned-by-interface'. */
export const takeRelation = async (
  db: Db,
  actor: Actor,
  { id: personId, type }: Typed,
  { ids, level, role }: Body<typeof contract.takeUserRelation>,
) => {
  const relation = await queries.findRelation(db, personId, type)
  if (!relation) throw new Problem(404, 'not-found')
  const places = await queries.findPlaces(db, level, ids)
  const open = places.filter((place) => mayMakeResponsible(actor, place))
  requireOwn(actor, relation, open)
  if (open.length > 0)
    await queries.takePlaces(db, {
      relationId: relation.id,
      role: role ?? null,
      level,
      ids: open.map(({ id }) => id),
    })
  await record(db, relationChanged, { actor, subjectId: personId, data: { userId: personId, type } })
}

/** What an interface keeps is changed at its source: Problem 409 'owned-by-interface'. */
const requireOwn = (actor: Actor, relation: Kept | undefined, places: Place[]) => {
  if (relation && isKeptByOthers(actor, relation) && !places.every((place) => isInterface(actor, place)))
    throw conflict('owned-by-interface')
}
