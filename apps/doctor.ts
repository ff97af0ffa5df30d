import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openSealing } from '#kernel/server/sealing.ts'
import { checkDatabase } from './doctor/database.ts'
import { type Finding, inTime, report } from './doctor/findings.ts'
import { checkBackups, checkDisk, checkPermissions, checkSettings } from './doctor/machine.ts'
import { checkPost, checkSender } from './doctor/mail.ts'
import { checkCertificate, checkProxy, checkRunning } from './doctor/proxy.ts'
import { runningIn } from './folder.ts'
import { reachDatabase } from './reach.ts'
import { keyFile, secretsKeys } from './secretsKeys.ts'
import { fail, settingsOrEnd } from './settings.ts'

const usage = `Looks at an installation and says what is unsafe or missing; ends with 1 when something is:
  npm run doctor [-- --dkim SELECTOR]`

const { dkim } = readArguments()
const settings = settingsOrEnd()
const { host, port, publicUrl, mailFrom, smtpUrl, databaseUrl, dataDir } = settings
// A doctor makes nothing: where Palier never ran there is no key yet.
const known = settings.secretsKeys !== undefined || existsSync(keyFile(dataDir))
const keys = known ? secretsKeys(settings) : []

/** In the order in which they are told. */
const checks: [what: string, check: () => Promise<Finding[]>][] = [
  ['settings', () => checkSettings(settings)],
  ['palier', () => checkRunning(host, port)],
  ['database', lookAtDatabase],
  ['proxy', async () => (publicUrl && known ? checkProxy(publicUrl, openSealing(keys)) : [])],
  ['certificate', async () => (publicUrl ? checkCertificate(publicUrl) : [])],
  ['post', () => checkPost(settings)],
  ['sender', async () => (smtpUrl ? checkSender({ mailFrom, selector: dkim }) : [])],
  ['disk', () => checkDisk(settings)],
  ['permissions', () => checkPermissions(settings)],
  ['backup', () => checkBackups(settings)],
]
const found = await Promise.all(checks.map(([what, check]) => inTime(what, check)))
const { text, healthy } = report(found.flat())
process.stdout.write(`${text}\n`)
process.exit(healthy ? 0 : 1)

/** The embedded database is looked at while Palier runs on it: a doctor starts nothing. */
async function lookAtDatabase() {
  if (!databaseUrl && runningIn(dataDir) === undefined) return []
  const { url } = await reachDatabase(settings)
  return checkDatabase(url, settings, keys)
}

function readArguments() {
  try {
    return parseArgs({ options: { dkim: { type: 'string' } } }).values
  } catch {
    return fail(usage)
  }
}
