import { setTimeout as pause } from 'node:timers/promises'
import { migrate, migrationsCurrent } from '#database/migrate.ts'
import { openLog } from '#kernel/server/logs.ts'
import { openMetrics } from '#kernel/server/metrics.ts'
import { moduleList } from './modules.ts'
import { startPostgres } from '#kernel/server/postgres/supervisor.ts'
import { buildWeb } from './build.ts'
import { loadDemo } from './demo/load.ts'
import { refuseDemo } from './demo/found.ts'
import { runningIn, takeFolder } from './folder.ts'
import { startNightlyBackups } from './nightly.ts'
import { openPalier } from './palier.ts'
import { secretsKeys } from './secretsKeys.ts'
import { fail, settingsOrEnd, unreachable } from './settings.ts'

const DRAIN_MILLISECONDS = 30_000

const say = (line: string) => process.stdout.write(`${line}\n`)

/** What to undo when we end, latest first. */
const opened: (() => unknown)[] = []
let ending = false

const settings = settingsOrEnd()
const { port, dataDir, metricsHost, metricsPort } = settings
const log = openLog(settings.logLevel)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!ending) void close().then(() => process.exit(0))
  })

const release = takeFolder(dataDir)
if (!release)
  fail(
    `Palier already runs on ${dataDir} (process ${runningIn(dataDir) ?? 'just started'}). Choose another folder with DATA_DIR=… npm start.`,
  )
opened.push(release!)

await open().catch(async (error: NodeJS.ErrnoException) => {
  // A signal during the start takes away what the start stands on; that is not a failure.
  if (ending) return
  await close()
  fail(reasonOf(error))
})

async function open() {
  const databaseUrl = settings.databaseUrl ?? (await openPostgres())
  const directUrl = settings.directUrl ?? databaseUrl
  await Promise.all([migrate(directUrl), buildWeb({ say })])
  if (ending) return
  await refuseDemo(directUrl, settings)
  const metrics = openMetrics(moduleList.flatMap(({ figures }) => figures ?? []))
  const palier = await openPalier({
    ...settings,
    databaseUrl,
    secretsKeys: secretsKeys(settings),
    directUrl,
    log,
    healthy: () => migrationsCurrent((text) => palier.pool.query(text)),
    answered: (answer) => {
      metrics.answered(answer)
      log.info(answer, 'answered')
    },
  })
  opened.push(palier.close)
  if (metricsPort !== undefined)
    opened.push(await metrics.listen(metricsHost, metricsPort, [palier.pool, palier.services.database.pool]))
  if (settings.backup.at) opened.push(startNightlyBackups(settings.backup.at, log))
  const demo = palier.services.demo ? await loadDemo(palier, { dataDir, say }) : []
  say(`Palier is ready at ${palier.services.publicUrl}`)
  for (const line of demo) say(line)
}

async function openPostgres() {
  const starting = startPostgres({ dataDir, log, lost: fail })
  // Known before it is there, so that a signal meanwhile stops it, too.
  opened.push(async () => (await starting.catch(() => undefined))?.stop())
  return (await starting).url
}

/** Drains: no new requests, those under way and running jobs finish, then the database stops. */
async function close() {
  ending = true
  const late = pause(DRAIN_MILLISECONDS, undefined, { ref: false }).then(() =>
    fail('Not everything ended in time.'),
  )
  for (const undo of opened.toReversed()) await Promise.race([undo(), late])
}

function reasonOf(error: NodeJS.ErrnoException & { port?: number }) {
  const { code, message, stack } = error
  const asked = error.port ?? port
  const name = asked === metricsPort ? 'METRICS_PORT' : 'PORT'
  if (code === 'EADDRINUSE')
    return `Port ${asked} is taken by another program. Choose one with ${name}=${asked + 1} npm start.`
  if (code === 'EACCES' && error.port)
    return `Port ${asked} may not be opened by this user. Choose one with ${name}=3001 npm start.`
  return unreachable(error) ?? (/PostgreSQL|^The demo is/.test(message) ? message : (stack ?? message))
}
