import { type Happened, happened } from '#kernel/server/events.ts'
import { permissionGranted, permissionRevoked, userCreated, userUpdated } from '#modules/accounts/events.ts'
import {
  periodCreated,
  periodDeleted,
  periodUpdated,
  personCheckedIn,
  personCheckedOut,
  placeEvents,
} from '#modules/master-data/events.ts'
import { changesOf } from '#kernel/server/changes.ts'
import { codeCreated, codeUpdated, invitationWithdrawn } from '#modules/tenant-management/events.ts'
import type { ToldTable, Written } from './telling.queries.ts'

type Cells = NonNullable<Written['after']>

const owned = (row: Cells) => ({
  propertyOwner: row.property_owner,
  externalId: row.external_id,
  readOnly: row.read_only,
  dataSource: row.source,
})

/** What others are told about, by the names of the wire. */
const shown: Record<ToldTable, (row: Cells) => object> = {
  property: (row) => ({ name: row.name, ...owned(row) }),
  building: (row) => ({
    propertyID: row.property_id,
    name: row.name,
    address: {
      city: row.city,
      country: row.country,
      houseNumber: row.house_number,
      latitude: row.latitude,
      longitude: row.longitude,
      postalCode: row.postal_code,
      street: row.street,
      type: row.address_type,
    },
    ...owned(row),
  }),
  unit: (row) => ({ groupID: row.building_id, propertyID: row.property_id, name: row.name, ...owned(row) }),
  utilisation_period: (row) => ({
    unitID: row.unit_id,
    startDate: row.start_date,
    endDate: row.end_date,
    externalId: row.external_id,
    readOnly: row.read_only,
    dataSource: row.source,
  }),
  registration_code: ({ code, tenant_name, tenant_email, tenant_phone, external_id, read_only }) => ({
    code,
    tenant_name,
    tenant_email,
    tenant_phone,
    external_id,
    read_only,
  }),
  person: (row) => ({
    username: row.username,
    email: row.email,
    phoneNumber: row.phone_number,
    externalId: row.external_id,
    readOnly: row.read_only,
  }),
  check_in: ({ checked_out_at }) => ({ checked_out_at }),
  permission: ({ start_at, end_at }) => ({ start_at, end_at }),
}

type Kind = 'created' | 'updated' | 'deleted' | 'restored'
type Changes = ReturnType<typeof changesOf>
type Tell = (kind: Kind, row: Cells, changes: Changes) => Happened | undefined

const tellOfPlace =
  (noun: keyof typeof placeEvents): Tell =>
  (kind, { id }, changes) =>
    happened(placeEvents[noun][kind], id, { placeId: id, ...(changes && { changes }) })

const tell: Record<ToldTable, Tell> = {
  property: tellOfPlace('Property'),
  building: tellOfPlace('Group'),
  unit: tellOfPlace('Unit'),
  utilisation_period: (kind, { id, unit_id: unitId }, changes) => {
    const type = {
      created: periodCreated,
      restored: periodCreated,
      updated: periodUpdated,
      deleted: periodDeleted,
    }[kind]
    return happened(type, id, { utilisationPeriodId: id, unitId, ...(changes && { changes }) })
  },
  registration_code: (kind, { id }) => {
    const type = {
      created: codeCreated,
      restored: codeCreated,
      updated: codeUpdated,
      deleted: invitationWithdrawn,
    }[kind]
    return happened(type, id, { registrationCodeId: id })
  },
  person: (kind, { id }, changes) => {
    if (kind === 'deleted') return undefined
    if (kind !== 'updated') return happened(userCreated, id, { userId: id })
    return happened(userUpdated, id, { userId: id, fields: Object.keys(changes ?? {}) })
  },
  check_in: (kind, { utilisation_period_id: utilisationPeriodId, unit_id: unitId, person_id: userId }) =>
    happened(kind === 'deleted' ? personCheckedOut : personCheckedIn, utilisationPeriodId, {
      utilisationPeriodId,
      unitId,
      userId,
    }),
  permission: (kind, { id, person_id: userId, role, property_id, building_id, unit_id, app_id }) =>
    happened(kind === 'deleted' ? permissionRevoked : permissionGranted, userId, {
      userId,
      permissionId: id,
      role,
      objectId: unit_id ?? building_id ?? property_id ?? app_id,
    }),
}

const gone = (row: Cells | null) => !row || Boolean(row.deleted_at)

/** What happened to a row, or undefined when nothing did that anybody is told of. */
export const happenedTo = (
  table: ToldTable,
  { before, after }: Pick<Written, 'before' | 'after'>,
): Happened | undefined => {
  if (gone(after)) return gone(before) ? undefined : tell[table]('deleted', before!, undefined)
  if (gone(before)) return tell[table](before ? 'restored' : 'created', after!, undefined)
  const changes = changesOf(shown[table](before!), shown[table](after!))
  return changes && tell[table]('updated', after!, changes)
}
