import { openPalier } from '#apps/palier.ts'

/** A whole Palier in a process of its own, on a database and files that a test has: says its address once it answers. */
const [databaseUrl = '', files = ''] = process.argv.slice(2)
const { services } = await openPalier({
  databaseUrl,
  filesUrl: `file:${files}`,
  secretsKeys: [Buffer.alloc(32, 'test key')],
  host: '127.0.0.1',
  port: 0,
  mailFrom: 'Palier <no-reply@palier.test>',
  demo: false,
  localWebhooks: true,
  log: { info() {}, warn() {}, error() {} },
  healthy: async () => true,
})
process.stdout.write(services.publicUrl)
