import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startWorker } from '#kernel/server/worker.ts'
import { modules } from '#apps/modules.ts'
import { openErp, everything } from './exchangeSetup.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const { owner, services } = world
const path = fileURLToPath(new URL('processes/worker.ts', import.meta.url))

const startProcess = async () => {
  const child = spawn(process.execPath, [path, world.connectionString, world.files], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  await once(child.stdout, 'data')
  world.closeLater(async () => child.kill('SIGKILL'))
  return child
}

const locked = async () =>
  (
    await owner.query<{ worker: string }>(
      'select locked_by as worker from graphile_worker._private_jobs where locked_by is not null',
    )
  ).rows.map(({ worker }) => worker)

test('what a killed worker held is done by one that lives, which never stops meanwhile', async () => {
  const erp = await openErp(world)
  const dying = await startProcess()
  // Somebody holds the app, so that the delivery is begun and cannot end.
  const holder = await owner.connect()
  await holder.query('begin')
  await holder.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`places ${erp.appId}`])
  for (const name of ['properties.csv', 'groups.csv']) await erp.put(name, everything[name]!)
  const { id } = (await erp.start()).body
  for (let round = 0; round < 400 && (await locked()).length === 0; round++) await pause(50)
  const [held] = await locked()
  assert.ok(held, 'the first worker has begun it')
  const living = await startWorker({ services, pool: owner, ...modules })
  world.closeLater(living.stop)
  // Whoever lives keeps what it has, however often others look.
  await pause(3000)
  assert.deepEqual(await locked(), [held])
  dying.kill('SIGKILL')
  await once(dying, 'close')
  await holder.query('rollback')
  holder.release()
  for (let round = 0; round < 900 && (await erp.show(id)).state !== 'applied'; round++) {
    await owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
    await pause(50)
  }
  assert.equal((await erp.show(id)).state, 'applied')
})

test('the locks of workers that stopped are gone', async () => {
  const worker = await startWorker({ services, pool: owner, ...modules })
  const locks = async () =>
    (
      await owner.query(
        `select count(*)::int as n from pg_locks where locktype = 'advisory' and classid = 7203114
          and database = (select oid from pg_database where datname = current_database())`,
      )
    ).rows[0].n as number
  const before = await locks()
  assert.ok(before >= 3, 'one for each lane')
  await worker.stop()
  assert.ok((await locks()) <= before - 3)
})
