import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { seen, type Seen } from '#modules/accounts/public.ts'
import type { Period } from './periods.contract.ts'
import type { PeriodRow } from './periods.queries.ts'
import { periodAbilities, seesFigures } from './policy.ts'

const instant = (value: string | null) => value && new Date(value).toISOString()

/** Residents see themselves: not who moved in with them later, nor who else has a code. */
const membersOf = (actor: Actor, row: PeriodRow) => {
  const staff = seesFigures(actor, row)
  return (row.members ?? []).filter(({ id }) => staff || id === actor.personId)
}

/** Periods as the actor sees them. */
export const presentPeriods = async (db: Db, actor: Actor, rows: readonly PeriodRow[]): Promise<Period[]> => {
  const person = await seen(
    db,
    actor,
    rows.flatMap((row) => membersOf(actor, row).map(({ id }) => id)),
  )
  return rows.map((row) => present(actor, row, person))
}

export const presentPeriod = async (db: Db, actor: Actor, row: PeriodRow) =>
  (await presentPeriods(db, actor, [row]))[0]!

const present = (actor: Actor, row: PeriodRow, person: Seen): Period => {
  const can = periodAbilities.of(actor, row)
  const users = membersOf(actor, row)
  const invitations = can.invite ? (row.invitations ?? []) : []
  return {
    id: row.id,
    unitID: row.unitId,
    name: row.name ?? '',
    type: row.type as Period['type'],
    startDate: row.startDate,
    endDate: row.endDate,
    externalId: row.externalId,
    readOnly: row.readOnly,
    dataSource: row.source,
    version: row.version,
    state: row.state,
    tenantIDs: invitations.flatMap(({ tenantID }) => tenantID ?? []),
    userCount: users.length,
    stats: { tenantCount: users.length, invitationCount: invitations.length },
    _embedded: {
      users: users.map(({ checkedInAt, ...user }) => ({
        ...person(user),
        checkedInAt: instant(checkedInAt)!,
      })),
      invitations: invitations.map((code) => ({
        ...code,
        resendAttempts: code.resendAttempts.map((at) => instant(at)!),
        usedAt: instant(code.usedAt),
        declinedAt: instant(code.declinedAt),
        expiresAt: instant(code.expiresAt),
        createdAt: instant(code.createdAt)!,
      })),
    },
    can,
  }
}
