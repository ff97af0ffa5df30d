import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { serve, type ServerType } from '@hono/node-server'
import { startWorker } from '#kernel/server/worker.ts'
import { hashPassword } from '#modules/accounts/passwords.rules.ts'
import { csv, everything } from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'
import { zipOf } from '#test/zips.ts'
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
const email = `erp@${office.organizationId}.example`
await office.person(
  { 'cockpit-manager': { App: appId } },
  { email, passwordHash: await hashPassword('a long password') },
)
await world.owner.query(`insert into directory (kind, key, organization_id) values ('email', $1, $2)`, [
  email,
  office.organizationId,
])

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-deliver-'))
  server = await new Promise((resolve) => {
    const started: ServerType = serve({ fetch: world.api.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(started),
    )
  })
  worker = await startWorker({ services: world.services, pool: world.owner, ...modules })
})

const run = async (path: string) => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const args = [fileURLToPath(new URL('deliver.ts', import.meta.url)), path, '--url', url, '--email', email]
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      LANG: 'en_GB.UTF-8',
      INIT_CWD: folder,
      PALIER_PASSWORD: 'a long password',
      NODE_NO_WARNINGS: '1',
    },
  })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.stderr.on('data', (part: Buffer) => parts.push(part))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said: Buffer.concat(parts).toString() }
}

const fill = async (name: string, files: Record<string, string>) => {
  await mkdir(join(folder, name))
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, name, file), content)
  return name
}

test('a folder is delivered, then the same as a ZIP, which changes nothing', async () => {
  const first = await run(await fill('all', { ...everything, 'manifest.json': '{}' }))
  assert.equal(first.code, 0, first.said)
  assert.match(first.said, /units\.csv sent[\s\S]*Taken[\s\S]*units\.csv: 1 new, 0 changed/)
  await writeFile(
    join(folder, 'all.zip'),
    zipOf(Object.entries(everything).map(([name, content]) => ({ name, content }))),
  )
  const again = await run('all.zip')
  assert.equal(again.code, 0, again.said)
  assert.match(again.said, /units\.csv: 0 new, 0 changed, 0 deleted, 1 the same/)
})

test('what is refused, what waits and what is no delivery end with their own number and a sentence', async () => {
  const refused = await run(
    await fill('wrong', { 'properties.csv': csv('importType,id,name', 'insert,x,y') }),
  )
  assert.equal(refused.code, 1, refused.said)
  assert.match(refused.said, /properties\.csv, line 2, id “x”: is not a UUID/)
  const waiting = await run(await fill('waiting', { ...everything, 'manifest.json': '{"autoImport":false}' }))
  assert.equal(waiting.code, 4, waiting.said)
  const unknown = await run(await fill('unknown', { 'invoices.csv': 'x' }))
  assert.equal(unknown.code, 1)
  assert.match(unknown.said, /Not part of the format: invoices\.csv/)
  const torn = await run(await fill('torn', { ...everything, 'manifest.json': '{' }))
  assert.match(torn.said, /manifest\.json is not valid JSON/)
  assert.equal((await run('missing')).code, 2)
})
