import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { LookupFunction } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { Client, Pool } from 'pg'
import { moduleList } from '#apps/modules.ts'
import type { Tables } from '#database/tables.ts'
import { client } from '#kernel/contract/client.ts'
import { Tool } from '#kernel/contract/endpoint.ts'
import { type ObjectType, type Role } from '#kernel/contract/roles.ts'
import { type Db, inOrganization, openDatabase } from '#kernel/server/database.ts'
import { openPlaces } from '#kernel/server/places.ts'
import { openStorage } from '#kernel/server/storage.ts'
import { buildApi } from '#kernel/server/http.ts'
import { assemble, type Module } from '#kernel/server/module.ts'
import { openProxies } from '#kernel/server/address.ts'
import { type Limits, openBudgets, unlimited } from '#kernel/server/budgets.ts'
import { openBodies } from '#kernel/server/bodies.ts'
import { openEgress } from '#kernel/server/egress.ts'
import type { Services } from '#kernel/server/services.ts'
import { openSealing } from '#kernel/server/sealing.ts'
import type { Work } from '#kernel/server/tasks.ts'
import { startWorker } from '#kernel/server/worker.ts'
import { hashSecret, newSecret } from '#modules/accounts/public.ts'
import { authenticator } from '#modules/oauth/public.ts'
import { watchStatements } from './statements.ts'

const server = process.env.TEST_DATABASE_URL ?? ''

