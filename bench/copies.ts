import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

const server = process.env.TEST_DATABASE_URL ?? ''

/** What one round took, in seconds, and the megabytes of its process. */
interface Round {
  first: number
  second: number
  megabytes: number
  bare: number
  indexed: number
}

/**
 * Runs a script twice over in an empty organization, in a process of its own, which says how long it took; then copies
 * what it made: once with indexes made afterwards, once into them. The script is given `more` as its last arguments.
 */
export const besideCopy = async (
  script: string,
  tables: readonly string[],
  ...more: string[]
): Promise<Round> => {
  const name = `bench_${randomUUID().replaceAll('-', '')}`
  const at = (database: string) => Object.assign(new URL(server), { pathname: `/${database}` }).href
  const administer = async (statement: string) => {
    const client = await connect(at('postgres'))
    await client.query(statement)
    await client.end()
  }
  await administer(`create database ${name} template palier_template`)
  try {
    const client = await connect(at(name))
    await client.query('set search_path = palier, public')
    const { rows } = await client.query<{ organization: string; app: string }>(
      `with made as (insert into organization (name) values ('Bern') returning id)
      insert into app (organization_id, name) select id, 'Bern' from made returning organization_id as organization, id as app`,
    )
    const { organization = '', app = '' } = rows[0] ?? {}
    const stdout = await runOnce(script, at(name), { organization, app }, ...more)
    const copied = await copyAgain(client, tables)
    await client.end()
    return { ...(JSON.parse(stdout) as Pick<Round, 'first' | 'second' | 'megabytes'>), ...copied }
  } finally {
    await administer(`drop database ${name} with (force)`)
  }
}

/** What a worker needs at most; with gigabytes at hand Node would leave its garbage lying about. */
const HEAP_MEGABYTES = 288

/** Runs a script in a process of its own, and resolves with what it prints. */
export const runOnce = async (
  script: string,
  connectionString: string,
  { organization, app }: { organization: string; app: string },
  ...more: string[]
) => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL(script, import.meta.url)),
    connectionString,
    organization,
    app,
    ...more,
  ])
  return stdout
}

const connect = async (connectionString: string) => {
  const client = new Client({ connectionString })
  // A failure in between drops the database under it, and is what should be seen.
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Copies what the import made into tables of the same shape: once with indexes made afterwards, once into them. */
const copyAgain = async (client: Client, tables: readonly string[]) => {
  let bare = 0
  let indexed = 0
  for (const table of tables) {
    const { rows: columns } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = ('palier.' || $1)::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [table],
    )
    const list = columns.map((column) => column.name).join(', ')
    const { rows: indexes } = await client.query<{ indexdef: string }>(
      `select indexdef from pg_indexes where schemaname = 'palier' and tablename = $1`,
      [table],
    )
    const parts: Buffer[] = []
    for await (const part of client.query(copyTo(`copy (select ${list} from palier.${table}) to stdout`)))
      parts.push(part as Buffer)
    const make = (name: string) =>
      client.query(
        `create table ${name} (like palier.${table} including defaults including generated including constraints)`,
      )
    const fill = (name: string) =>
      pipeline(Readable.from(parts), client.query(copyFrom(`copy ${name} (${list}) from stdin`)))
    const index = async (name: string) => {
      for (const { indexdef } of indexes)
        await client.query(indexdef.replace(/INDEX \S+ ON \S+/, `INDEX ON ${name}`))
    }
    await make(`bare_${table}`)
    bare += await seconds(async () => {
      await fill(`bare_${table}`)
      await index(`bare_${table}`)
    })
    await make(`indexed_${table}`)
    await index(`indexed_${table}`)
    indexed += await seconds(() => fill(`indexed_${table}`))
  }
  return { bare, indexed }
}

const seconds = async (work: () => Promise<unknown>) => {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
