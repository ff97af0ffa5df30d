import { readFileSync, writeFileSync } from 'node:fs'
import { Client } from 'pg'
import { migrationsCurrent } from '#database/migrate.ts'
import { keysInUse } from '#kernel/server/sealedRows.ts'
import { keyIdOf, newKey } from '#kernel/server/sealing.ts'
import { reachDatabase } from './reach.ts'
import { keyFile, secretsKeys } from './secretsKeys.ts'
import { fail, settingsOrEnd, unreachable } from './settings.ts'

const usage = `What secrets in the database are sealed with:
  npm run secrets              which keys are in use, and which may be taken out
  npm run secrets -- new       makes a key for SECRETS_KEY
  npm run secrets -- rotate    puts a new key in front of those of the data folder`

const say = (line: string) => process.stdout.write(`${line}\n`)
const [wanted = 'look'] = process.argv.slice(2)
// Before the settings are read: without a key they may be refused.
if (wanted === 'new') say(newKey())
else if (wanted === 'look') await look()
else if (wanted === 'rotate') rotate()
else fail(usage)

async function look() {
  const settings = settingsOrEnd()
  const keys = secretsKeys(settings).map(keyIdOf)
  const { url, stop } = await reachDatabase(settings)
  const db = new Client({ connectionString: url })
  const current = await db
    .connect()
    .then(() => migrationsCurrent((text) => db.query(text)))
    .catch((error: Error) => fail(unreachable(error) ?? error.message))
  await db.query('begin')
  const used = current ? await keysInUse(db) : new Set<string>()
  await db.end()
  await stop()
  if (!current) fail('The database is of another version of Palier. Start this one once, then look again.')
  for (const [place, key] of keys.entries())
    say(
      `${key}  ${place === 0 ? 'seals' : used.has(key) ? 'still in use: restart Palier, which seals anew' : 'not in use: may be taken out'}`,
    )
  if (used.has('')) say('plain     Something is not sealed yet: restart Palier, which seals it')
  const missing = [...used].filter((key) => key !== '' && !keys.includes(key))
  for (const key of missing) say(`${key}  missing: what it sealed cannot be opened. Put it back.`)
  if (missing.length > 0) process.exitCode = 1
}

function rotate() {
  const settings = settingsOrEnd()
  if (settings.secretsKeys)
    return fail(
      'The keys are those of SECRETS_KEY: put a new one (npm run secrets -- new) in front, with a comma, and restart.',
    )
  secretsKeys(settings)
  const file = keyFile(settings.dataDir)
  const key = newKey()
  writeFileSync(file, `${key}\n${readFileSync(file, 'utf8')}`, { mode: 0o600 })
  say(`A new key is the first line of ${file}. Restart Palier: it seals everything anew.`)
  return say('Then `npm run secrets` says when the old one may be taken out.')
}
