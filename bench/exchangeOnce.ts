import { moduleList } from '#apps/modules.ts'
import { tmpdir } from 'node:os'
import { inOrganization, openDatabase } from '#kernel/server/database.ts'
import { openProxies } from '#kernel/server/address.ts'
import { unlimited } from '#kernel/server/budgets.ts'
import { openBodies } from '#kernel/server/bodies.ts'
import { openPlaces } from '#kernel/server/places.ts'
import { openEgress } from '#kernel/server/egress.ts'
import type { Services } from '#kernel/server/services.ts'
import { openSealing } from '#kernel/server/sealing.ts'
import { ExchangeManifest } from '#modules/exchange/manifest.contract.ts'
import { runExchange } from '#modules/exchange/jobs.ts'
import { findForWorker, insertJob, saveFile } from '#modules/exchange/queries.ts'
import { nightly } from './exchangeFiles.ts'

/** Takes the delivery of an ERP system twice into the app of an empty organization, as a worker does, in a process of its own. */
const [connectionString = '', organizationId = '', appId = ''] = process.argv.slice(2)
const database = openDatabase(connectionString, { size: 3 })
const files = new Map(Object.entries(nightly()).map(([name, content]) => [name, Buffer.from(content)]))
const unused = () => Promise.reject(new Error('Not used here'))
const services: Services = {
  database,
  storage: {
    get: async (key) => ({ body: new Blob([files.get(key)!]).stream(), size: files.get(key)!.length }),
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

const deliverOnce = async () => {
  const exchangeJobId = await inOrganization(database, { organizationId }, async (db) => {
    for (const [name, { length }] of files)
      await saveFile(db, { appId, name, size: length, storageKey: name })
    return (await insertJob(db, { appId, createdById: null, manifest: ExchangeManifest.parse({}) }))!
  })
  const started = performance.now()
  const payload = { exchangeJobId, confirmed: false }
  await runExchange.run({
    organizationId,
    payload,
    services,
    database,
    attempt: 1,
    signal: new AbortController().signal,
  })
  const took = (performance.now() - started) / 1000
  const job = await inOrganization(database, { organizationId }, (db) => findForWorker(db, exchangeJobId))
  if (job?.state !== 'applied') throw new Error(`The delivery is ${job?.state}`)
  return took
}

const first = await deliverOnce()
const second = await deliverOnce()
const megabytes = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ first, second, megabytes }))
await database.pool.end()
