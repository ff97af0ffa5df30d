import { migrate, migrationsCurrent } from '#database/migrate.ts'
import { openLog } from '#kernel/server/logs.ts'
import { openMetrics } from '#kernel/server/metrics.ts'
import { startPostgres } from '#kernel/server/postgres/supervisor.ts'
import { readSettings, type Settings } from '#kernel/server/settings.ts'
import { buildWeb } from './build.ts'
import { loadDemo } from './demo/load.ts'
import { runningIn, takeFolder } from './folder.ts'
import { openPalier } from './palier.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const settings = ((): Settings => {
  try {
    return readSettings(process.env)
  } catch (error) {
    return fail((error as Error).message)
  }
})()

const log = openLog(settings.logLevel)
const other = runningIn(settings.dataDir)
if (other !== undefined)
  fail(
    `Palier already runs on ${settings.dataDir} (process ${other}). Choose another folder with DATA_DIR=… npm start.`,
  )
const release = takeFolder(settings.dataDir)
const postgres = settings.databaseUrl
  ? undefined
  : await startPostgres({ dataDir: settings.dataDir, log, lost: fail }).catch((error: Error) =>
      fail(error.message),
    )
const databaseUrl = settings.databaseUrl ?? postgres?.url ?? ''
const [palier, metrics] = await open().catch(async (error: NodeJS.ErrnoException) => {
  await postgres?.stop()
  release()
  return fail(
    error.code === 'EADDRINUSE'
      ? `Port ${settings.port} is taken by another program. Choose one with PORT=3001 npm start.`
      : (error.stack ?? error.message),
  )
})

let ending = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (ending) return
    ending = true
    void stop().then(() => process.exit(0))
  })

async function open() {
  await Promise.all([migrate(databaseUrl), buildWeb({ say })])
  const metrics = openMetrics()
  const palier = await openPalier({
    ...settings,
    databaseUrl,
    log,
    healthy: () => migrationsCurrent((text) => palier.pool.query(text)),
    answered: (answer) => {
      metrics.answered(answer)
      log.info(answer, 'answered')
    },
  })
  const stopMetrics =
    settings.metricsPort === undefined
      ? undefined
      : await metrics.listen(settings.host, settings.metricsPort, palier)
  const demo = settings.demo ? await loadDemo(palier, { dataDir: settings.dataDir, say }) : undefined
  say(`Palier is ready at ${palier.platform.publicUrl}`)
  if (demo) for (const line of demo) say(line)
  return [palier, stopMetrics] as const
}

async function stop() {
  await palier.close()
  metrics?.()
  await postgres?.stop()
  release()
}
