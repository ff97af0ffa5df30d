import { tmpdir } from 'node:os'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import autocannon from 'autocannon'
import { Client, Pool } from 'pg'
import { moduleList, modules } from '#apps/modules.ts'
import { openDatabase } from '#kernel/server/database.ts'
import { buildApi } from '#kernel/server/http.ts'
import { openProxies } from '#kernel/server/address.ts'
import { unlimited } from '#kernel/server/budgets.ts'
import { openBodies } from '#kernel/server/bodies.ts'
import { openEgress } from '#kernel/server/egress.ts'
import type { Services } from '#kernel/server/services.ts'
import { openSealing } from '#kernel/server/sealing.ts'
import { openPlaces } from '#kernel/server/places.ts'
import { openStorage } from '#kernel/server/storage.ts'
import { hashSecret, newSecret } from '#modules/accounts/public.ts'
import { authenticator } from '#modules/oauth/public.ts'
import type { Report } from './report.ts'

const CONNECTIONS = 8
const SECONDS = 6
const ROUNDS = 3

interface Statement {
  name?: string
  text: string
  values?: unknown[]
}

interface Recorded extends Statement {
  answer: Promise<{ rows?: Record<string, unknown>[] }>
}

/** Somebody who is signed in to a filled database. */
export interface Filled {
  organizationId: string
  personId: string
}

type Fill<Found extends Filled> = (owner: Pool) => Promise<Found>
type Paths<Found> = (found: Found) => string[]

/**
 * Measures requests over HTTP against the statements they send, said again bare through pg, in turns, on a small and a large
 * database, and reports the rates, their ratio and how much slower the large one is.
 */
export const compareSizes = async <Found extends Filled>(
  report: Report,
  sizes: Record<string, Fill<Found>>,
  subjects: Record<string, Paths<Found>>,
) => {
  // Replies are checked in tests and development only.
  process.env.NODE_ENV = 'production'
  const names = Object.keys(sizes)
  const opened = await Promise.all(Object.values(sizes).map(openFilled))
  try {
    for (const [subject, paths] of Object.entries(subjects)) {
      const rates = await inTurns(
        opened.flatMap(({ measure, bare }) => [() => measure(paths), () => bare(paths)]),
      )
      for (const [index, name] of names.entries()) {
        const [http = 0, plain = 1] = rates.slice(2 * index)
        report({ name: `${subject}, ${name}, over HTTP`, value: http, unit: 'requests/s' })
        report({ name: `${subject}, ${name}, the same SQL bare`, value: plain, unit: 'requests/s' })
        report({
          name: `${subject}, ${name}, HTTP to bare`,
          value: http / plain,
          unit: '×',
          wanted: '≥ 0.5',
          met: http / plain >= 0.5,
        })
      }
      const slower = (rates[0] ?? 0) / (rates[2] ?? 1)
      report({
        name: `${subject}, time with ${names[1]} to time with ${names[0]}`,
        value: slower,
        unit: '×',
        wanted: '≤ 1.3',
        met: slower <= 1.3,
      })
    }
  } finally {
    for (const { close } of opened) await close()
  }
}

/** Each measured several times, one after the other, so that what disturbs the machine disturbs all; the median of each. */
const inTurns = async (measures: (() => Promise<number>)[]) => {
  const rates = measures.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, measure] of measures.entries()) rates[index]?.push(await measure())
  return rates.map((each) => each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0)
}

const server = process.env.TEST_DATABASE_URL ?? ''

const administer = async (statement: string) => {
  const client = new Client({
    connectionString: Object.assign(new URL(server), { pathname: '/postgres' }).href,
  })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** A database that is filled, an API on it and somebody who is signed in. */
export const openFilled = async <Found extends Filled>(fill: Fill<Found>) => {
  const name = `bench_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name} template palier_template`)
  const connectionString = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const owner = new Pool({ connectionString, options: '-c search_path=palier,public', max: 2 })
  owner.on('error', closing)
  const drop = async () => {
    await owner.end()
    await administer(`drop database ${name} with (force)`)
  }
  try {
    return await serveFilled(await fill(owner), { owner, connectionString, drop })
  } catch (error) {
    await drop()
    throw error
  }
}

interface Opened {
  owner: Pool
  connectionString: string
  drop: () => Promise<void>
}

