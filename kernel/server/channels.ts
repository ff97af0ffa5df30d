import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely'
import type { ObjectType } from '../contract/roles.ts'
import type { Actor, Channels, Place } from './actor.ts'

/** The columns of a row that say where it is; a level that the row does not have is left out. */
export interface PlaceColumns {
  app?: Expression<unknown> | RawBuilder<unknown>
  property?: Expression<unknown> | RawBuilder<unknown>
  building?: Expression<unknown> | RawBuilder<unknown>
  unit?: Expression<unknown> | RawBuilder<unknown>
}

/**
 * Is the row inside these channels? Covering is downwards: a property's channel reaches its buildings and units, never
 * its app. Levels without channels are left out, so that the planner sees one comparison in the common case.
 */
export const reached = (channels: Channels, columns: PlaceColumns): RawBuilder<SqlBool> => {
  const pairs = [
    [columns.app, channels.appIds],
    [columns.property, channels.propertyIds],
    [columns.building, channels.buildingIds],
    [columns.unit, channels.unitIds],
  ] as const
  const parts = pairs.flatMap(([column, ids]) =>
    column === undefined || ids.length === 0 ? [] : [sql<SqlBool>`${column} = any(${ids})`],
  )
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

const currentHomes = ({ homes }: Pick<Actor, 'homes'>) => homes.filter(({ state }) => state === 'current')

/** The channels that reach a resident: every place that a home they live in now is in. */
export const channelsAbove = (actor: Pick<Actor, 'homes'>): string[] => [
  ...new Set(
    currentHomes(actor).flatMap(({ appId, propertyId, buildingId, unitId }) => [
      appId,
      propertyId,
      buildingId,
      unitId,
    ]),
  ),
]

/** Is the place where a resident lives now: their property or what of it is above their home? A whole app is nobody's home. */
export const livesIn = (actor: Pick<Actor, 'homes'>, { propertyId, buildingId, unitId }: Place) =>
  currentHomes(actor).some((home) =>
    unitId
      ? home.unitId === unitId
      : buildingId
        ? home.buildingId === buildingId
        : home.propertyId === propertyId,
  )

/**
 * Does this row of channels reach an actor, as a resident of the place or as staff whose channels cover it? Its table has a row for
 * each channel of a thing, with the ids above it; `object_id` is the lowest.
 */
export const reaches = (actor: Actor, covered: Channels, table: string) =>
  sql<SqlBool>`(${sql.ref(`${table}.object_id`)} = any(${channelsAbove(actor)})
    or ${reached(covered, {
      app: sql.ref(`${table}.app_id`),
      property: sql.ref(`${table}.property_id`),
      building: sql.ref(`${table}.building_id`),
      unit: sql.ref(`${table}.unit_id`),
    })})`

/** The channels of places, by level: each place is named by the lowest of its ids. */
export const channelsOfPlaces = (places: Place[]): Channels => {
  const channels: Channels = { appIds: [], propertyIds: [], buildingIds: [], unitIds: [] }
  for (const { appId, propertyId, buildingId, unitId } of places)
    if (unitId) channels.unitIds.push(unitId)
    else if (buildingId) channels.buildingIds.push(buildingId)
    else if (propertyId) channels.propertyIds.push(propertyId)
    else channels.appIds.push(appId)
  return channels
}

/** A place as the wire names its channel. */
export const keyOfPlace = ({ appId, propertyId, buildingId, unitId }: Place) =>
  unitId
    ? `Unit-${unitId}`
    : buildingId
      ? `Group-${buildingId}`
      : propertyId
        ? `Property-${propertyId}`
        : `App-${appId}`

/** What a channel of the wire names: `Property-<id>`. */
export const namedBy = (key: string) => {
  const [objectType, objectId] = key.split('-') as [ObjectType, string]
  return { objectType, objectId }
}
