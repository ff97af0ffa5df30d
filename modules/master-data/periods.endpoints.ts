import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { findUser } from '#modules/accounts/public.ts'
import { addPeriod, changePeriod, removePeriod } from './periods.commands.ts'
import * as contract from './periods.contract.ts'
import { presentPeriod, presentPeriods } from './periods.presenter.ts'
import * as queries from './periods.queries.ts'
import { findUnit, lockUnit } from './places.queries.ts'
import { mayEdit, mayEditPeriods, placeOfUnit } from './policy.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { utilisationPeriodId: string }
}
const find = ({ db, actor, params }: Asked) => queries.findPeriod(db, actor, params.utilisationPeriodId)

export const periodEndpoints = [
  serve(contract.createPeriod, {
    find: ({ db, actor, params }) => lockUnit(db, actor, params.unitId),
    allow: (actor, unit) => mayEditPeriods(actor, placeOfUnit(unit)),
    run: async ({ db, actor, subject, body }) =>
      presentPeriod(db, actor, await addPeriod(db, actor, subject, body)),
  }),
  serve(contract.listPeriods, {
    find: ({ db, actor, params }) => findUnit(db, actor, params.unitId),
    allow: everyone,
    async run({ db, actor, subject, query }) {
      const rows = await queries.listPeriods(db, actor, subject.id, query.archived === 'true')
      return {
        _embedded: { items: await presentPeriods(db, actor, rows) },
        total: rows.length,
      }
    },
  }),
  serve(contract.listPeriodsOfUser, {
    find: ({ db, actor, params }) => findUser(db, actor, params.userId),
    allow: everyone,
    async run({ db, actor, subject }) {
      const rows = await queries.listPeriodsOf(db, actor, subject.id)
      return {
        _embedded: { items: await presentPeriods(db, actor, rows) },
        total: rows.length,
      }
    },
  }),
  serve(contract.findPeriod, {
    find,
    allow: everyone,
    run: ({ db, actor, subject }) => presentPeriod(db, actor, subject),
  }),
  serve(contract.changePeriod, {
    find,
    allow: mayEditPeriods,
    run: ({ db, actor, subject, body }) => changePeriod(db, actor, subject, body),
  }),
  serve(contract.removePeriod, {
    find,
    allow: mayEdit,
    run: ({ db, actor, subject }) => removePeriod(db, actor, subject),
  }),
]
