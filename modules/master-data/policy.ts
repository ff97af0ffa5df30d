import { sql, type SqlBool } from 'kysely'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import { conflict } from '#kernel/contract/problem.ts'
import { abilities } from '#kernel/server/abilities.ts'
import {
  type Actor,
  allowed,
  allowedSomewhere,
  channelsOf,
  type Grant,
  type Home,
  type Place,
} from '#kernel/server/actor.ts'
import { reached } from '#kernel/server/channels.ts'
import { isKeptByOthers, type Kept } from '#kernel/server/keeping.ts'

const homes = (actor: Actor, level: 'propertyId' | 'buildingId' | 'unitId' | 'utilisationPeriodId') => [
  ...new Set(actor.homes.map((home: Home) => home[level])),
]

/** Staff see the places their roles reach; residents see where they live or lived, up to the property. */
export const propertyVisibleTo = (actor: Actor) =>
  sql<SqlBool>`property.deleted_at is null and (${reached(channelsOf(actor, 'places.read'), { app: sql`property.app_id`, property: sql`property.id` })}
    or property.id = any(${homes(actor, 'propertyId')}))`

export const buildingVisibleTo = (actor: Actor) =>
  sql<SqlBool>`building.deleted_at is null and (${reached(channelsOf(actor, 'places.read'), {
    app: sql`building.app_id`,
    property: sql`building.property_id`,
    building: sql`building.id`,
  })} or building.id = any(${homes(actor, 'buildingId')}))`

export const unitVisibleTo = (actor: Actor) =>
  sql<SqlBool>`unit.deleted_at is null and (${reached(channelsOf(actor, 'places.read'), {
    app: sql`unit.app_id`,
    property: sql`unit.property_id`,
    building: sql`unit.building_id`,
    unit: sql`unit.id`,
  })} or unit.id = any(${homes(actor, 'unitId')}))`

/** A period is seen by the staff of its place and by those who are or were checked into it: never by who came after. */
export const periodVisibleTo = (actor: Actor) =>
  sql<SqlBool>`utilisation_period.deleted_at is null and (${reached(channelsOf(actor, 'places.read'), {
    app: sql`utilisation_period.app_id`,
    property: sql`utilisation_period.property_id`,
    building: sql`utilisation_period.building_id`,
    unit: sql`utilisation_period.unit_id`,
  })} or utilisation_period.id = any(${homes(actor, 'utilisationPeriodId')}))`

/** Notes are for those who manage them; to everybody else they are not there. */
export const customItemVisibleTo = (actor: Actor) =>
  sql<SqlBool>`exists (select from property where property.organization_id = ${currentOrganization} and property.id = custom_item.property_id
    and ${reached(channelsOf(actor, 'custom-items.manage'), {
      app: sql`property.app_id`,
      property: sql`property.id`,
      building: sql`custom_item.building_id`,
      unit: sql`custom_item.unit_id`,
    })})`

export type PlacedRow = Place & Kept

export const placeOfProperty = ({
  appId,
  id,
  readOnly,
  keptById,
}: Kept & { appId: string; id: string }): PlacedRow => ({ appId, propertyId: id, readOnly, keptById })
export const placeOfGroup = (row: Kept & { appId: string; propertyId: string; id: string }): PlacedRow => ({
  appId: row.appId,
  propertyId: row.propertyId,
  buildingId: row.id,
  readOnly: row.readOnly,
  keptById: row.keptById,
})
export const placeOfUnit = (
  row: Kept & { appId: string; propertyId: string; buildingId: string; id: string },
): PlacedRow => ({
  appId: row.appId,
  propertyId: row.propertyId,
  buildingId: row.buildingId,
  unitId: row.id,
  readOnly: row.readOnly,
  keptById: row.keptById,
})

const isInterfaceRole = ({ role }: Grant) => role === 'data-connector-admin'

/** Acts for the interface that keeps a place up to date: what it owns is its own to change. */
export const isInterface = (actor: Actor, place: Place) =>
  allowed({ ...actor, grants: actor.grants.filter(isInterfaceRole) }, 'places.import', place)

export const mayEdit = (actor: Actor, place: Place) =>
  allowed(actor, 'places.edit', place) || isInterface(actor, place)
export const mayEditPeriods = (actor: Actor, place: Place) =>
  mayEdit(actor, place) || allowed(actor, 'tenants.manage', place)

/** Says who is responsible for a place: who manages its staff, and the interface that keeps it up to date. */
export const mayMakeResponsible = (actor: Actor, place: Place) =>
  allowed(actor, 'staff.manage', place) || isInterface(actor, place)
export const mayMakeSomebodyResponsible = (actor: Actor) =>
  allowedSomewhere(actor, 'staff.manage') || actor.grants.some(isInterfaceRole)

/** What an interface owns is changed at its source, what somebody made read-only by them. */
const isLocked = (actor: Actor, row: PlacedRow) => isKeptByOthers(actor, row) && !isInterface(actor, row)

/** Refuses to change what an interface, or somebody else, keeps: Problem 409 'owned-by-interface'. */
export const requireOwn = (actor: Actor, row: PlacedRow) => {
  if (isLocked(actor, row)) throw conflict('owned-by-interface')
}

/** Today's figures of a place are for its staff: a neighbour or a former tenant does not learn who lives there. */
export const seesFigures = (actor: Actor, place: Place) => allowed(actor, 'places.read', place)

const unlocked = (may: (actor: Actor, place: Place) => boolean) => (actor: Actor, row: PlacedRow) =>
  may(actor, row) && !isLocked(actor, row)

export const placeAbilities = abilities<PlacedRow>()({ edit: unlocked(mayEdit), remove: unlocked(mayEdit) })

export const unitAbilities = abilities<PlacedRow>()({
  edit: unlocked(mayEdit),
  remove: unlocked(mayEdit),
  addPeriod: mayEditPeriods,
  seeCustomItems: (actor, place) => allowed(actor, 'custom-items.manage', place),
  invite: (actor, place) => allowed(actor, 'tenants.manage', place),
})

export const periodAbilities = abilities<PlacedRow>()({
  edit: unlocked(mayEditPeriods),
  remove: unlocked(mayEdit),
  checkIn: (actor, place) => allowed(actor, 'tenants.manage', place),
  invite: (actor, place) => allowed(actor, 'tenants.manage', place),
})

export const mayReadPlaces = (actor: Actor) => allowedSomewhere(actor, 'places.read')
export const mayEditPlaces = (actor: Actor) => allowedSomewhere(actor, 'places.edit')
export const mayManageItems = (actor: Actor) => allowedSomewhere(actor, 'custom-items.manage')
