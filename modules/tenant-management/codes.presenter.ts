import type { Actor } from '#kernel/server/actor.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { type CodeState, findInvitation, type RegistrationCode } from './codes.contract.ts'
import { type CodeRow, listCodesById } from './codes.queries.ts'
import { codeAbilities } from './policy.ts'

export interface Fields {
  code?: string | undefined
  tenant?:
    | {
        email?: string | null | undefined
        name?: string | null | undefined
        phone?: string | null | undefined
      }
    | undefined
  tenantID?: string | null | undefined
  externalId?: string | null | undefined
  permanent?: boolean | undefined
  readOnly?: boolean | undefined
  expiresAt?: string | null | undefined
  instantTenantInviteActive?: boolean | undefined
  locale?: string | null | undefined
}

/** The columns that a code's body writes. */
export const columnsOf = ({
  tenant,
  tenantID,
  externalId = tenantID,
  instantTenantInviteActive,
  ...rest
}: Fields) => ({
  ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest & {
    code: string
  }),
  ...(tenant?.email !== undefined && { tenantEmail: tenant.email }),
  ...(tenant?.name !== undefined && { tenantName: tenant.name }),
  ...(tenant?.phone !== undefined && { tenantPhone: tenant.phone || null }),
  ...(externalId !== undefined && { externalId }),
  ...(instantTenantInviteActive !== undefined && { instantInvite: instantTenantInviteActive }),
})

export const stateOf = (
  row: Pick<CodeRow, 'withdrawnAt' | 'usedAt' | 'declinedAt' | 'expiresAt' | 'invitedAt' | 'places'>,
): CodeState => {
  if (row.withdrawnAt) return 'withdrawn'
  if (row.usedAt) return 'registered'
  if (row.declinedAt) return 'declined'
  if (row.places.every(({ ended }) => ended)) return 'withdrawn'
  if (row.expiresAt && row.expiresAt < new Date()) return 'expired'
  return row.invitedAt ? 'invited' : 'imported'
}

export const presentCode = (actor: Actor, row: CodeRow): RegistrationCode => ({
  id: row.id,
  code: row.code,
  email: row.tenantEmail,
  tenant: { email: row.tenantEmail, name: row.tenantName, phone: row.tenantPhone },
  tenantID: row.externalId,
  externalId: row.externalId,
  permanent: row.permanent,
  readOnly: row.readOnly,
  instantTenantInviteActive: row.instantInvite,
  utilisationPeriods: row.places.map(({ utilisationPeriodId }) => utilisationPeriodId),
  invitationSent: row.invitedAt !== null,
  invitedAt: row.invitedAt?.toISOString() ?? null,
  invitationProblem: row.invitationProblem as RegistrationCode['invitationProblem'],
  resendAttempts: row.resendAttempts.map((at) => at.toISOString()),
  usedAt: row.usedAt?.toISOString() ?? null,
  declinedAt: row.declinedAt?.toISOString() ?? null,
  usedBy: row.usedBy && { id: row.usedBy.id, username: row.usedBy.username },
  expiresAt: row.expiresAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  organizations: [],
  teams: [],
  locale: row.locale,
  state: stateOf(row),
  places: row.places.map(({ utilisationPeriodId, unitId, buildingId, propertyId, address, place, unit }) => ({
    utilisationPeriodId,
    unitId,
    groupId: buildingId,
    propertyId,
    address: [address, place].filter(Boolean).join(', '),
    unit,
  })),
  can: codeAbilities.of(actor, row),
})

export const codeShowing: Showing = {
  endpoint: findInvitation,
  show: async (db, actor, ids) => (await listCodesById(db, actor, ids)).map((row) => presentCode(actor, row)),
}
