import { tmpdir } from 'node:os'
import { Pool } from 'pg'
import { moduleList, modules } from '#apps/modules.ts'
import { openDatabase } from '#kernel/server/database.ts'
import { openProxies } from '#kernel/server/address.ts'
import { unlimited } from '#kernel/server/budgets.ts'
import { openBodies } from '#kernel/server/bodies.ts'
import { openEgress } from '#kernel/server/egress.ts'
import { openSealing } from '#kernel/server/sealing.ts'
import { openPlaces } from '#kernel/server/places.ts'
import { openStorage } from '#kernel/server/storage.ts'
import { startWorker } from '#kernel/server/worker.ts'
import { brokenAt } from '../breaking.ts'

/**
 * A worker in a process of its own, to be killed: says a line once it works. With a number it kills itself when a job asks
 * its database for the so-manieth time.
 */
const [connectionString = '', files = '', at = ''] = process.argv.slice(2)
const die = async () => process.kill(process.pid, 'SIGKILL')
await startWorker({
  services: {
    database: openDatabase(connectionString, { size: 4 }),
    storage: openStorage(`file:${files}`),
    publicUrl: 'http://palier.test',
    mailFrom: 'Palier <no-reply@palier.test>',
    bodies: openBodies({ budgets: unlimited }),
    budgets: unlimited,
    proxies: openProxies(),
    modules: moduleList,
    places: openPlaces(),
    temp: tmpdir(),
    egress: openEgress(),
    sealing: openSealing([Buffer.alloc(32, 'test key')]),
    demo: false,
    log: { info() {}, warn() {}, error() {} },
  },
  pool: new Pool({ connectionString, options: '-c search_path=palier,public', max: 10 }),
  ...modules,
  jobs: at === '' ? modules.jobs : modules.jobs.map((job) => brokenAt(Number(at), die, job)),
})
process.stdout.write('working\n')
