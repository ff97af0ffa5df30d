import { conflict, Problem, notFound } from '#kernel/contract/problem.ts'
import { type Actor, allowed } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { findByEmail } from '#modules/accounts/public.ts'
import { periodCreated, periodDeleted, periodUpdated, personCheckedIn, personCheckedOut } from './events.ts'
import * as contract from './periods.contract.ts'
import * as queries from './periods.queries.ts'
import { findUnit } from './places.queries.ts'
import { mayManageItems, periodAbilities } from './policy.ts'

const findPeriod = ({ db, actor, params }: { db: Db; actor: Actor; params: { utilisationPeriodId: string } }) =>
  queries.findPeriod(db, actor, params.utilisationPeriodId)
const unitOf = ({ db, actor, params }: { db: Db; actor: Actor; params: { unitId: string } }) => findUnit(db, actor, params.unitId)
const findItem = ({ db, actor, params }: { db: Db; actor: Actor; params: { customItemId: string } }) => queries.findItem(db, actor, params.customItemId)

export const periodEndpoints = [
  serve(contract.createPeriod, {
    find: unitOf,
    allow: (actor, unit) => periodAbilities.edit(actor, { ...unit, unitId: unit.id }),
    async run({ db, actor, subject, body }) {
      const { appId, propertyId, buildingId, id: unitId } = subject
      const period = await queries.insertPeriod(db, actor, { ...body, appId, propertyId, buildingId, unitId })
      await record(db, periodCreated, { actor, subjectId: period.id, data: { utilisationPeriodId: period.id } })
      return present(actor, period)
    },
  }),
  serve(contract.listPeriods, {
    find: unitOf,
    allow: everyone,
    async run({ db, actor, subject, query }) {
      const items = (await queries.listPeriods(db, actor, subject.id, query.archived === 'true')).map((period) => present(actor, period))
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.findPeriod, { find: findPeriod, allow: everyone, run: async ({ actor, subject }) => present(actor, subject) }),
  serve(contract.changePeriod, {
    find: findPeriod,
    allow: periodAbilities.edit,
    async run({ db, actor, subject, body }) {
      if (subject.readOnly) throw conflict('owned-by-interface')
      const period = await queries.setPeriod(db, actor, subject.id, { ...body, startDate: body.startDate ?? subject.startDate })
      await record(db, periodUpdated, { actor, subjectId: period.id, data: { utilisationPeriodId: period.id } })
      return present(actor, period)
    },
  }),
  serve(contract.removePeriod, {
    find: findPeriod,
    allow: periodAbilities.remove,
    async run({ db, actor, subject }) {
      await queries.setPeriodDeleted(db, subject.id)
      await record(db, periodDeleted, { actor, subjectId: subject.id, data: { utilisationPeriodId: subject.id } })
    },
  }),
  serve(contract.checkIn, {
    find: findPeriod,
    allow: periodAbilities.invite,
    async run({ db, actor, subject, body }) {
      const person = await findByEmail(db, body.email)
      if (!person) throw new Problem(400, 'no-such-account')
      await queries.insertCheckIn(db, subject.id, person.id)
      const data = { utilisationPeriodId: subject.id, userId: person.id }
      await record(db, personCheckedIn, { actor, subjectId: subject.id, data })
      return present(actor, (await queries.findPeriod(db, actor, subject.id))!)
    },
  }),
  serve(contract.checkOut, {
    find: findPeriod,
    allow: periodAbilities.invite,
    async run({ db, actor, subject, params }) {
      if (!(await queries.setCheckedOut(db, subject.id, params.userId))) throw notFound()
      const data = { utilisationPeriodId: subject.id, userId: params.userId }
      await record(db, personCheckedOut, { actor, subjectId: subject.id, data })
    },
  }),
  serve(contract.listCustomItems, {
    allow: mayManageItems,
    async run({ db, actor, query }) {
      const items = (await queries.listItems(db, actor, query.place)).map(presentItem)
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.createCustomItem, {
    allow: mayManageItems,
    async run({ db, actor, body: { place, name, value, unique } }) {
      const where = await queries.findItemPlace(db, place)
      if (!where || !allowed(actor, 'custom-items.manage', where)) throw new Problem(400, 'no-such-place')
      const { appId: _, ...columns } = where
      return presentItem(await queries.insertItem(db, { ...columns, name, value, isUnique: unique, createdById: actor.personId }))
    },
  }),
  serve(contract.changeCustomItem, {
    find: findItem,
    allow: mayManageItems,
    run: async ({ db, subject, body: { unique, ...rest } }) =>
      presentItem(await queries.setItem(db, subject.id, { name: rest.name ?? subject.name, ...rest, isUnique: unique ?? subject.isUnique })),
  }),
  serve(contract.removeCustomItem, {
    find: findItem,
    allow: mayManageItems,
    async run({ db, subject }) {
      await queries.deleteItem(db, subject.id)
    },
  }),
]

const presentItem = (row: NonNullable<Awaited<ReturnType<typeof queries.findItem>>>) => ({
  id: row.id,
  name: row.name,
  value: row.value,
  unique: row.isUnique,
  createdAt: row.createdAt.toISOString(),
})

const instant = (value: string | null) => value && new Date(value).toISOString()

/** Neighbours of one household see each other; the codes are for those who hand them out. */
const present = (actor: Actor, row: queries.PeriodRow): contract.Period => {
  const can = periodAbilities.of(actor, row)
  const users = row.members ?? []
  const invitations = can.invite ? (row.invitations ?? []) : []
  return {
    id: row.id,
    unitID: row.unitId,
    name: row.name,
    type: row.type as contract.Period['type'],
    startDate: row.startDate,
    endDate: row.endDate,
    externalId: row.externalId,
    readOnly: row.readOnly,
    dataSource: row.source,
    state: row.state,
    tenantIDs: invitations.flatMap(({ externalId }) => externalId ?? []),
    userCount: users.length,
    stats: { tenantCount: users.length, invitationCount: invitations.length },
    _embedded: {
      users,
      invitations: invitations.map(({ id, code, email, name, phone, permanent, invitedAt, usedAt, expiresAt }) => ({
        id,
        code,
        email,
        permanent,
        invitationSent: invitedAt !== null,
        usedAt: instant(usedAt),
        expiresAt: instant(expiresAt),
        tenant: { email, name, phone },
      })),
    },
    can,
  }
}
