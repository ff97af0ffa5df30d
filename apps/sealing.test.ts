import assert from 'node:assert/strict'
import { createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, Pool } from 'pg'
import { migrate, migrations } from '#database/migrate.ts'
import { keysInUse, sealRows } from '#kernel/server/sealedRows.ts'
import { keyIdOf, newKey, openSealing, readKey } from '#kernel/server/sealing.ts'
import { openReceiver } from '#test/receiver.ts'
import { openPalier } from './palier.ts'

const server = process.env.TEST_DATABASE_URL ?? ''
const at = (name: string, user?: string) =>
  Object.assign(new URL(server), { pathname: `/${name}`, ...(user && { username: user, password: user }) })
    .href
const key = () => readKey(newKey())!
const administer = async (...statements: string[]) => {
  const db = new Client({ connectionString: server })
  await db.connect()
  for (const statement of statements) await db.query(statement)
  await db.end()
}

const used = async (pool: Pool) => {
  const db = await pool.connect()
  await db.query('begin')
  const found = await keysInUse(db)
  await db.query('rollback')
  db.release()
  return found
}

/** A database as the version before sealed nothing, with an owner who is no superuser, and what that version kept in it. */
const openOldDatabase = async () => {
  const name = `old_${randomUUID().replaceAll('-', '')}`
  await administer(
    `create role ${name} login createrole password '${name}'`,
    `grant palier_app to ${name} with admin option`,
    `create database ${name} owner ${name}`,
  )
  const url = at(name, name)
  const before = (await migrations()).filter((file) => file < '0035')
  await migrate(url, { only: before })
  const pool = new Pool({ connectionString: url, options: '-c search_path=palier,public', max: 3 })
  after(async () => {
    await pool.end()
    await administer(
      `drop database ${name} with (force)`,
      `drop owned by ${name} cascade`,
      `drop role ${name}`,
    )
  })
  const organizationIds: string[] = []
  /** An organization with what it kept plain. */
  const fill = async (receiver: string) => {
    const client = await pool.connect()
    const { rows } = await client.query('select new_id() as organization, new_id() as app')
    const { organization, app } = rows[0]
    await client.query('begin')
    await client.query(`select set_config('app.organization', $1, true)`, [organization])
    await client.query(`insert into organization (id, name) values ($1, 'Old')`, [organization])
    await client.query(`insert into app (id, name) values ($1, 'Old')`, [app])
    await client.query(
      `insert into webhook (app_id, description, url, secret, events) values ($1, 'x', $2, 'a secret of old', '{ticket.created}')`,
      [app, receiver],
    )
    await client.query(
      `insert into webhook_delivery (webhook_id, event_id, name, urn, body)
       select id, id, 'ticket.created', 'urn', '{"event":{}}' from webhook`,
    )
    await client.query(
      `insert into webhook_turn (organization_id, webhook_id, due_at) select organization_id, id, now() from webhook`,
    )
    await client.query(`insert into registration_code (code, mail_secret) values ('ABCD-EFGH', 'of a mail')`)
    await client.query('commit')
    client.release()
    organizationIds.push(organization)
  }
  const inside = async (organizationId: string, text: string) => {
    const client = await pool.connect()
    await client.query('begin')
    await client.query(`select set_config('app.organization', $1, true)`, [organizationId])
    try {
      return (await client.query(text)).rows
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  return { url, pool, fill, inside, organizationIds }
}

test('what a version before kept plain is sealed by the start and still does what it is for', async () => {
  const old = await openOldDatabase()
  const receiver = await openReceiver()
  await old.fill(receiver.url)
  await old.fill(receiver.url)
  await old.pool.query(
    `insert into setting (name, value) values ('vapid', '{"publicKey":"p","privateKey":"q"}'), ('unsubscribing', '"signs"')`,
  )
  await migrate(old.url)
  assert.deepEqual([...(await used(old.pool))], [''])

  const seals = key()
  const files = mkdtempSync(join(tmpdir(), 'palier-sealing-'))
  const palier = await openPalier({
    databaseUrl: old.url,
    filesUrl: `file:${files}`,
    secretsKeys: [seals],
    host: '127.0.0.1',
    port: 0,
    mailFrom: 'Palier <no-reply@palier.test>',
    demo: false,
    localWebhooks: true,
    log: { info() {}, warn() {}, error() {} },
    healthy: async () => true,
  })
  after(async () => {
    await palier.close()
    rmSync(files, { recursive: true })
  })
  assert.deepEqual([...(await used(old.pool))], [keyIdOf(seals)])
  const sealing = openSealing([seals])
  for (const organizationId of old.organizationIds) {
    const [webhook] = await old.inside(organizationId, 'select secret from webhook')
    const [code] = await old.inside(organizationId, 'select mail_secret from registration_code')
    assert.equal(sealing.open(webhook.secret), 'a secret of old')
    assert.equal(sealing.open(code.mail_secret), 'of a mail')
  }
  const { rows } = await old.pool.query('select name, value from secret order by name')
  assert.deepEqual(
    rows.map(({ value }) => sealing.open(value)),
    ['signs', '{"publicKey": "p", "privateKey": "q"}'],
  )
  assert.equal(
    (await old.pool.query(`select from setting where name in ('vapid', 'unsubscribing')`)).rowCount,
    0,
  )
  await assert.rejects(old.inside(old.organizationIds[0]!, `update webhook set secret = 'a plain one'`), {
    constraint: 'sealed',
  })
  while (receiver.received.length < 2) await pause(20)
  for (const { headers, raw } of receiver.received)
    assert.equal(
      headers['x-allthings-signature'],
      createHmac('sha256', 'a secret of old').update(raw).digest('hex'),
    )
})

test('a rotation seals everything anew while others serve; without a key that is in use it says so and changes nothing', async () => {
  const old = await openOldDatabase()
  for (let count = 0; count < 3; count++) await old.fill('http://localhost/')
  await migrate(old.url)
  const [first, second] = [key(), key()]
  assert.equal(await sealRows(old.pool, openSealing([first])), 6)
  assert.equal(await sealRows(old.pool, openSealing([first])), 0)
  await assert.rejects(sealRows(old.pool, openSealing([second])), /is sealed with the key [0-9a-f]{8}/)
  assert.deepEqual([...(await used(old.pool))], [keyIdOf(first)])
  const both = openSealing([second, first])
  const counts = await Promise.all([sealRows(old.pool, both), sealRows(old.pool, both)])
  assert.equal(counts[0] + counts[1], 6)
  assert.deepEqual([...(await used(old.pool))], [keyIdOf(second)])
})

test('no column keeps a secret that is neither sealed nor hashed', async () => {
  const db = new Client({ connectionString: at('palier_template') })
  await db.connect()
  const { rows } = await db.query(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'palier'::regnamespace and c.relkind = 'r' and attnum > 0 and not attisdropped
       and attname ~ '(secret|password|token|private)' and attname !~ '_(hash|at|id)$' and atttypid = 'text'::regtype`,
  )
  await db.end()
  assert.deepEqual(rows, [])
})
