import { happened } from '#kernel/server/events.ts'
import type { Module } from '#kernel/server/module.ts'
import { happensTo, type Telling } from '#kernel/server/written.ts'
import { periodCreated, periodDeleted, periodUpdated, placeEvents } from './events.ts'

type Row = Parameters<Telling>[1]

const owned = (row: Row) => ({
  propertyOwner: row.property_owner,
  externalId: row.external_id,
  readOnly: row.read_only,
  dataSource: row.source,
})

const shownGroup = (row: Row) => ({
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
})

const shownUnit = (row: Row) => ({
  groupID: row.building_id,
  propertyID: row.property_id,
  name: row.name,
  type: row.type,
  objectType: row.object_type,
  size: row.size,
  ...owned(row),
})

const shownPeriod = (row: Row) => ({
  unitID: row.unit_id,
  startDate: row.start_date,
  endDate: row.end_date,
  externalId: row.external_id,
  readOnly: row.read_only,
  dataSource: row.source,
})

const place =
  (resource: keyof typeof placeEvents): Telling =>
  (kind, { id }, changes) =>
    happened(placeEvents[resource][kind], id, { placeId: id, ...(changes && { changes }) })

const periodEvents = {
  created: periodCreated,
  restored: periodCreated,
  updated: periodUpdated,
  deleted: periodDeleted,
}

const period: Telling = (kind, { id, unit_id: unitId }, changes) =>
  happened(periodEvents[kind], id, { utilisationPeriodId: id, unitId, ...(changes && { changes }) })

/** What happens to places and periods that are written in bulk. */
export const placesWritten: Module['written'] = {
  property: happensTo((row) => ({ name: row.name, ...owned(row) }), place('Property')),
  building: happensTo(shownGroup, place('Group')),
  unit: happensTo(shownUnit, place('Unit')),
  utilisationPeriod: happensTo(shownPeriod, period),
}
