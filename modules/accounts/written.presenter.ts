import { happened } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { happensTo } from '#kernel/server/written.ts'
import { permissionGranted, permissionRevoked, userCreated, userUpdated } from './events.ts'

/** What happens to people and to what they may do, when they are written in bulk. */
export const accountsWritten: Module['written'] = {
  person: happensTo(
    (row) => ({
      username: row.username,
      email: row.email,
      phoneNumber: row.phone_number,
      externalId: row.external_id,
      readOnly: row.read_only,
    }),
    (kind, { id }, changes) => {
      if (kind === 'deleted') return undefined
      if (kind !== 'updated') return happened(userCreated, id, { userId: id })
      return happened(userUpdated, id, { userId: id, fields: Object.keys(changes ?? {}) })
    },
  ),
  permission: happensTo(
    ({ start_at, end_at }) => ({ start_at, end_at }),
    (kind, { id, person_id: userId, role, property_id, building_id, unit_id, app_id }) =>
      happened(kind === 'deleted' ? permissionRevoked : permissionGranted, userId, {
        userId,
        permissionId: id,
        role,
        objectId: unit_id ?? building_id ?? property_id ?? app_id,
      }),
  ),
}
