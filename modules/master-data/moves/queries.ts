import type { Db } from '#kernel/server/database.ts'
import { type Level, type Module, placedTables } from '#kernel/server/module.ts'

/** The ids above a place. */
type Above = Partial<Record<Level, string>>

/**
 * Every level repeats the ids above it. A move rewrites them in everything below, in the caller's transaction; what is
 * granted on the place itself or on what is below it moves along, what is granted above it stays behind.
 */
const move = async (
  db: Db,
  modules: readonly Module[],
  { level, id }: { level: 'building' | 'unit'; id: string },
  above: Above,
) => {
  for (const [table, { repeats = [] }] of placedTables(modules)) {
    const written = Object.entries(above).filter(([of]) => repeats.includes(of as Level))
    const isItself = table === level
    if (written.length === 0 || !(isItself || repeats.includes(level))) continue
    await db
      .updateTable(table as 'ticket')
      .set(Object.fromEntries(written.map(([of, to]) => [`${of}Id`, to])))
      .where(isItself ? 'id' : `${level}Id`, '=', id)
      .execute()
  }
}

/** Moves a building, and all that is in it, to another property. */
export const moveGroup = (
  db: Db,
  modules: readonly Module[],
  id: string,
  property: { id: string; appId: string },
) => move(db, modules, { level: 'building', id }, { app: property.appId, property: property.id })

/** Moves a unit, and all that is in it, to another building. */
export const moveUnit = (
  db: Db,
  modules: readonly Module[],
  id: string,
  { appId: app, propertyId: property, id: building }: { id: string; propertyId: string; appId: string },
) => move(db, modules, { level: 'unit', id }, { app, property, building })
