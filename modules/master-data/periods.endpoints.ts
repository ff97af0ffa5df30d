import { conflict, wrongField } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { changesOf } from '#kernel/server/changes.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import { findUser } from '#modules/accounts/public.ts'
import { periodCreated, periodDeleted, periodUpdated } from './events.ts'
import * as contract from './periods.contract.ts'
import * as queries from './periods.queries.ts'
import { presentPeriod, presentPeriods } from './periods.presenting.ts'
import { findUnit, lockUnit } from './places.queries.ts'
import { mayEdit, mayEditPeriods, placeOfUnit, requireOwn } from './policy.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { utilisationPeriodId: string }
}
const find = ({ db, actor, params }: Asked) => queries.findPeriod(db, actor, params.utilisationPeriodId)
const factsOf = ({ id, unitId }: queries.PeriodRow) => ({ utilisationPeriodId: id, unitId })

export const periodEndpoints = [
  serve(contract.createPeriod, {
    find: ({ db, actor, params }) => lockUnit(db, actor, params.unitId),
    allow: (actor, unit) => mayEditPeriods(actor, placeOfUnit(unit)),
    async run({ db, actor, subject, body }) {
      const { appId, propertyId, buildingId, id: unitId } = subject
      await requireRoom(db, { ...body, unitId })
      const place = { appId, propertyId, buildingId, unitId }
      const period = await queries.insertPeriod(db, actor, { ...body, ...keeperOf(actor, body), ...place })
      await record(db, periodCreated, { actor, subjectId: period.id, data: factsOf(period) })
      return presentPeriod(db, actor, period)
    },
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
    async run({ db, actor, subject, body: { version, ...body } }) {
      requireOwn(actor, subject)
      await lockUnit(db, actor, subject.unitId)
      const { startDate = subject.startDate, endDate = subject.endDate, type = subject.type } = body
      await requireRoom(db, { unitId: subject.unitId, startDate, endDate, type, except: subject.id })
      const columns = { ...body, ...keeperOf(actor, body, subject), startDate }
      const row = await queries.setPeriod(db, actor, subject.id, columns, version)
      if (!row)
        throw conflict(
          'changed-meanwhile',
          await presentPeriod(db, actor, (await queries.findPeriod(db, actor, subject.id))!),
        )
      const [before, after] = await presentPeriods(db, actor, [subject, row])
      const changes = changesOf(before!, after!)
      await record(db, periodUpdated, { actor, subjectId: row.id, data: { ...factsOf(row), changes } })
      return after!
    },
  }),
  serve(contract.removePeriod, {
    find,
    allow: mayEdit,
    async run({ db, actor, subject }) {
      requireOwn(actor, subject)
      await queries.setPeriodDeleted(db, subject.id)
      await record(db, periodDeleted, { actor, subjectId: subject.id, data: factsOf(subject) })
    },
  }),
]

interface Wanted {
  unitId: string
  startDate: string
  endDate?: string | null | undefined
  type?: string | undefined
  except?: string
}

/** Says what stands in the way before the database refuses it, so that the person learns which day is free. */
const requireRoom = async (db: Db, { type = 'tenant', ...span }: Wanted) => {
  if (span.endDate && span.endDate < span.startDate)
    throw wrongField('endDate', 'utilisation-period-ends-before-it-starts')
  const inTheWay = type === 'tenant' && (await queries.findInTheWay(db, span))
  if (inTheWay)
    throw conflict(
      inTheWay.endDate === null ? 'utilisation-period-open' : 'utilisation-period-overlaps',
      inTheWay,
    )
}
