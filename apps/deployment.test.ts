import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Client, Pool } from 'pg'
import { refuseDemo } from './demo/found.ts'
import { openPalier } from './palier.ts'

const server = process.env.TEST_DATABASE_URL ?? ''
const administer = async (statement: string) => {
  const db = new Client({ connectionString: server })
  await db.connect()
  await db.query(statement)
  await db.end()
}

/** A Palier that was asked for the demo, on organizations that have a mail each. */
const openWith = async (...organizations: { name: string; demo: boolean }[]) => {
  const name = `deployed_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name} template palier_template`)
  const databaseUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const owner = new Pool({ connectionString: databaseUrl, options: '-c search_path=palier,public', max: 2 })
  const mails: string[] = []
  for (const organization of organizations) {
    const { rows } = await owner.query(
      `with made as (insert into organization (name, demo) values ($1, $2) returning id)
       insert into mail (organization_id, key, kind, recipient, subject, sender_name, html, text, message_id)
       select id, 'k', 'password-reset', 'ada@example.ch', $1 || ' writes', $1, '<head></head>', '', '<k@test>' from made returning id`,
      [organization.name, organization.demo],
    )
    mails.push(rows[0].id)
  }
  const files = mkdtempSync(join(tmpdir(), 'palier-deployment-'))
  const palier = await openPalier({
    databaseUrl,
    filesUrl: `file:${files}`,
    secretsKeys: [Buffer.alloc(32, 'test key')],
    host: '127.0.0.1',
    port: 0,
    mailFrom: 'Palier <no-reply@palier.test>',
    demo: true,
    log: { info() {}, warn() {}, error() {} },
    healthy: async () => true,
  })
  after(async () => {
    await palier.close()
    await owner.end()
    await administer(`drop database ${name} with (force)`)
    rmSync(files, { recursive: true })
  })
  /** Asks as whoever reaches the port could, with any headers. */
  const look = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const asked = request(palier.services.publicUrl + path, { headers }, (reply) => {
        let body = ''
        reply.setEncoding('utf8').on('data', (part: string) => (body += part))
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body }))
      })
      asked.on('error', reject).end()
    })
  return { look, mails, databaseUrl, palier }
}

test('an installation that an administrator began shows nobody its mails, though nothing says that it is no demo', async () => {
  const { look, mails, palier } = await openWith({ name: 'Owner', demo: false })
  assert.equal(palier.services.demo, false)
  for (const path of ['/mail', `/mail/${mails[0]}`, '/mail?to=ada'])
    assert.doesNotMatch((await look(path)).body, /writes/)
})

test('the demo shows its own mails, on this machine, and those of nobody else beside it', async () => {
  const { look, mails } = await openWith({ name: 'Owner', demo: false }, { name: 'Demo', demo: true })
  const { status, body } = await look('/mail')
  assert.equal(status, 200)
  assert.match(body, /Demo writes/)
  assert.doesNotMatch(body, /Owner writes/)
  assert.equal((await look(`/mail/${mails[1]}`)).status, 200)
  assert.equal((await look(`/mail/${mails[0]}`)).status, 404)
})

const strangers: Record<string, Record<string, string>> = {
  'a proxy speaks for': { 'x-forwarded-for': '203.0.113.9' },
  'a proxy speaks for by the standard': { forwarded: 'for=203.0.113.9' },
  'a proxy names the host for': { 'x-forwarded-host': 'palier.example.ch' },
  'comes by the public name': { host: 'palier.example.ch' },
  'comes by a name that was pointed here': { host: 'rebound.attacker.example:3000' },
}
test('the mails of the demo are for this machine: not for whom a proxy speaks, nor by another name', async () => {
  const { look, mails } = await openWith({ name: 'Demo', demo: true })
  for (const [who, headers] of Object.entries(strangers))
    for (const path of ['/mail', `/mail/${mails[0]}`])
      assert.doesNotMatch((await look(path, headers)).body, /writes/, who)
})

test('a deployment does not open where the demo is, and says where to go; elsewhere it does', async () => {
  const demo = await openWith({ name: 'Demo', demo: true })
  const place = { deployed: 'SMTP_URL', databaseUrl: undefined, dataDir: '/srv/palier' }
  await assert.rejects(refuseDemo(demo.databaseUrl, place), {
    message:
      'The demo is in /srv/palier, and everybody knows its passwords: with SMTP_URL it is not opened. Choose another folder with DATA_DIR=…, then make your administrator with npm run admin.',
  })
  await assert.rejects(
    refuseDemo(demo.databaseUrl, { ...place, databaseUrl: demo.databaseUrl }),
    /DATABASE_URL=…/,
  )
  await refuseDemo(demo.databaseUrl, { ...place, deployed: undefined })
  const own = await openWith({ name: 'Owner', demo: false })
  await refuseDemo(own.databaseUrl, place)
})
