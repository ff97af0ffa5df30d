import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client, Pool } from 'pg'
import { openDatabase } from '#kernel/server/database.ts'
import { openEgress } from '#kernel/server/egress.ts'
import { openSealing } from '#kernel/server/sealing.ts'
import { moduleList } from '#apps/modules.ts'
import { closing } from './served.ts'
import { catalogueOf } from '#modules/integrations/catalogue.presenter.ts'
import { startDispatcher } from '#modules/integrations/dispatching.commands.ts'
import type { Report } from './report.ts'

const sealing = openSealing([Buffer.alloc(32, 'bench key')])
const server = process.env.TEST_DATABASE_URL ?? ''
const ROUNDS = 3
const DELIVERIES = 6000
const BARE = 6000
const AT_ONCE = 10

/** Deliveries a second, each with the whole ticket that it is about, to a fast receiver in another process, beside bare fetch in a loop, in turns. */
export const run = async (report: Report) => {
  const child = fork(fileURLToPath(new URL('webhookReceiver.ts', import.meta.url)))
  const [{ port }] = (await once(child, 'message')) as [AddressInfo]
  const url = `http://127.0.0.1:${port}/`
  const rounds: { one: number; ten: number; bare: number }[] = []
  try {
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({ one: await deliver(url, 1), ten: await deliver(url, 10), bare: await fetchInLoop(url) })
  } finally {
    child.kill()
  }
  const median = (of: (round: (typeof rounds)[number]) => number) =>
    rounds.map(of).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
  const bare = median((round) => round.bare)
  report({ name: `Bare fetch in a loop, ${AT_ONCE} at once`, value: bare, unit: 'requests/s' })
  for (const [name, value] of [
    ['one webhook', median(({ one }) => one)],
    ['ten webhooks', median(({ ten }) => ten)],
  ] as const) {
    const met = value >= 1000 || value >= bare / 2
    report({
      name: `Webhook deliveries to ${name}`,
      value,
      unit: 'requests/s',
      wanted: '≥ 1,000 or half of fetch',
      met,
    })
    report({ name: `Webhook deliveries to ${name}, to bare fetch`, value: value / bare, unit: '×' })
  }
}

/** Of how many tickets the events of an organization tell. */
const TICKETS = 500

const body = JSON.stringify({
  event: {
    id: '6b04ebdf167dd8244ed97780',
    name: 'ticket.updated',
    urn: 'urn:allthings:app:6b04ebdf026e4560ae955322:ticket:6b04ebdf7775b930b98705ff:6b04ebdf8b5f08a6e4a7057f',
    data: { id: '6b04ebdf8b5f08a6e4a7057f', delta: { status: { from: 'waiting-for-agent', to: 'closed' } } },
    createdDate: '2026-11-24T08:00:00.000Z',
  },
})

const fetchInLoop = async (url: string) => {
  const started = performance.now()
  let left = BARE
  const work = async () => {
    while (left-- > 0)
      await (
        await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
      ).text()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return (BARE / (performance.now() - started)) * 1000
}

/** How fast as many deliveries as wanted are made, which wait for webhooks of as many organizations. */
const deliver = async (url: string, webhooks: number) => {
  const name = `bench_${randomUUID().replaceAll('-', '')}`
  const at = (database: string) => Object.assign(new URL(server), { pathname: `/${database}` }).href
  const administer = async (statement: string) => {
    const client = new Client({ connectionString: at('postgres') })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await administer(`create database ${name} template palier_template`)
  const owner = new Pool({ connectionString: at(name), options: '-c search_path=palier,public', max: 1 })
  owner.on('error', closing)
  const database = openDatabase(at(name), { size: 3 })
  try {
    await fill(owner, url, webhooks)
    const started = performance.now()
    const log = { info() {}, warn() {}, error: console.error }
    const egress = openEgress({ local: true })
    const means = { database, egress, sealing, publicUrl: 'http://localhost', log }
    const dispatcher = startDispatcher({ ...means, catalogue: catalogueOf(moduleList) })
    const waiting = `select 1 from webhook_delivery where status = 'pending' limit 1`
    while ((await owner.query(waiting)).rowCount) await pause(50)
    const seconds = (performance.now() - started) / 1000
    await dispatcher.stop()
    return DELIVERIES / seconds
  } finally {
    await Promise.all([database.pool.end(), owner.end()])
    await administer(`drop database ${name} with (force)`)
  }
}

const fill = async (owner: Pool, url: string, webhooks: number) => {
  const id = (kind: string, n: string) => `'6' || '${kind}' || lpad(to_hex(${n}), 14, '0') || '00000000'`
  const each = `from generate_series(1, ${webhooks}) n`
  await owner.query('set session_replication_role = replica')
  await owner.query(
    `insert into organization (id, name, tools) select ${id('0', 'n')}, 'Partner', '{service-centre}' ${each}`,
  )
  await owner.query(
    `insert into person (organization_id, id, username, email) select ${id('0', 'n')}, ${id('5', 'n')}, 'Partner', 'p@partner.example' ${each}`,
  )
  await owner.query(
    `insert into permission (organization_id, person_id, role, app_id) select ${id('0', 'n')}, ${id('5', 'n')}, 'platform-owner', ${id('1', 'n')} ${each}`,
  )
  await owner.query(
    `insert into ticket_category (organization_id, id, app_id, key, name) select ${id('0', 'n')}, ${id('6', 'n')}, ${id('1', 'n')}, 'heating', '{}' ${each}`,
  )
  const ticket = id('4', 't')
  const tickets = `${each} cross join generate_series(0, ${TICKETS - 1}) t`
  await owner.query(
    `insert into ticket (organization_id, id, number, app_id, category_id, person_id, assignee_id, title, description)
      select ${id('0', 'n')}, ${ticket}, t, ${id('1', 'n')}, ${id('6', 'n')}, ${id('5', 'n')}, ${id('5', 'n')}, 'Heating', repeat('It is cold. ', 20) ${tickets}`,
  )
  await owner.query(
    `insert into conversation (organization_id, ticket_id) select ${id('0', 'n')}, ${ticket} ${tickets}`,
  )
  await owner.query(
    `insert into webhook (organization_id, id, app_id, owner_id, description, url, secret, events)
      select ${id('0', 'n')}, ${id('2', 'n')}, ${id('1', 'n')}, ${id('5', 'n')}, 'Partner', $1, $2, '{ticket.updated}' ${each}`,
    [url, sealing.seal('a secret of partners')],
  )
  await owner.query(
    `insert into webhook_delivery (organization_id, webhook_id, event_id, name, urn, body)
      select ${id('0', `1 + n % ${webhooks}`)}, ${id('2', `1 + n % ${webhooks}`)}, ${id('3', 'n')}, 'ticket.updated', 'urn', replace($1, '6b04ebdf8b5f08a6e4a7057f', ${id('4', `n / ${webhooks} % ${TICKETS}`)})
      from generate_series(1, ${DELIVERIES}) n`,
    [body],
  )
  await owner.query(
    `insert into webhook_turn (organization_id, webhook_id, due_at) select ${id('0', 'n')}, ${id('2', 'n')}, now() ${each}`,
  )
  await owner.query('analyze')
}
