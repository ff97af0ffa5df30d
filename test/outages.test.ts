import assert from 'node:assert/strict'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openPalier } from '#apps/palier.ts'
import { openSetup } from './ticketSetup.ts'

const setup = await openSetup()
const { owner, agent, resident, report, say, services, closeLater, connectionString } = setup

/** Stands between Palier and its database, so that a test can take the database away and give it back. */
const openDoor = async () => {
  const { hostname, port } = new URL(connectionString)
  const through = new Set<Socket>()
  let open = true
  const door = createServer((from) => {
    if (!open) return void from.destroy()
    const to = connect(Number(port), hostname)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      through.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        through.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  closeLater(
    () =>
      new Promise((resolve) => {
        door.close(resolve)
        for (const socket of through) socket.destroy()
      }),
  )
  const address = new URL(connectionString)
  address.host = `127.0.0.1:${(door.address() as AddressInfo).port}`
  return {
    address: address.href,
    shut: () => {
      open = false
      for (const socket of through) socket.destroy()
    },
    reopen: () => (open = true),
  }
}

const openBehind = async (databaseUrl: string) => {
  const palier = await openPalier({
    databaseUrl,
    filesUrl: 'file:/nowhere',
    secretsKeys: [Buffer.alloc(32, 'test key')],
    host: '127.0.0.1',
    port: 0,
    mailFrom: 'Palier <no-reply@palier.test>',
    demo: false,
    log: { ...services.log, error() {} },
    healthy: async () => {
      await palier.pool.query('select 1')
      return true
    },
  })
  closeLater(palier.close)
  return palier
}

test('a request whose connection dies is refused for now; the next one is served', async () => {
  const { address, shut, reopen } = await openDoor()
  const { services: opened } = await openBehind(address)
  const ticket = await report()
  const change = (title: string) =>
    fetch(`${opened.publicUrl}/api/v1/tickets/${ticket.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', cookie: agent.cookie },
      body: JSON.stringify({ title }),
    })
  const holder = await owner.connect()
  await holder.query('begin')
  await holder.query('select 1 from ticket where id = $1 for update', [ticket.id])
  const changing = change('Cut off')
  const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await owner.query(waits)).rowCount === 0) await pause(20)
  shut()
  const refused = await changing
  assert.equal(refused.status, 503)
  assert.equal(refused.headers.get('retry-after'), '2')
  assert.equal(((await refused.json()) as { code: string }).code, 'database-unavailable')
  await holder.query('rollback')
  holder.release()
  reopen()
  assert.equal((await change('Said again')).status, 200)
  const { rows } = await owner.query('select title from ticket where id = $1', [ticket.id])
  assert.equal(rows[0].title, 'Said again')
})

test('ten seconds without a database lose nothing: jobs and live connections go on where they stopped', async () => {
  const { address, shut, reopen } = await openDoor()
  const { services: opened } = await openBehind(address)
  const get = (path: string) => fetch(opened.publicUrl + path, { headers: { cookie: resident.cookie } })
  const live = await get('/api/v1/live')
  let heard = ''
  void live
    .body!.pipeThrough(new TextDecoderStream())
    .pipeTo(new WritableStream({ write: (part) => void (heard += part) }))
    .catch(() => {})
  const ticket = await report()
  shut()
  const until = Date.now() + 10_000
  assert.equal((await get('/health')).status, 503)
  assert.equal((await get('/api/v1/me')).status, 503)
  await say(agent, ticket, 'Written meanwhile, by another Palier on the same database')
  await pause(until - Date.now())
  reopen()
  for (let tries = 0; tries < 100 && (await get('/health')).status !== 200; tries++) await pause(50)
  assert.equal((await get('/api/v1/me')).status, 200)
  const mails = async () =>
    (await owner.query(`select 1 from mail where text like '%Written meanwhile%'`)).rowCount
  for (let tries = 0; tries < 200 && (await mails()) === 0; tries++) await pause(50)
  assert.equal(await mails(), 1)
  for (let tries = 0; tries < 200 && !heard.includes('resumed'); tries++) await pause(50)
  assert.match(heard, /resumed/)
  await say(agent, ticket, 'Heard again')
  for (let tries = 0; tries < 200 && !heard.includes('message.created'); tries++) await pause(50)
  assert.match(heard, /message\.created/)
})