const serveFilled = async <Found extends Filled>(found: Found, { owner, connectionString, drop }: Opened) => {
  const { organizationId, personId } = found
  const secret = newSecret()
  await owner.query(
    `insert into session (organization_id, person_id, token_hash, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [organizationId, personId, hashSecret(secret)],
  )
  const headers = { cookie: `palier=${organizationId}.${secret}` }
  const database = openDatabase(connectionString, { size: CONNECTIONS, share: CONNECTIONS })
  const services: Services = {
    database,
    storage: openStorage('file:/nowhere'),
    publicUrl: 'http://localhost',
    mailFrom: 'bench@localhost',
    bodies: openBodies({ budgets: unlimited }),
    budgets: unlimited,
    proxies: openProxies(),
    modules: moduleList,
    places: openPlaces(),
    temp: tmpdir(),
    egress: openEgress(),
    sealing: openSealing([Buffer.alloc(32, 'bench key')]),
    demo: false,
    log: {
      info() {},
      warn() {},
      error: (fields, message) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
    },
  }
  const api = buildApi({ services, endpoints: modules.endpoints, authenticator })
  const listening = serve({ fetch: api.fetch, port: 0, hostname: '127.0.0.1' })
  while (!listening.listening) await pause(10)
  const { port } = listening.address() as { port: number }
  const url = `http://127.0.0.1:${port}`
  const addresses = (paths: Paths<Found>) => paths(found).map((path) => `/api/v1${path}`)

  const measure = async (paths: Paths<Found>) => {
    const requests = addresses(paths).map((path) => ({ method: 'GET', path }))
    const {
      requests: done,
      non2xx,
      errors,
    } = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS, workers: 1, requests })
    if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests failed`)
    return done.average / requests.length
  }

  const plain = openPlain(connectionString, CONNECTIONS)
  const bare = async (paths: Paths<Found>) => {
    const statements: Statement[] = []
    // Requests that the load left behind must not be recorded as this one's.
    while (database.pool.idleCount < database.pool.totalCount) await pause(10)
    for (const path of addresses(paths))
      statements.push(...(await recorded(() => fetch(`${url}${path}`, { headers }))))
    const until = performance.now() + SECONDS * 1000
    let count = 0
    const work = async () => {
      while (performance.now() < until) {
        const client = await plain.connect()
        for (const statement of statements) await client.query(statement)
        client.release()
        count += 1
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, work))
    return count / SECONDS
  }

  /** The time in milliseconds that 95 of 100 requests take at most, asked one after the other while `busy` lasts. */
  const slowest = async (path: string, busy: Promise<unknown>) => {
    const times: number[] = []
    const over = new AbortController()
    const end = () => over.abort()
    busy.then(end, end)
    while (!over.signal.aborted) {
      const started = performance.now()
      const reply = await fetch(`${url}/api/v1${path}`, { headers })
      await reply.arrayBuffer()
      if (reply.status !== 200) throw new Error(`${path} was answered with ${reply.status}`)
      times.push(performance.now() - started)
      await pause(20)
    }
    return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
  }

  /** Milliseconds that one request takes when nobody else asks; the median of several. */
  const wait = async (path: string) => {
    const times: number[] = []
    for (let round = 0; round < 9; round++) {
      const started = performance.now()
      const reply = await fetch(`${url}/api/v1${path}`, { headers })
      await reply.arrayBuffer()
      if (reply.status !== 200) throw new Error(`${path} was answered with ${reply.status}`)
      times.push(performance.now() - started)
    }
    return times.toSorted((a, b) => a - b)[4] ?? 0
  }

  const close = async () => {
    listening.close()
    await Promise.all([database.pool.end(), plain.end()])
    await drop()
  }
  return { url, organizationId, measure, bare, wait, slowest, connectionString, owner, close }
}

/** What requests say to the database and are answered, to be said again without us: prepared, as it was. */
export const recorded = async (request: () => Promise<unknown>) => {
  const statements: Recorded[] = []
  const original = Client.prototype.query
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const [statement] = given as [string | Statement]
    const answer = Reflect.apply(original, this, given) as Recorded['answer']
    const { name, text, values } =
      typeof statement === 'string' ? { text: statement } : { values: [], ...statement }
    statements.push({ ...(name && { name }), text, ...(values && { values }), answer })
    return answer
  } as typeof original
  await request()
  Client.prototype.query = original
  return statements
}

/** What is still closing when the database is dropped is no failure. */
export const closing = () => {}

/** Connections that are allowed as much as the application's. */
export const openPlain = (connectionString: string, max: number) => {
  const plain = new Pool({
    connectionString,
    options: '-c role=palier_app -c search_path=palier,public',
    max,
  })
  plain.on('error', closing)
  return plain
}
