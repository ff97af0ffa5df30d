import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { modules } from '#apps/modules.ts'
import type { Job } from '#kernel/server/jobs.ts'
import { startWorker } from '#kernel/server/worker.ts'
import * as imports from '#modules/spreadsheets/contract.ts'
import { createExchangeExport, findExchangeExport } from '#modules/exchange/export.contract.ts'
import { undoExchangeJob } from '#modules/exchange/contract.ts'
import { createCode } from '#modules/tenant-management/codes.contract.ts'
import { drawLetters, findLetters } from '#modules/tenant-management/letters.contract.ts'
import { brokenAt } from './breaking.ts'
import { everything, openErp } from './exchangeSetup.ts'
import { openOffice, tenancies } from './importOffice.ts'
import { openWorld } from './world.ts'

const world = await openWorld()
const { owner, services } = world

interface Waiting {
  /** What who waits for it sees of it on its page, in one word. */
  look: () => Promise<string>
  /** Asks for the same again, as the page lets them. */
  again: () => Promise<unknown>
}

interface Setup {
  /** Begins it, up to where its job waits in the queue. */
  begin: () => Promise<Waiting>
  failed: string
  done: string
}

const beganImport = async () => {
  const office = await openOffice(world)
  const { id: importId, columns } = (await office.upload(tenancies)).body as imports.Import
  const params = { importId }
  const fields = columns.map(({ field }) => field)
  await office.person(imports.mapImport, { params, body: { fields, generateUnits: false } })
  const look = async () => {
    const { state, problem, can } = await office.show(importId)
    return problem ? `${state} ${Object.values(can).some(Boolean) ? 'with a way on' : 'for ever'}` : state
  }
  const preview = () => office.person(imports.previewImport, { params })
  const apply = () => office.person(imports.applyImport, { params })
  const undo = () => office.person(imports.undoImport, { params })
  return { look, preview, apply, undo }
}

/** How what a person waits for is begun: one for each kind of job that somebody waits for. */
export const scenes: Record<string, Setup> = {
  'preview an import': {
    async begin() {
      const { look, preview } = await beganImport()
      await preview()
      return { look, again: preview }
    },
    failed: 'failed with a way on',
    done: 'previewed',
  },
  'apply an import': {
    async begin() {
      const { look, preview, apply } = await beganImport()
      await preview()
      await world.settle()
      await apply()
      const again = async () => {
        await preview()
        await world.settle()
        await apply()
      }
      return { look, again }
    },
    failed: 'previewed with a way on',
    done: 'applied',
  },
  'undo an import': {
    async begin() {
      const { look, preview, apply, undo } = await beganImport()
      for (const step of [preview, apply]) {
        await step()
        await world.settle()
      }
      await undo()
      return { look, again: undo }
    },
    failed: 'applied with a way on',
    done: 'undone',
  },
  'take a delivery of an ERP system': {
    async begin() {
      const erp = await openErp(world)
      let id = ''
      const again = async () => {
        for (const name of ['properties.csv', 'groups.csv']) await erp.put(name, everything[name]!)
        id = (await erp.start()).body.id
      }
      await again()
      return { look: async () => (await erp.show(id)).state, again }
    },
    failed: 'refused',
    done: 'applied',
  },
  'undo a delivery of an ERP system': {
    async begin() {
      const erp = await openErp(world)
      const names = ['properties.csv', 'groups.csv'] as const
      const { id } = await erp.deliver(Object.fromEntries(names.map((name) => [name, everything[name]!])))
      const params = { exchangeJobId: id }
      const undo = () => erp.program(undoExchangeJob, { params, body: {} })
      await undo()
      const look = async () => {
        const { state, undoProblem } = await erp.show(id)
        return undoProblem ? `${state}, ${undoProblem}` : state
      }
      return { look, again: undo }
    },
    failed: 'applied, internal',
    done: 'undone',
  },
  'export master data': {
    async begin() {
      const erp = await openErp(world)
      let exchangeExportId = ''
      const again = async () => {
        const made = await erp.program(createExchangeExport, { params: { appId: erp.appId }, body: {} })
        exchangeExportId = made.id
      }
      await again()
      const look = async () => (await erp.program(findExchangeExport, { params: { exchangeExportId } })).state
      return { look, again }
    },
    failed: 'failed',
    done: 'done',
  },
  'draw letters': {
    async begin() {
      const home = await world.openOrganization()
      const { appId, utilisationPeriodId: utilisationPeriods } = await home.buildHome()
      const manager = await home.person({ 'tenant-manager': { App: appId } })
      const { id } = await manager(createCode, { body: { utilisationPeriods } })
      let letterRunId = ''
      const again = async () => {
        const body = { registrationCodeIds: [id], addressWindow: 'right' as const }
        letterRunId = (await manager(drawLetters, { body })).id
      }
      await again()
      return {
        look: async () => (await manager(findLetters, { params: { letterRunId } })).state,
        again,
      }
    },
    failed: 'failed',
    done: 'done',
  },
}

