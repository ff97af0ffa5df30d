import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Report } from './report.ts'

const ROUNDS = 3
const server = process.env.TEST_DATABASE_URL ?? ''
const once = fileURLToPath(new URL('importOnce.ts', import.meta.url))

/** The Bern file with its units, previewed and applied, beside bare COPY of the rows that it made and their indexes. */
export const run = async (report: Report) => {
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure())
  const median = (of: (round: Round) => number) =>
    rounds.map(of).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
  report({
    name: 'Import of Bern with its units: preview and application',
    value: median(({ first }) => first),
    unit: 's',
  })
  report({
    name: 'Bare COPY of the same rows, then their indexes',
    value: median(({ bare }) => bare),
    unit: 's',
  })
  report({
    name: 'Bare COPY of the same rows into their indexes',
    value: median(({ indexed }) => indexed),
    unit: 's',
  })
  const speed = median(({ first, bare }) => bare / first)
  report({
    name: 'Import: its speed to COPY and then indexes',
    value: speed,
    unit: '×',
    wanted: '≥ 0.33',
    met: speed >= 0.33,
  })
  report({
    name: 'Import: its speed to COPY into indexes',
    value: median(({ first, indexed }) => indexed / first),
    unit: '×',
  })
  const again = median(({ first, second }) => second / first)
  report({
    name: 'Import: second run to the first',
    value: again,
    unit: '×',
    wanted: '< 0.5',
    met: again < 0.5,
  })
  const memory = Math.max(...rounds.map(({ megabytes }) => megabytes))
  report({
    name: 'Import: memory of its process',
    value: memory,
    unit: 'MB',
    wanted: '< 512',
    met: memory < 512,
  })
}

/** Seconds of one round, and megabytes. */
interface Round {
  first: number
  second: number
  megabytes: number
  bare: number
  indexed: number
}

const measure = async (): Promise<Round> => {
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
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      once,
      at(name),
      organization,
      app,
    ])
    const copied = await copyAgain(client)
    await client.end()
    return { ...(JSON.parse(stdout) as Pick<Round, 'first' | 'second' | 'megabytes'>), ...copied }
  } finally {
    await administer(`drop database ${name} with (force)`)
  }
}

const connect = async (connectionString: string) => {
  const client = new Client({ connectionString })
  await client.connect()
  return client
}

/** Copies what the import made into tables of the same shape: once with indexes made afterwards, once into them. */
const copyAgain = async (client: Client) => {
  let bare = 0
  let indexed = 0
  for (const table of ['property', 'building', 'unit']) {
    const { rows: columns } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = ('palier.' || $1)::regclass and attnum > 0 and attgenerated = '' order by attnum`,
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
