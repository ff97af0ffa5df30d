import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import autocannon from 'autocannon'
import { Client, Pool } from 'pg'
import { modules } from '#apps/modules.ts'
import { openDatabase } from '#kernel/server/database.ts'
import { buildApi } from '#kernel/server/http.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { openStorage } from '#kernel/server/storage.ts'
import { authenticator, hashSecret, newSecret } from '#modules/accounts/public.ts'
import { fillCrowd } from './crowd.ts'
import type { Report } from './report.ts'

const ORGANIZATIONS = 100
const SMALL = 10_000
const LARGE = 1_000_000
const CONNECTIONS = 8
const SECONDS = 6
const ROUNDS = 3

interface Statement {
  text: string
  values?: unknown[]
}

/** The list of 50 and a ticket with its conversation: over HTTP, and the same statements bare through pg, in turns. */
export const run = async (report: Report) => {
  // Replies are checked in tests and development only.
  process.env.NODE_ENV = 'production'
  const sizes = [await openCrowd(SMALL), await openCrowd(LARGE)]
  try {
    for (const [name, paths] of Object.entries({
      'Ticket list of 50': ['list'],
      'Ticket with its conversation': ['ticket', 'messages'],
    } as const)) {
      const rates = await inTurns(
        sizes.flatMap(({ measure, bare }) => [() => measure(paths), () => bare(paths)]),
      )
      const [smallHttp = 0, smallBare = 1, largeHttp = 0, largeBare = 1] = rates
      for (const [size, http, plain] of [
        ['10,000', smallHttp, smallBare],
        ['1,000,000', largeHttp, largeBare],
      ] as const) {
        report({ name: `${name}, ${size} tickets, over HTTP`, value: http, unit: 'requests/s' })
        report({ name: `${name}, ${size} tickets, the same SQL bare`, value: plain, unit: 'requests/s' })
        report({
          name: `${name}, ${size} tickets, HTTP to bare`,
          value: http / plain,
          unit: '×',
          wanted: '≥ 0.5',
          met: http / plain >= 0.5,
        })
      }
      const slower = smallHttp / largeHttp
      report({
        name: `${name}, time at 1,000,000 to time at 10,000`,
        value: slower,
        unit: '×',
        wanted: '≤ 1.3',
        met: slower <= 1.3,
      })
    }
  } finally {
    for (const { close } of sizes) await close()
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

/** A database with so many tickets, an API on it and an agent who is signed in. */
const openCrowd = async (tickets: number) => {
  const name = `bench_tickets_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name} template palier_template`)
  const connectionString = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const owner = new Pool({ connectionString, options: '-c search_path=palier,public', max: 2 })
  const drop = async () => {
    await owner.end()
    await administer(`drop database ${name} with (force)`)
  }
  try {
    return await serveCrowd({ owner, connectionString, tickets, drop })
  } catch (error) {
    await drop()
    throw error
  }
}

interface Crowd {
  owner: Pool
  connectionString: string
  tickets: number
  drop: () => Promise<void>
}

const serveCrowd = async ({ owner, connectionString, tickets, drop }: Crowd) => {
  const { organizationId, personId, ticketId, conversationId } = await fillCrowd(owner, {
    organizations: ORGANIZATIONS,
    tickets,
  })
  const secret = newSecret()
  await owner.query(
    `insert into session (organization_id, person_id, token_hash, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [organizationId, personId, hashSecret(secret)],
  )
  const headers = { cookie: `palier=${organizationId}.${secret}` }
  const database = openDatabase(connectionString, { size: CONNECTIONS })
  const platform: Platform = {
    database,
    storage: openStorage('file:/nowhere'),
    publicUrl: 'http://localhost',
    mailFrom: 'bench@localhost',
    demo: false,
    log: { info() {}, warn() {}, error() {} },
  }
  const api = buildApi({ platform, endpoints: modules.endpoints, authenticator })
  const listening = serve({ fetch: api.fetch, port: 0, hostname: '127.0.0.1' })
  while (!listening.listening) await pause(10)
  const { port } = listening.address() as { port: number }
  const url = `http://127.0.0.1:${port}`
  const paths = {
    list: '/tickets?limit=50',
    ticket: `/tickets/${ticketId}`,
    messages: `/conversations/${conversationId}/messages`,
  }
  type Paths = readonly (keyof typeof paths)[]

  const measure = async (which: Paths) => {
    const requests = which.map((path) => ({ method: 'GET', path: `/api/v1${paths[path]}` }))
    const {
      requests: done,
      non2xx,
      errors,
    } = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS, workers: 1, requests })
    if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests failed`)
    return done.average / which.length
  }

  const plain = new Pool({
    connectionString,
    options: '-c role=palier_app -c search_path=palier,public',
    max: CONNECTIONS,
  })
  const bare = async (which: Paths) => {
    const statements: Statement[] = []
    for (const path of which)
      statements.push(...(await recorded(() => fetch(`${url}/api/v1${paths[path]}`, { headers }))))
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

  const close = async () => {
    listening.close()
    await Promise.all([database.pool.end(), plain.end()])
    await drop()
  }
  await measure(['list', 'ticket', 'messages'])
  return { measure, bare, close }
}

/** What a request says to the database, to be said again without us; names are left out, as a plain client would. */
const recorded = async (request: () => Promise<unknown>) => {
  const statements: Statement[] = []
  const original = Client.prototype.query
  Client.prototype.query = function (this: Client, ...given: unknown[]) {
    const [statement] = given as [string | Statement]
    statements.push(
      typeof statement === 'string'
        ? { text: statement }
        : { text: statement.text, values: statement.values ?? [] },
    )
    return Reflect.apply(original, this, given)
  } as typeof original
  await request()
  Client.prototype.query = original
  return statements
}
