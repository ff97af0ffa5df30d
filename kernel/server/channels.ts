import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Channels } from './actor.ts'

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
