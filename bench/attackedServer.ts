import { tmpdir } from 'node:os'
import { openPalier } from '#apps/palier.ts'
import { readSettings } from '#kernel/server/settings.ts'

/** What the process has used since it began. */
export interface Usage {
  seconds: number
  megabytes: number
}

/** A whole Palier with the limits of an installation, in a process of its own: says where it is, and ends with its parent. */
const [databaseUrl = '', folder = ''] = process.argv.slice(2)
const { services } = await openPalier({
  ...readSettings({}),
  databaseUrl,
  directUrl: databaseUrl,
  filesUrl: `file:${folder}`,
  temp: `${folder || tmpdir()}/temp`,
  secretsKeys: [Buffer.alloc(32, 'bench key')],
  host: '127.0.0.1',
  port: 0,
  demo: false,
  log: { info() {}, warn() {}, error() {} },
  healthy: () => Promise.resolve(true),
})
process.send?.(services.publicUrl)
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  const usage: Usage = { seconds: (user + system) / 1e6, megabytes: process.memoryUsage.rss() / 1e6 }
  process.send?.(usage)
})
process.once('disconnect', () => process.exit(0))
