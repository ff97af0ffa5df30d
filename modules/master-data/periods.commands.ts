import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, wrongField } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import { periodCreated, periodDeleted, periodUpdated } from './events.ts'
import type * as contract from './periods.contract.ts'
import { presentPeriod, presentPeriods } from './periods.presenter.ts'
import * as queries from './periods.queries.ts'
import { lockUnit, type UnitRow } from './places.queries.ts'
import { requireOwn } from './policy.ts'

const factsOf = ({ id, unitId }: queries.PeriodRow) => ({ utilisationPeriodId: id, unitId })

/** Adds a period to a unit that is locked. Throws Problem 409 when another is in its way. */
export const addPeriod = async (
  db: Db,
  actor: Actor,
  { appId, propertyId, buildingId, id: unitId }: Omit<UnitRow, 'stats'>,
  body: Body<typeof contract.createPeriod>,
) => {
  await requireRoom(db, { ...body, unitId })
  const place = { appId, propertyId, buildingId, unitId }
  const period = await queries.insertPeriod(db, actor, { ...body, ...keeperOf(actor, body), ...place })
  await record(db, periodCreated, { actor, subjectId: period.id, data: factsOf(period) })
  return period
}

/** Changes a period and gives it as it is then. Throws Problem 409 'owned-by-interface' or 'changed-meanwhile', or when another is in its way. */
export const changePeriod = async (
  db: Db,
  actor: Actor,
  subject: queries.PeriodRow,
  { version, ...body }: Body<typeof contract.changePeriod>,
) => {
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
}

/** Throws Problem 409 'owned-by-interface'. */
export const removePeriod = async (db: Db, actor: Actor, subject: queries.PeriodRow) => {
  requireOwn(actor, subject)
  await queries.setPeriodDeleted(db, subject.id)
  await record(db, periodDeleted, { actor, subjectId: subject.id, data: factsOf(subject) })
}

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