/** A database of its own, cloned from the migrated template and dropped when the test file is done; for `all` modules there are. */
export const openWorld = async (all: readonly Module[] = moduleList) => {
  const modules = assemble(all)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name} template palier_template`)
  const connectionString = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const owner = new Pool({ connectionString, options: '-c search_path=palier,public', max: 10 })
  // The queue may still hold a connection when the database is dropped.
  owner.on('error', () => {})
  owner.on('connect', (client) => client.on('error', () => {}))
  const database = openDatabase(connectionString, { size: 6 })
  const faultyStatements = watchStatements(database.pool, owner)
  const files = await mkdtemp(join(tmpdir(), 'palier-test-'))
  const temp = await mkdtemp(join(tmpdir(), 'palier-test-'))
  const services: Services = {
    database,
    storage: openStorage(`file:${files}`),
    publicUrl: 'http://palier.test',
    mailFrom: 'Palier <no-reply@palier.test>',
    bodies: openBodies({ budgets: unlimited }),
    budgets: unlimited,
    proxies: openProxies(),
    modules: all,
    places: openPlaces(),
    temp,
    egress: openEgress({ lookup: namesOfThisMachine }),
    sealing: openSealing([Buffer.alloc(32, 'test key')]),
    demo: false,
    log: {
      info() {},
      warn() {},
      error: (fields, message) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
    },
  }
  const api = buildApi({ services, endpoints: modules.endpoints, authenticator })
  const open: (() => Promise<unknown>)[] = []
  /** Closes, before the database goes, what works on it; the last one opened first. */
  const closeLater = (close: () => Promise<unknown>) => open.unshift(close)
  after(async () => {
    for (const close of open) await close()
    services.places.close()
    const faulty = await faultyStatements()
    await Promise.all([database.pool.end(), owner.end()])
    await administer(`drop database ${name} with (force)`)
    for (const folder of [files, temp]) await rm(folder, { recursive: true, force: true })
    assert.deepEqual(
      faulty,
      [],
      'Statements name their organization, and say nothing that a copy or PostgreSQL 16 lacks',
    )
  })

  /** Budgets of a process, with these limits and no others. */
  const budgetsOf = (limits: Partial<Limits>) => {
    const none = { most: Infinity, seconds: 60 }
    const all = { requests: none, writes: none, bytes: none, rows: none, mails: none, passwords: none }
    const budgets = openBudgets({ limits: { ...all, ...limits }, database })
    closeLater(budgets.close)
    return budgets
  }

  /** Calls the API as anybody: `headers` may carry a cookie. */
  const call = async (method: string, url: string, body?: unknown, headers: Record<string, string> = {}) => {
    const asIs = body instanceof FormData || body instanceof Blob
    const reply = await api.request(`http://palier.test/api/v1${url}`, {
      method,
      headers: asIs ? headers : { 'content-type': 'application/json', ...headers },
      body: asIs ? body : body === undefined ? null : JSON.stringify(body),
    })
    const text = await reply.text()
    const json = reply.headers.get('content-type')?.includes('json')
    return { status: reply.status, body: json ? JSON.parse(text) : text, headers: reply.headers }
  }

  const openOrganization = async (tools: Tool[] = Tool.options) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into organization (name, tools) values ('Test', $1) returning id`,
      [tools],
    )
    const organizationId = rows[0]!.id
    const inside = <Result>(work: (db: Db) => Promise<Result>) =>
      inOrganization(database, { organizationId }, work)

    /** Writes one row and gives its id; what the columns need is the caller's affair. */
    const insert = (table: keyof Tables, values: object) =>
      inside(async (db) => {
        const { id } = await db
          .insertInto(table as 'person')
          .values(values as never)
          .returning('id')
          .executeTakeFirstOrThrow()
        return id as string
      })

    /** Opens a session for a person and gives a typed caller that uses it. */
    const signedIn = async (personId: string) => {
      const secret = newSecret()
      const sessionId = await insert('session', {
        personId,
        tokenHash: hashSecret(secret),
        expiresAt: new Date(Date.now() + 3_600_000),
        provedAt: new Date(),
      })
      const cookie = `palier=${organizationId}.${secret}`
      const send = (method: string, url: string, body?: unknown, headers: Record<string, string> = {}) =>
        call(method, url, body, { cookie, ...headers })
      return Object.assign(client(send), { personId, sessionId, cookie, send })
    }

    let count = 0
    /** A new person with roles on places: `person({ 'service-center-agent': { App: appId } })`. */
    const person = async (
      roles: Partial<Record<Role, Partial<Record<ObjectType, string>>>> = {},
      columns: Partial<Record<keyof Tables['person'], unknown>> = {},
    ) => {
      count += 1
      const email = `person${count}@${organizationId}.example`
      const personId = await insert('person', {
        username: `Person ${count}`,
        email,
        emailConfirmedAt: new Date(),
        ...columns,
      })
      for (const [role, places] of Object.entries(roles))
        for (const [type, objectId] of Object.entries(places ?? {}))
          await grant(personId, role as Role, type as ObjectType, objectId)
      return signedIn(personId)
    }

    const grant = (personId: string, role: Role, type: ObjectType, objectId: string) =>
      insert('permission', { personId, role, [grantColumns[type]]: objectId })

    /** The smallest world that has every level: an app, a property, a building, a unit and an open tenant period. */
    const buildHome = async (name = 'Kramgasse 12') => {
      const appId = await insert('app', { name: `App ${name}` })
      await owner.query(`insert into directory (kind, key, organization_id) values ('app', $1, $2)`, [
        appId,
        organizationId,
      ])
      const propertyManagerId = await insert('serviceProvider', {
        name: 'Verwaltung',
        type: 'property-manager',
      })
      const propertyId = await insert('property', { appId, name: name.replace(/ \d+$/, '') })
      const groupId = await insert('building', {
        appId,
        propertyId,
        propertyManagerId,
        name,
        street: name.replace(/ \d+$/, ''),
        houseNumber: '12',
        postalCode: '3011',
        city: 'Bern',
        country: 'CH',
      })
      const unitId = await insert('unit', {
        appId,
        propertyId,
        buildingId: groupId,
        name: '3. OG links',
        search: ` ${name} 3  og links `.toLowerCase(),
      })
      const utilisationPeriodId = await insert('utilisationPeriod', {
        appId,
        propertyId,
        buildingId: groupId,
        unitId,
        startDate: '2020-01-01',
      })
      return { appId, propertyManagerId, propertyId, groupId, unitId, utilisationPeriodId }
    }

    /** Checks a person into a period: they become a resident of its unit. */
    const checkIn = (personId: string, utilisationPeriodId: string) =>
      insert('checkIn', { personId, utilisationPeriodId })

    return { organizationId, inside, insert, signedIn, person, grant, buildHome, checkIn }
  }

  /** Runs everything that waits in the queue until it is empty, as the worker would; with work that a test brings, that. */
  const settle = async (work: Work = modules) => {
    const worker = await startWorker({ services, pool: owner, ...work, inLanes: false })
    const busy = async () =>
      (
        await owner.query(
          `select 1 from graphile_worker.jobs where attempts < max_attempts and run_at <= now() limit 1`,
        )
      ).rowCount
    for (let round = 0; round < 400 && (await busy()); round++)
      await new Promise((resolve) => setTimeout(resolve, 25))
    await worker.stop()
  }

  return {
    files,
    closeLater,
    budgetsOf,
    openOrganization,
    owner,
    database,
    services,
    api,
    call,
    settle,
    connectionString,
  }
}

/** Names are looked up on no network: what tests send somewhere else arrives nowhere, at once. */
const namesOfThisMachine: LookupFunction = (name, { all }, done) => {
  if (name !== 'localhost')
    done(Object.assign(new Error(`${name} has no address in tests`), { code: 'ENOTFOUND' }), [])
  else if (all) done(null, [{ address: '127.0.0.1', family: 4 }])
  else done(null, '127.0.0.1', 4)
}

const grantColumns = { App: 'appId', Property: 'propertyId', Group: 'buildingId', Unit: 'unitId' } as const

const administer = async (statement: string) => {
  const db = new Client({ connectionString: Object.assign(new URL(server), { pathname: '/postgres' }).href })
  await db.connect()
  await db.query(statement)
  await db.end()
}
