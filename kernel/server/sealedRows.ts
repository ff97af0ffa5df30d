import type { ClientBase, Pool, PoolClient } from 'pg'
import type { Sealing } from './sealing.ts'
import { isSealed } from './sealing.ts'

const BATCH = 500

interface Column {
  table: string
  name: string
  /** What names a row within its organization. */
  key: string
  /** Does the table belong to organizations? */
  scoped: boolean
}

/**
 * Seals with the current key whatever in the database is not: what lies plain from a version before, and what an older
 * key sealed. `pool` is the database as its owner. May run while others serve: a row that they change meanwhile is left
 * to them. Resolves with how many were sealed; throws when one of them opens with none of our keys.
 */
export const sealRows = async (pool: Pool, sealing: Sealing) => {
  let count = 0
  const columns = await sealedColumns(pool)
  const { rows } = await pool.query<{ id: string }>('select palier.every_organization() as id')
  for (const column of columns)
    for (const organizationId of column.scoped ? rows.map(({ id }) => id) : [''])
      count += await within(pool, organizationId, (client) => sealColumn(client, sealing, column))
  return count
}

/**
 * The ids of the keys that something is sealed with, and '' for what is not sealed at all. `db` is the owner's connection,
 * inside a transaction.
 */
export const keysInUse = async (db: ClientBase) => {
  const found = new Set<string>()
  const { rows } = await db.query<{ id: string }>('select palier.every_organization() as id')
  for (const { table, name, scoped } of await sealedColumns(db))
    for (const organizationId of scoped ? rows.map(({ id }) => id) : ['']) {
      await db.query(`select set_config('app.organization', $1, true)`, [organizationId])
      const keys = await db.query<{ key: string }>(
        `select distinct case when ${name} like 's1.%' then split_part(${name}, '.', 2) else '' end as key
         from palier.${table} where ${name} is not null`,
      )
      for (const { key } of keys.rows) found.add(key)
    }
  return found
}

/** Every column of the type `palier.sealed`, in whatever migration it was made. */
const sealedColumns = async (db: Pool | ClientBase) => {
  const { rows } = await (db as ClientBase).query<Column>(`
    select c.relname as table, quote_ident(a.attname) as name, k.key, k.scoped
    from pg_attribute a join pg_class c on c.oid = a.attrelid,
    lateral (
      select min(quote_ident(p.attname)) filter (where p.attname <> 'organization_id') as key,
        bool_or(p.attname = 'organization_id') as scoped
      from pg_index i join pg_attribute p on p.attrelid = i.indrelid and p.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary
    ) k
    where c.relkind = 'r' and a.atttypid = 'palier.sealed'::regtype and not a.attisdropped
    order by 1, 2`)
  return rows
}

const within = async <Result>(
  pool: Pool,
  organizationId: string,
  work: (client: PoolClient) => Promise<Result>,
) => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    await client.query(`select set_config('app.organization', $1, true)`, [organizationId])
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failure: Error) => failure,
    )
    throw error
  } finally {
    client.release(broken)
  }
}

const sealColumn = async (client: PoolClient, sealing: Sealing, { table, name, key, scoped }: Column) => {
  const own = scoped ? 'organization_id = palier.current_organization() and ' : ''
  let count = 0
  for (let after = ''; ;) {
    const { rows } = await client.query<{ key: string; value: string }>(
      `select ${key}::text as key, ${name}::text as value from palier.${table}
       where ${own}${name} is not null and ${key} > $1 order by ${key} limit ${BATCH}`,
      [after],
    )
    const old = rows.filter(({ value }) => !sealing.isCurrent(value))
    const next = old.map(({ value }) => sealing.seal(isSealed(value) ? sealing.open(value) : value))
    const { rowCount } = await client.query(
      `update palier.${table} t set ${name} = v.next from unnest($1::text[], $2::text[], $3::text[]) v (key, old, next)
       where ${own}t.${key} = v.key and t.${name} = v.old`,
      [old.map((row) => row.key), old.map(({ value }) => value), next],
    )
    count += rowCount ?? 0
    if (rows.length < BATCH) return count
    after = rows.at(-1)!.key
  }
}
