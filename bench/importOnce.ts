import { moduleList } from '#apps/modules.ts'
import { tmpdir } from 'node:os'
import { readFileSync } from 'node:fs'
import { inOrganization, openDatabase } from '#kernel/server/database.ts'
import { openProxies } from '#kernel/server/address.ts'
import { unlimited } from '#kernel/server/budgets.ts'
import { openBodies } from '#kernel/server/bodies.ts'
import { openPlaces } from '#kernel/server/places.ts'
import { openEgress } from '#kernel/server/egress.ts'
import type { Services } from '#kernel/server/services.ts'
import { openSealing } from '#kernel/server/sealing.ts'
import { guessFields } from '#modules/spreadsheets/columns.rules.ts'
import { inspectFile } from '#modules/spreadsheets/file.rules.ts'
import { applyJob, previewJob } from '#modules/spreadsheets/jobs.ts'
import { findForJob, insertImport, newImportId, setImport } from '#modules/spreadsheets/queries.ts'

/** Imports a file twice into the app of an empty organization, as a worker does, in a process of its own. */
const [connectionString = '', organizationId = '', appId = '', path = '', units = ''] = process.argv.slice(2)
const database = openDatabase(connectionString, { size: 3 })
const bytes = readFileSync(path)
const unused = () => Promise.reject(new Error('Not used here'))
const services: Services = {
  database,
  storage: {
    get: async () => ({ body: new Blob([bytes]).stream(), size: bytes.length }),
    put: unused,
    putStream: unused,
    list: unused,
    keys: () => (async function* () {})(),
    remove: unused,
  },
  publicUrl: 'http://palier.test',
  mailFrom: '',
  bodies: openBodies({ budgets: unlimited }),
  budgets: unlimited,
  proxies: openProxies(),
  modules: moduleList,
  places: openPlaces(),
  temp: tmpdir(),
  egress: openEgress(),
  sealing: openSealing([Buffer.alloc(32, 'bench key')]),
  demo: false,
  log: { info() {}, warn() {}, error() {} },
}

const importOnce = async () => {
  const started = performance.now()
  const inside = <Result>(work: Parameters<typeof inOrganization<Result>>[2]) =>
    inOrganization(database, { organizationId }, work)
  const inspected = await inspectFile(bytes)
  if ('problem' in inspected) throw new Error(inspected.problem)
  const fields = guessFields(inspected.columns)
  const columns = inspected.columns.map((column, index) => ({ ...column, field: fields[index] ?? null }))
  const newId = await newImportId(database)
  const importId = await inside(async (db) => {
    const { id } = await insertImport(db, {
      ...inspected.form,
      id: newId,
      appId,
      fileName: 'places.csv',
      columns,
      view: { ...inspected.view, remembered: false },
      createdById: null,
    })
    await setImport(db, id, { state: 'previewing', generateUnits: units === 'units' })
    return id
  })
  const call = {
    organizationId,
    payload: { importId },
    services,
    database,
    attempt: 1,
    signal: new AbortController().signal,
  }
  await previewJob.run(call)
  await inside((db) => setImport(db, importId, { state: 'applying' }))
  await applyJob.run(call)
  const found = await inside((db) => findForJob(db, importId))
  if (found?.state !== 'applied') throw new Error(`The import is ${found?.state}: ${found?.problem}`)
  return (performance.now() - started) / 1000
}

const first = await importOnce()
const second = await importOnce()
await database.pool.end()
process.stdout.write(JSON.stringify({ first, second, megabytes: process.resourceUsage().maxRSS / 1024 }))
