import { openPlace } from './backup/place.ts'
import { restoreBackup } from './backup/restore.ts'
import { runningIn } from './folder.ts'
import { reachDatabase } from './reach.ts'
import { secretsKeys } from './secretsKeys.ts'
import { fail, settingsOrEnd, unreachable } from './settings.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const settings = settingsOrEnd()
const { url, key } = settings.backup
const [name] = process.argv.slice(2)
if (runningIn(settings.dataDir) !== undefined)
  fail(`Palier runs on ${settings.dataDir}. Stop it first, or restore into another folder with DATA_DIR=….`)
const place = openPlace(url, key)
const started = performance.now()
try {
  const chosen = name ?? (await place.names()).at(-1) ?? fail(`There is no backup at ${url}.`)
  const manifest = await place.readManifest(chosen)
  const { url: databaseUrl, stop } = await reachDatabase(settings)
  await restoreBackup({
    place,
    manifest,
    databaseUrl,
    filesUrl: settings.filesUrl,
    secretsKeys: secretsKeys(settings),
  }).finally(stop)
  const seconds = Math.round((performance.now() - started) / 1000)
  say(`Backup ${chosen} is restored: ${manifest.rows} rows, ${manifest.files} files, ${seconds} s.`)
  say('Jobs that waited when it was made wait again: mails that went out since then may go out twice.')
} catch (error) {
  fail(unreachable(error as Error) ?? (error as Error).message)
}
