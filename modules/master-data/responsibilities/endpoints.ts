import { type Actor, allowedSomewhere } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import { findUser } from '#modules/accounts/public.ts'
import { mayMakeSomebodyResponsible } from '../policy.ts'
import { addRelation, takeRelation } from './commands.ts'
import * as contract from './contract.ts'
import { presentRelations } from './presenter.ts'

const find = ({ db, actor, params }: { db: Db; actor: Actor; params: { userId: string } }) =>
  findUser(db, actor, params.userId)

/** A person and the type of a relation, which is part of the path. */
const findTyped = async (asked: { db: Db; actor: Actor; params: { userId: string; type: string } }) => {
  const type = contract.RelationType.safeParse(asked.params.type)
  const person = type.success && (await find(asked))
  return person ? { id: person.id, type: type.data } : undefined
}

const relationOf = async (db: Db, { id, type }: Pick<contract.UserRelation, 'id' | 'type'>) =>
  (await presentRelations(db, id)).find((relation) => relation.type === type)!

export const responsibilityEndpoints = [
  serve(contract.listUserRelations, {
    find,
    allow: (actor, { id }) => actor.personId === id || allowedSomewhere(actor, 'places.read'),
    async run({ db, subject }) {
      const items = await presentRelations(db, subject.id)
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.addUserRelation, {
    find: findTyped,
    allow: mayMakeSomebodyResponsible,
    async run({ db, actor, subject, body }) {
      await addRelation(db, actor, subject, body)
      return relationOf(db, subject)
    },
  }),
  serve(contract.takeUserRelation, {
    find: findTyped,
    allow: mayMakeSomebodyResponsible,
    async run({ db, actor, subject, body }) {
      await takeRelation(db, actor, subject, body)
      return relationOf(db, subject)
    },
  }),
]
