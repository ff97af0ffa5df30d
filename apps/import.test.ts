import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { serve, type ServerType } from '@hono/node-server'
import { startWorker } from '#kernel/server/worker.ts'
import { hashPassword } from '#modules/accounts/passwords.rules.ts'
import { openWorld } from '#test/world.ts'
import { modules } from './modules.ts'

let server: ServerType
let worker: Awaited<ReturnType<typeof startWorker>>
let folder = ''
// Before the world ends, in the order in which they were said.
after(async () => {
  await worker.stop()
  server.close()
  await rm(folder, { recursive: true })
})

const world = await openWorld()
const office = await world.openOrganization()
const appId = await office.insert('app', { name: 'Bern' })
const email = `setup@${office.organizationId}.example`
await office.person({ setup: { App: appId } }, { email, passwordHash: await hashPassword('a long password') })
await world.owner.query(
  `insert into directory (kind, key, organization_id) values ('email', $1, $2) on conflict do nothing`,
  [email, office.organizationId],
)

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-import-'))
  server = await new Promise((resolve) => {
    const started: ServerType = serve({ fetch: world.api.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(started),
    )
  })
  worker = await startWorker({ services: world.services, pool: world.owner, ...modules })
})
/** Runs the command as a person would; `typed` is what they type. */
const run = async (args: string[], { typed = '', password = 'a long password' } = {}) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('import.ts', import.meta.url)), ...args], {
    env: {
      ...process.env,
      LANG: 'de_CH.UTF-8',
      INIT_CWD: folder,
      PALIER_PASSWORD: password,
      NODE_NO_WARNINGS: '1',
    },
  })
  child.stdin.end(typed)
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.stderr.on('data', (part: Buffer) => parts.push(part))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said: Buffer.concat(parts).toString() }
}

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

test('a file is previewed, asked about, applied, reported; a second run finds nothing to do', async () => {
  await writeFile(join(folder, 'places.csv'), 'Strasse;Nr;PLZ;Ort;Stockwerke\nKramgasse;12;3011;Bern;3\n')
  const call = ['places.csv', '--url', url(), '--email', email]
  const declined = await run(call, { typed: 'n\n' })
  assert.equal(declined.code, 4, declined.said)
  assert.match(declined.said, /Strasse → Strasse[\s\S]*Stockwerke → wird nicht gelesen[\s\S]*Neu: 1/)
  const done = await run([...call, '--generate-units'], { typed: 'j\n' })
  assert.equal(done.code, 0, done.said)
  assert.match(done.said, /Einheiten entstehen nach der Regel[\s\S]*Übernommen/)
  const report = /Bericht: (.*)/.exec(done.said)?.[1] ?? ''
  assert.match(await readFile(report, 'utf8'), /"Kramgasse 12, 3011 Bern","Neu"/)
  const again = await run([...call, '--generate-units', '--yes'])
  assert.equal(again.code, 0)
  assert.match(again.said, /Es gibt nichts zu übernehmen/)
})

test('lines with errors are named, and the end says so', async () => {
  await writeFile(join(folder, 'broken.csv'), 'Strasse,Nr,Breitengrad\nGasse,1,north\nGasse,2,46.9\n')
  const { code, said } = await run(['broken.csv', '--url', url(), '--email', email, '--yes'])
  assert.equal(code, 3, said)
  assert.match(said, /2 Gasse 1: Breitengrad «north»: ist keine Zahl/)
})

test('a wrong call, a wrong password, a wrong file and a wrong address end with a sentence', async () => {
  assert.equal((await run([])).code, 2)
  assert.equal((await run(['missing.csv', '--url', url(), '--email', email])).code, 2)
  assert.equal(
    (await run(['places.csv', '--url', url(), '--email', email], { password: 'another one' })).code,
    1,
  )
  const away = await run(['places.csv', '--url', 'http://127.0.0.1:9', '--email', email])
  assert.equal(away.code, 1)
  assert.match(away.said, /antwortet kein Palier/)
  await writeFile(join(folder, 'picture.csv'), Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex'))
  const picture = await run(['picture.csv', '--url', url(), '--email', email])
  assert.equal(picture.code, 1)
  assert.match(picture.said, /weder CSV noch Excel/)
})