/** Every kind of job that somebody waits for. */
export const waitedFor = modules.jobs.filter(({ ends }) => ends.givenUp)

const MIDDLE = 8
const counted = ['property', 'building', 'unit', 'utilisation_period', 'registration_code', 'file']
const counts = async () =>
  (
    await owner.query(
      `select ${counted.map((table) => `(select count(*)::int from ${table}) as ${table}`).join()}`,
    )
  ).rows[0] as object

/** Lets the pauses between tries pass, until nothing is tried any more. */
const until = async (jobs: readonly Job[]) => {
  const worker = await startWorker({ services, pool: owner, ...modules, jobs, inLanes: false })
  try {
    for (let round = 0; round < 1200; round++) {
      await owner.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
      if ((await owner.query('select from graphile_worker.jobs')).rowCount === 0) return
      await pause(50)
    }
    assert.fail('the queue is never empty')
  } finally {
    await worker.stop()
  }
}

const breakings: [what: string, breaking: Parameters<typeof brokenAt>[1]][] = [
  ['fails', async () => assert.fail('broken in the middle')],
  [
    'loses its database',
    async ({ processID }) => void (await owner.query('select pg_terminate_backend($1)', [processID])),
  ],
  ['never ends', () => new Promise(() => {})],
]

/** Breaks a kind of job in the middle, in every way there is, and looks for its end. */
export const testEnds = (name: string) => {
  const setup = scenes[name]!

  for (const [what, breaking] of breakings)
    test(`${name}: who waits is told when it ${what} in the middle, nothing of it stays, and it can be asked for again`, async () => {
      let broke = 0
      const { look, again } = await setup.begin()
      const before = await counts()
      const breakingJob = (job: Job): Job => {
        const counting: typeof breaking = (client) => {
          broke += 1
          return breaking(client)
        }
        const broken = brokenAt(MIDDLE, counting, job)
        return {
          ...broken,
          ends: {
            ...job.ends,
            ...(what === 'never ends' ? { tries: 1, seconds: 3 } : { tries: 2, seconds: 60 }),
          },
        }
      }
      await until(modules.jobs.map((job) => (job.name === name ? breakingJob(job) : job)))
      assert.ok(broke > 0 && broke <= 2, 'it was broken in the middle, and begun no more often')
      assert.equal(await look(), setup.failed)
      assert.deepEqual(await counts(), before)
      await again()
      await until(modules.jobs)
      assert.equal(await look(), setup.done)
    })

  test(`${name}: who waits is told when it kills every process that begins it`, async () => {
    const { look } = await setup.begin()
    const before = await counts()
    const path = fileURLToPath(new URL('processes/worker.ts', import.meta.url))
    const child = spawn(process.execPath, [path, world.connectionString, world.files, String(MIDDLE)], {
      stdio: 'ignore',
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    })
    const [, by] = (await once(child, 'close')) as [number, string]
    assert.equal(by, 'SIGKILL')
    await until(
      modules.jobs.map((job) => (job.name === name ? { ...job, ends: { ...job.ends, tries: 1 } } : job)),
    )
    assert.equal(await look(), setup.failed)
    assert.deepEqual(await counts(), before)
  })
}
