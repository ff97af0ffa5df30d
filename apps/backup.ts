import { parseArgs } from 'node:util'
import { verifyBackup, makeBackup } from './backup/make.ts'
import { openPlace } from './backup/place.ts'
import { reachDatabase } from './reach.ts'
import { secretsKeys } from './secretsKeys.ts'
import { fail, settingsOrEnd, unreachable } from './settings.ts'

const usage = `Backs up a Palier that runs, or one that does not (docs/operating.md):
  npm run backup               makes one at BACKUP_URL and forgets what is older than the last BACKUP_KEEP
  npm run backup -- list       says which there are
  npm run backup -- verify     reads the newest one, or the one that is named, and says whether it is whole`

const say = (line: string) => process.stdout.write(`${line}\n`)
const settings = settingsOrEnd()
const { url, key, keep } = settings.backup
const { positionals, values } = readArguments()
const [wanted = 'make', name] = positionals
const started = performance.now()

const commands: Record<string, () => Promise<void>> = { make, list, verify }
const command = commands[wanted] ?? (() => fail(usage))
await Promise.resolve(command()).catch((error: Error) => fail(unreachable(error) ?? error.message))

async function make() {
  const { url: databaseUrl, stop } = await reachDatabase(settings)
  const made = await makeBackup({
    databaseUrl,
    filesUrl: settings.filesUrl,
    secretsKeys: secretsKeys(settings),
    backupUrl: url,
    keys: key,
    keep,
    unlessAfter: values.due === undefined ? undefined : new Date(values.due),
  }).finally(stop)
  if (!made) return
  const size = `${made.rows} rows, ${made.files} files (${Math.round(made.fileBytes / 1e6)} MB)`
  const seconds = Math.round((performance.now() - started) / 1000)
  say(`Backup ${made.name} is whole: ${size}, ${seconds} s. It is at ${url}.`)
  if (made.keyId === null)
    say('It is not encrypted, and does not hold SECRETS_KEY: keep that too. BACKUP_KEY changes both.')
}

async function list() {
  const place = openPlace(url, key)
  for (const each of await place.names()) {
    const { createdAt, rows, files, keyId } = await place.readManifest(each)
    say(`${each}  ${createdAt}  ${rows} rows, ${files} files${keyId === null ? ', not encrypted' : ''}`)
  }
}

async function verify() {
  const place = openPlace(url, key)
  const chosen = name ?? (await place.names()).at(-1) ?? fail(`There is no backup at ${url}.`)
  await verifyBackup(place, await place.readManifest(chosen))
  say(`Backup ${chosen} is whole.`)
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { due: { type: 'string' } } })
  } catch {
    return fail(usage)
  }
}
