import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { END, type Head } from './dump.ts'
import type { Counter } from './tables.ts'

type Line = Head & { table?: string; columns?: string[]; counters?: Counter[] }

/**
 * Fills a migrated, empty database from what `dump` wrote, in the caller's transaction. Keys between tables are taken away
 * and put back, which looks at every row: what does not hold is refused. Resolves with the head and how many rows came.
 */
export const load = async (db: ClientBase, body: AsyncIterable<Uint8Array>) => {
  const lines = reader(body)
  const head = await nextLine(lines)
  const { restore } = await takeFences(db)
  let rows = 0
  for (;;) {
    const { table, columns, counters } = await nextLine(lines)
    if (counters) {
      for (const { name, value } of counters)
        if (value !== null) await db.query('select setval($1::regclass, $2)', [name, value])
      break
    }
    if (!table || !columns) throw new Error('The backup is not one that this Palier reads.')
    const into = db.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
    await pipeline(Readable.from(lines.untilEnd(), { objectMode: false }), into)
    rows += into.rowCount ?? 0
  }
  await restore()
  // Who worked on them is no more.
  await db.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null')
  await db.query('update graphile_worker._private_job_queues set locked_at = null, locked_by = null')
  return { head, rows }
}

/** Counts what a dump holds, without a database. */
export const count = async (body: AsyncIterable<Uint8Array>) => {
  const lines = reader(body)
  await nextLine(lines)
  let rows = 0
  while (!(await nextLine(lines)).counters)
    for await (const part of lines.untilEnd()) for (const byte of part) if (byte === LF) rows += 1
  return rows
}

const LF = 10

interface Reader {
  line: () => Promise<string>
  /** The rows of a table, up to what ends them, which is left out. */
  untilEnd: () => AsyncGenerator<Buffer>
}

const nextLine = async ({ line }: Reader) => JSON.parse(await line()) as Line

const reader = (body: AsyncIterable<Uint8Array>): Reader => {
  const parts = body[Symbol.asyncIterator]()
  let waiting: Buffer = Buffer.alloc(0)
  const more = async () => {
    const { value, done } = await parts.next()
    if (done) throw new Error('The backup is not whole: this backup cannot be used.')
    waiting = Buffer.concat([waiting, value])
  }
  return {
    async line() {
      for (;;) {
        const at = waiting.indexOf(LF)
        if (at >= 0) {
          const text = waiting.subarray(0, at).toString()
          waiting = waiting.subarray(at + 1)
          return text
        }
        await more()
      }
    },
    async *untilEnd() {
      // What ends the rows stands at the beginning of a line.
      for (let begins = true; ;) {
        while (waiting.length < END.length) await more()
        const at = begins && waiting.subarray(0, END.length).toString() === END ? 0 : endIn(waiting)
        if (at >= 0) {
          if (at > 0) yield waiting.subarray(0, at)
          waiting = waiting.subarray(at + END.length)
          return
        }
        const last = waiting.lastIndexOf(LF)
        if (last >= 0) {
          yield waiting.subarray(0, last + 1)
          waiting = waiting.subarray(last + 1)
          begins = true
        } else await more()
      }
    },
  }
}

const endIn = (bytes: Buffer) => {
  const at = bytes.indexOf(`\n${END}`)
  return at < 0 ? -1 : at + 1
}

/**
 * Empties all tables and takes away what stands in the way of filling them in any order: keys between tables, and the fences,
 * which let nobody copy into them, nor their owner. `restore` puts both back.
 */
const takeFences = async (db: ClientBase) => {
  const { rows: tables } = await db.query<{ name: string; forced: boolean }>(`
    select n.nspname || '.' || quote_ident(c.relname) as name, c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('palier', 'graphile_worker') and c.relkind = 'r' and c.relname not in ('migration', 'migrations')`)
  const { rows: keys } = await db.query<{ name: string; key: string; definition: string }>(`
    select conrelid::regclass::text as name, quote_ident(conname) as key, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0
      and connamespace in ('palier'::regnamespace, 'graphile_worker'::regnamespace)`)
  await db.query(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`)
  for (const { name, key } of keys) await db.query(`alter table ${name} drop constraint ${key}`)
  const forced = tables.filter((table) => table.forced)
  for (const { name } of forced) await db.query(`alter table ${name} no force row level security`)
  const restore = async () => {
    for (const { name, key, definition } of keys)
      await db.query(`alter table ${name} add constraint ${key} ${definition}`)
    for (const { name } of forced) await db.query(`alter table ${name} force row level security`)
  }
  return { restore }
}
