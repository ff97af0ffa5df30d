import type { ClientBase } from 'pg'

export interface Table {
  /** With its schema, as SQL names it. */
  name: string
  /** What is written: not what the database makes of the others. */
  columns: string[]
  /** Is each row fenced to its organization? The owner reads it one organization after the other, as everybody. */
  fenced: boolean
}

/** Every table of Palier and of its queue, but for what a migration makes. */
export const listTables = async (db: ClientBase) => {
  const { rows } = await db.query<Table>(`
    select n.nspname || '.' || quote_ident(c.relname) as name,
      (select array_agg(quote_ident(attname) order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      c.relforcerowsecurity and c.relname <> 'organization' as fenced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('palier', 'graphile_worker') and c.relkind = 'r' and c.relname not in ('migration', 'migrations')
    order by 1`)
  return rows
}

export interface Counter {
  name: string
  value: string | null
}

/** The sequences, and what they have given last. */
export const listCounters = async (db: ClientBase) => {
  const { rows } = await db.query<Counter>(`
    select schemaname || '.' || quote_ident(sequencename) as name, last_value::text as value
    from pg_sequences where schemaname in ('palier', 'graphile_worker') order by 1`)
  return rows
}

/** The newest migration of the queue. */
export const queueMigration = async (db: ClientBase) =>
  Number((await db.query('select max(id) as id from graphile_worker.migrations')).rows[0]?.id)
