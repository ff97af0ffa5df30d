import type { Actor } from '#kernel/server/actor.ts'
import type { Period } from './periods.contract.ts'
import type { PeriodRow } from './periods.queries.ts'
import { periodAbilities, seesFigures } from './policy.ts'

const instant = (value: string | null) => value && new Date(value).toISOString()

/** Residents see themselves: not who moved in with them later, nor who else has a code. */
export const presentPeriod = (actor: Actor, row: PeriodRow): Period => {
  const can = periodAbilities.of(actor, row)
  const staff = seesFigures(actor, row)
  const users = (row.members ?? []).filter(({ id }) => staff || id === actor.personId)
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
      users: users.map((user) => ({ ...user, checkedInAt: instant(user.checkedInAt)! })),
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
