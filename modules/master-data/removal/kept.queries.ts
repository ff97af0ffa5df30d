import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import { type Level, type Module, type Placed, placedTables } from '#kernel/server/module.ts'

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** That no row of a table which keeps places in these ways is at the place of a statement, there called `place`. */
export const notKept = (
  db: Db,
  modules: readonly Module[],
  level: Level,
  ways: readonly NonNullable<Placed['keeps']>[],
) =>
  sql.join(
    [
      sql`true`,
      ...placedTables(modules)
        .filter(([, { keeps }]) => keeps && ways.includes(keeps))
        .map(
          ([table]) =>
            sql`not exists (select from ${sql.table(snake(table))} kept
              where kept.organization_id = ${db.organizationId} and ${sql.ref(`kept.${level}_id`)} = place.id)`,
        ),
    ],
    sql` and `,
  )
