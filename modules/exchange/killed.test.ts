import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { csv, GROUP, key, openErp, PERIOD, PROPERTY, TENANT, UNIT } from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const worker = fileURLToPath(new URL('../../test/processes/worker.ts', import.meta.url))

const HOMES = 1000
const KILLS = 10
const numbers = Array.from({ length: HOMES }, (_, n) => n)

/** As many homes as it says, each with its tenant; all of them belong to one delivery. */
const street = (nth: number): Record<string, string> => {
  const at = (n: number) => nth * HOMES + n
  return {
    'properties.csv': csv('importType,id,name', `insert,${key(PROPERTY, nth)},Street ${nth}`),
    'groups.csv': csv(
      'importType,id,propertyId,name,country,city,streetName,houseNumber,zipCode',
      `insert,${key(GROUP, nth)},${key(PROPERTY, nth)},Street ${nth},CH,Bern,Street,${nth},3011`,
    ),
    'units.csv': csv(
      'importType,id,groupId,name',
      ...numbers.map((n) => `insert,${key(UNIT, at(n))},${key(GROUP, nth)},Flat ${n}`),
    ),
    'utilisationPeriods.csv': csv(
      'importType,id,unitId,startDate',
      ...numbers.map((n) => `insert,${key(PERIOD, at(n))},${key(UNIT, at(n))},2024-04-01`),
    ),
    'tenants.csv': csv(
      'importType,id,registrationCode,name',
      ...numbers.map((n) => `insert,${key(TENANT, at(n))},K${nth}-${String(n).padStart(6, '0')},Anna ${n}`),
    ),
    'tenantCheckIns.csv': csv(
      'importType,utilisationPeriodId,tenantId',
      ...numbers.map((n) => `insert,${key(PERIOD, at(n))},${key(TENANT, at(n))}`),
    ),
  }
}

test('a process that is killed at any moment of a delivery leaves all of it or nothing, and the next one goes on', async () => {
  const erp = await openErp(world)
  const tables = ['unit', 'utilisation_period', 'registration_code', 'registration_code_period']
  /** The state of a job and how many rows there are, in one look. */
  const look = async (jobId: string) => {
    const { rows } = await world.owner.query<Record<string, number | string>>(
      `select state, ${tables.map((table) => `(select count(*)::int from ${table} where organization_id = $1) as ${table}`).join()}
      from exchange_job where organization_id = $1 and id = $2`,
      [erp.organizationId, jobId],
    )
    const { state, ...counts } = rows[0]!
    return { state, counts: new Set(Object.values(counts)) }
  }
  const begin = async (nth: number) => {
    for (const [name, content] of Object.entries(street(nth))) await erp.put(name, content)
    return (await erp.start()).body.id as string
  }
  let delivered = 1
  let jobId = await begin(delivered)
  const started = performance.now()
  await world.settle()
  const duration = performance.now() - started
  for (let kill = 0; kill < KILLS; kill++) {
    if ((await erp.show(jobId)).state === 'applied') jobId = await begin((delivered += 1))
    const child = spawn(process.execPath, [worker, world.connectionString, world.files], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    })
    const ended = once(child, 'close')
    await once(child.stdout, 'data')
    await pause(Math.random() * duration)
    child.kill('SIGKILL')
    await ended
    const { state, counts } = await look(jobId)
    // On a busy machine it is killed more often than it may be begun; that is asked elsewhere.
    await world.owner.query('update graphile_worker._private_jobs set attempts = 0')
    const whole = state === 'applied' ? delivered : delivered - 1
    assert.deepEqual(counts, new Set([whole * HOMES]), `after kill ${kill + 1}, in the state ${state}`)
  }
  await world.settle()
  assert.deepEqual(await look(jobId), { state: 'applied', counts: new Set([delivered * HOMES]) })
})
