import { type RawBuilder, sql } from 'kysely'
import { type Bulk, make } from '#kernel/server/bulk.ts'
import {
  type ByKey,
  changeByKey,
  differingByKey,
  giveKeys,
  KEPT,
  newByKey,
  type Tally,
} from '#kernel/server/bulkByKey.ts'
import { names } from '#kernel/server/bulkWritten.ts'
import type { Db } from '#kernel/server/database.ts'

interface Said {
  /** Gives `key` and `whole`, the name, the telephone number, and what is said of the address. */
  said: RawBuilder<unknown>
  /** An interface keeps them from now on. */
  kept: boolean
}

const columns = ['name', 'phone_number']

/** Providers are the organization's: their keys are those of all apps. */
const byKey = ({ said, kept }: Said): ByKey => ({
  table: 'serviceProvider',
  said,
  columns,
  merged: ['address'],
  marks: kept ? KEPT : {},
})

/** What is said that changes a provider, with its `id`. */
export const differingProviders = (db: Db, said: Said) => differingByKey(db, byKey(said))

/** Writes service providers as another system says they are. */
export const writeProviders = async (bulk: Bulk, said: Said): Promise<Tally> => {
  const { db } = bulk
  const changed = await changeByKey(bulk, byKey(said))
  const given = [...columns, 'address']
  const created = await make(
    bulk,
    'serviceProvider',
    sql`insert into service_provider (organization_id, external_id, read_only, ${names(given)})
      select ${db.organizationId}, n.key, ${sql.lit(said.kept)}, ${names(given, 'n')} from (${newByKey(db, byKey(said))}) n`,
  )
  return { created, changed, deleted: 0 }
}

/** Gives the providers of a condition on `t` that have no key one. */
export const giveKeysToProviders = (db: Db, where: RawBuilder<unknown>) =>
  giveKeys(db, 'serviceProvider', where)
