import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Pool } from 'pg'
import { hashSecret } from '#modules/accounts/public.ts'
import type { Wanted } from './officialClient.ts'
import type { Report } from './report.ts'
import { openFilled, openPlain, recorded } from './served.ts'

const UNITS = 10_000
const STEP = 500
const CALLS_OF_A_UNIT = 3
/** More calls than the client makes before it holds them back. */
const THROTTLED_UNITS = 30

const id = (kind: string) => `6${kind}${'0'.repeat(22)}`
const organizationId = id('0')
const personId = id('6')
const buildingId = id('3')
const accessToken = `palier_at_${organizationId}_${'t'.repeat(43)}`

/** A house of a partner whose program has an access token; the same to the last digit every time. */
const fill = async (owner: Pool) => {
  const home = [organizationId, id('1')]
  const write = (text: string, ...more: string[]) => owner.query(text, [...home, ...more])
  await owner.query(
    `insert into organization (id, name, tools) values ($1, 'Partner', '{master-data,service-centre,tenant-management}')`,
    [organizationId],
  )
  await write(`insert into app (organization_id, id, name) values ($1, $2, 'App')`)
  await write(
    `insert into property (organization_id, app_id, id, name) values ($1, $2, $3, 'Street')`,
    id('2'),
  )
  await write(
    `insert into building (organization_id, app_id, property_id, id, name, postal_code, city)
      values ($1, $2, $3, $4, 'Street 1', '3011', 'Bern')`,
    id('2'),
    buildingId,
  )
  await owner.query(
    `insert into person (organization_id, id, username, email) values ($1, $2, 'Program', 'program@partner.example')`,
    [organizationId, personId],
  )
  await write(
    `insert into permission (organization_id, app_id, person_id, role) values ($1, $2, $3, 'platform-owner')`,
    personId,
  )
  await owner.query(
    `insert into oauth_client (organization_id, id, name, kind, grants, person_id)
      values ($1, $2, 'Partner', 'confidential', '{client_credentials}', $3)`,
    [organizationId, id('7'), personId],
  )
  await owner.query(
    `insert into oauth_token (organization_id, kind, family_id, client_id, person_id, token_hash, scope, expires_at)
      values ($1, 'access', $2, $2, $3, $4, 'user:profile', now() + interval '1 day')`,
    [organizationId, id('7'), personId, hashSecret(accessToken)],
  )
  return { organizationId, personId }
}

/** The incumbent's client against a server. */
const openClient = async (url: string, pace: 'free' | 'throttled') => {
  const child = fork(fileURLToPath(new URL('officialClient.ts', import.meta.url)), [url, accessToken, pace])
  await once(child, 'message')
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('The client gave up')))
  gone.catch(() => {})
  /** Makes the units and tells in how many seconds. */
  const make = async (wanted: Omit<Wanted, 'buildingId'>) => {
    child.send({ buildingId, ...wanted })
    const [seconds] = (await Promise.race([once(child, 'message'), gone])) as [number]
    return seconds
  }
  return { make, close: () => child.kill() }
}

/** Says statements again in another database, where what was made has ids of its own. */
const openEcho = (connectionString: string) => {
  const pool = openPlain(connectionString, 1)
  const ours = new Map<unknown, unknown>()
  const translate = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(translate) : (ours.get(value) ?? value)

  const say = async (statements: Awaited<ReturnType<typeof recorded>>) => {
    const answered = await Promise.all(
      statements.map(async ({ answer, ...statement }) => ({ statement, rows: (await answer).rows ?? [] })),
    )
    const client = await pool.connect()
    const started = performance.now()
    for (const { statement, rows } of answered) {
      const { values } = statement
      const said = await client.query(values ? { ...statement, values: values.map(translate) } : statement)
      for (const [index, row] of rows.entries())
        for (const [column, value] of Object.entries(row))
          if (typeof value === 'string' && /^[0-9a-f]{24}$/.test(value))
            ours.set(value, said.rows[index][column])
    }
    client.release()
    return (performance.now() - started) / 1000
  }
  return { say, close: () => pool.end() }
}

/** The calls of a partner's program, in turns with the statements they send, said again bare through pg. */
const measureFree = async (report: Report) => {
  const [served, other] = [await openFilled(fill), await openFilled(fill)]
  const client = await openClient(served.url, 'free')
  const echo = openEcho(other.connectionString)
  try {
    const steps: { http: number; bare: number }[] = []
    for (let from = 0; from < UNITS; from += STEP) {
      let http = 0
      const statements = await recorded(async () => {
        http = await client.make({ from, units: STEP })
      })
      steps.push({ http, bare: await echo.say(statements) })
    }
    const { rows } = await other.owner.query('select count(*)::int as codes from registration_code_period')
    if (rows[0].codes !== UNITS) throw new Error(`Bare, ${rows[0].codes} codes were made instead of ${UNITS}`)
    const calls = UNITS * CALLS_OF_A_UNIT
    const total = (of: 'http' | 'bare') => steps.reduce((sum, step) => sum + step[of], 0)
    report({ name: `A call of the official client`, value: (total('http') / calls) * 1000, unit: 'ms' })
    report({ name: `Its statements bare through pg`, value: (total('bare') / calls) * 1000, unit: 'ms' })
    const ratio = total('http') / total('bare')
    report({ name: 'A call to its statements', value: ratio, unit: '×', wanted: '≤ 2.5', met: ratio <= 2.5 })
    const growth = (steps.at(-1)?.http ?? 0) / (steps[1]?.http ?? 1)
    report({
      name: `The last ${STEP} units to the first`,
      value: growth,
      unit: '×',
      wanted: '≤ 1.3',
      met: growth <= 1.3,
    })
  } finally {
    client.close()
    await echo.close()
    await served.close()
    await other.close()
  }
}

/** Whoever keeps the client's throttle waits for it alone: beside us, a server that does nothing but answer. */
const measureThrottled = async (report: Report) => {
  const served = await openFilled(fill)
  const instant = createServer((request, reply) => {
    request.resume()
    reply
      .setHeader('content-type', 'application/json')
      .end('{"id":"1","_embedded":{"invitations":[],"users":[]}}')
  })
  instant.listen(0, '127.0.0.1')
  await once(instant, 'listening')
  const nothing = `http://127.0.0.1:${(instant.address() as AddressInfo).port}`
  const clients = [await openClient(served.url, 'throttled'), await openClient(nothing, 'throttled')]
  try {
    const [ours = 0, theirs = 1] = await Promise.all(
      clients.map(({ make }) => make({ from: 0, units: THROTTLED_UNITS })),
    )
    report({ name: `${THROTTLED_UNITS * CALLS_OF_A_UNIT} throttled calls`, value: ours, unit: 's' })
    const ratio = ours / theirs
    const name = 'Throttled calls to those that are answered at once'
    report({ name, value: ratio, unit: '×', wanted: '≤ 1.05', met: ratio <= 1.05 })
  } finally {
    for (const { close } of clients) close()
    instant.closeAllConnections()
    instant.close()
    await served.close()
  }
}

/** What a partner's program waits for that uses the incumbent's client. */
export const run = async (report: Report) => {
  await measureFree(report)
  await measureThrottled(report)
}
