import { happened } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { happensTo } from '#kernel/server/written.ts'
import { personCheckedIn, personCheckedOut } from '#modules/master-data/events.ts'
import { codeCreated, codeUpdated, invitationWithdrawn } from './events.ts'

const codeEvents = {
  created: codeCreated,
  restored: codeCreated,
  updated: codeUpdated,
  deleted: invitationWithdrawn,
}

/** What happens to codes and to who lives where, when they are written in bulk. */
export const tenantsWritten: Module['written'] = {
  registrationCode: happensTo(
    ({ code, tenant_name, tenant_email, tenant_phone, locale, external_id, read_only }) => ({
      code,
      tenant_name,
      tenant_email,
      tenant_phone,
      locale,
      external_id,
      read_only,
    }),
    (kind, { id }) => happened(codeEvents[kind], id, { registrationCodeId: id }),
  ),
  checkIn: happensTo(
    ({ checked_out_at }) => ({ checked_out_at }),
    (kind, { utilisation_period_id: utilisationPeriodId, unit_id: unitId, person_id: userId }) =>
      happened(kind === 'deleted' ? personCheckedOut : personCheckedIn, utilisationPeriodId, {
        utilisationPeriodId,
        unitId,
        userId,
      }),
  ),
}
