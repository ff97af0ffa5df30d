import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Tool } from '#kernel/contract/endpoint.ts'
import { email as Email, line } from '#kernel/contract/shapes.ts'
import { migrate } from '#database/migrate.ts'
import { openDatabase } from '#kernel/server/database.ts'
import { openLog } from '#kernel/server/logs.ts'
import { clusterFolder } from '#kernel/server/postgres/binaries.ts'
import { startPostgres } from '#kernel/server/postgres/supervisor.ts'
import type { Settings } from '#kernel/server/settings.ts'
import { makeFirstAdministrator } from '#modules/accounts/public.ts'
import { runningIn, takeFolder } from './folder.ts'
import { fail, settingsOrEnd, unreachable } from './settings.ts'

const usage = `Makes an organization and its first administrator:
  npm run admin -- --email you@example.ch --name "Your Name" --organization "Your Company"`

const say = (line: string) => process.stdout.write(`${line}\n`)

const wanted = readArguments()
const settings = settingsOrEnd()
const { url, stop } = await reachDatabase(settings)
await migrate(url).catch((error: Error) => fail(unreachable(error) ?? error.message))
const owner = openDatabase(url, { size: 2, asOwner: true })
const made = await makeFirstAdministrator(owner, { ...wanted, tools: Tool.options })
await owner.pool.end()
await stop()
if ('taken' in made)
  fail(
    made.taken === 'email'
      ? `${wanted.email} already has an account. Its owner can ask for a new password on the sign-in page.`
      : `There is already an organization named ${wanted.organization}. Its administrators can add colleagues in the Cockpit.`,
  )
else {
  const publicUrl = settings.publicUrl ?? `http://${settings.host}:${settings.port}`
  say(
    `${wanted.organization} is there. Set the password of ${wanted.email} within seven days, once Palier runs:`,
  )
  say(`  ${publicUrl}/cockpit/reset?token=${made.token}`)
}

function readArguments() {
  const options = {
    email: { type: 'string' },
    name: { type: 'string' },
    organization: { type: 'string' },
  } as const
  try {
    const { values } = parseArgs({ options })
    const name = line().parse(values.name)
    return { email: Email.parse(values.email), name, organization: line().parse(values.organization ?? name) }
  } catch {
    return fail(usage)
  }
}

/** The database of DATABASE_URL; else the embedded one: that of the Palier that runs on the folder, or one of our own. */
async function reachDatabase({ directUrl, dataDir }: Settings) {
  if (directUrl) return { url: directUrl, stop: async () => {} }
  if (runningIn(dataDir) === undefined) {
    const release =
      takeFolder(dataDir) ?? fail(`Something else is just starting on ${dataDir}. Try again in a moment.`)
    const postgres = await startPostgres({ dataDir, log: openLog('warn') }).catch((error: Error) =>
      fail(error.message),
    )
    const stop = async () => {
      await postgres.stop()
      release()
    }
    return { url: postgres.url, stop }
  }
  const cluster = clusterFolder(dataDir)
  const pidFile = join(cluster, 'data', 'postmaster.pid')
  if (!existsSync(pidFile)) fail(`Palier is only just starting on ${dataDir}. Try again in a moment.`)
  const password = readFileSync(join(cluster, 'password'), 'utf8')
  const port = readFileSync(pidFile, 'utf8').split('\n')[3]
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop: async () => {} }
}
