import { conflict, Problem } from '#kernel/contract/problem.ts'
import { type Actor, allowedSomewhere, type Place } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { isKeptByOthers, keeperOf, type Kept } from '#kernel/server/keeping.ts'
import { serve } from '#kernel/server/serve.ts'
import { findUser } from '#modules/accounts/public.ts'
import { relationChanged } from './events.ts'
import { isInterface, mayMakeResponsible, mayMakeSomebodyResponsible } from './policy.ts'
import * as contract from './responsibilities.contract.ts'
import * as queries from './responsibilities.queries.ts'

const find = ({ db, actor, params }: { db: Db; actor: Actor; params: { userId: string } }) =>
  findUser(db, actor, params.userId)

/** A person and the type of a relation, which is part of the path. */
const findTyped = async (asked: { db: Db; actor: Actor; params: { userId: string; type: string } }) => {
  const type = contract.RelationType.safeParse(asked.params.type)
  const person = type.success && (await find(asked))
  return person ? { id: person.id, type: type.data } : undefined
}

export const responsibilityEndpoints = [
  serve(contract.listUserRelations, {
    find,
    allow: (actor, { id }) => actor.personId === id || allowedSomewhere(actor, 'places.read'),
    async run({ db, subject }) {
      const items = await listed(db, subject.id)
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.addUserRelation, {
    find: findTyped,
    allow: mayMakeSomebodyResponsible,
    async run({ db, actor, subject: { id: personId, type }, body: { ids, level, role, readOnly } }) {
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
      return changed(db, actor, personId, type)
    },
  }),
  serve(contract.takeUserRelation, {
    find: findTyped,
    allow: mayMakeSomebodyResponsible,
    async run({ db, actor, subject: { id: personId, type }, body: { ids, level, role } }) {
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
      return changed(db, actor, personId, type)
    },
  }),
]

/** What an interface keeps is changed at its source: Problem 409 'owned-by-interface'. */
const requireOwn = (actor: Actor, relation: Kept | undefined, places: Place[]) => {
  if (relation && isKeptByOthers(actor, relation) && !places.every((place) => isInterface(actor, place)))
    throw conflict('owned-by-interface')
}

const changed = async (db: Db, actor: Actor, personId: string, type: contract.UserRelation['type']) => {
  await record(db, relationChanged, { actor, subjectId: personId, data: { userId: personId, type } })
  return (await listed(db, personId)).find((relation) => relation.type === type)!
}

const listed = async (db: Db, personId: string) => {
  const relations = new Map<string, contract.UserRelation>()
  for (const row of await queries.listRelations(db, personId)) {
    const { id, readOnly } = row
    const relation = relations.get(id) ?? {
      id,
      user: personId,
      type: contract.RelationType.parse(row.type),
      responsibilities: [],
      readOnly,
    }
    relations.set(id, relation)
    if (!row.responsibilityId) continue
    let one = relation.responsibilities.find((each) => each.id === row.responsibilityId)
    if (!one) {
      one = { id: row.responsibilityId, ...(row.role && { role: row.role }), properties: [], groups: [] }
      relation.responsibilities.push(one)
    }
    if (row.propertyId) one.properties.push(row.propertyId)
    if (row.buildingId) one.groups.push(row.buildingId)
  }
  return [...relations.values()]
}
