import { readdir, readFile } from 'node:fs/promises'
import { runMigrations } from 'graphile-worker'
import { Client } from 'pg'

const folder = new URL('./migrations/', import.meta.url)
const LOCK = 7_245_321

/** The names of all migrations of this version, in order. */
export const migrations = async () =>
  (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()

interface Options {
  /** Those to apply; all when it is left out. */
  only?: readonly string[] | undefined
}

/** Applies the migrations that are not yet applied, in order, all or nothing. There is no way down; write the next one. */
export const migrate = async (connectionString: string, { only }: Options = {}) => {
  const db = new Client({ connectionString })
  await db.connect()
  try {
    await db.query('select pg_advisory_lock($1)', [LOCK])
    await db.query(
      `do $$ begin create role palier_app nologin; exception when duplicate_object then null; end $$`,
    )
    await db.query('grant palier_app to current_user')
    await runMigrations({ connectionString })
    await db.query('begin')
    await db.query('create schema if not exists palier')
    await db.query(
      'create table if not exists palier.migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const applied = await db.query<{ name: string }>('select name from palier.migration')
    const done = new Set(applied.rows.map(({ name }) => name))
    const due = (await migrations()).filter((file) => !done.has(file) && (only?.includes(file) ?? true))
    const fenced = due.length > 0 ? await tablesWith(db, 'relforcerowsecurity') : []
    for (const table of fenced) await db.query(`alter table ${table} no force row level security`)
    for (const name of due) {
      await db.query(await readFile(new URL(name, folder), 'utf8'))
      await db.query('insert into palier.migration (name) values ($1)', [name])
    }
    const open = due.length > 0 ? await tablesWith(db, 'relrowsecurity and not relforcerowsecurity') : []
    for (const table of open) await db.query(`alter table ${table} force row level security`)
    await db.query('select palier.continue_event_positions()')
    await db.query('commit')
  } finally {
    await db.end()
  }
}

/** What a migration moves are the rows of all organizations: an owner who is no superuser would find none of them behind their fences. */
const tablesWith = async (db: Client, condition: string) => {
  const { rows } = await db.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relnamespace = 'palier'::regnamespace and relkind in ('r', 'p') and ${condition}`,
  )
  return rows.map(({ name }) => name)
}

/** A check that the database answers and holds exactly the migrations of this version. */
export const migrationsCurrent = async (query: (text: string) => Promise<{ rows: { name: string }[] }>) => {
  const [expected, { rows }] = await Promise.all([
    migrations(),
    query('select name from palier.migration order by name'),
  ])
  return expected.join() === rows.map(({ name }) => name).join()
}
