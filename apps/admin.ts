import { parseArgs } from 'node:util'
import { Tool } from '#kernel/contract/endpoint.ts'
import { email as Email, Language, line, localeOf, name } from '#kernel/contract/shapes.ts'
import { migrate } from '#database/migrate.ts'
import { openDatabase } from '#kernel/server/database.ts'
import { localUrl } from '#kernel/server/deployment.ts'
import { makeFirstAdministrator } from '#modules/accounts/public.ts'
import { reachDatabase } from './reach.ts'
import { fail, settingsOrEnd, unreachable } from './settings.ts'

const usage = `Makes an organization and its first administrator:
  npm run admin -- --email you@example.ch --name "Your Name" --organization "Your Company"
The Cockpit is in German to begin with, unless it says --language fr (or it, en).`

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
  const publicUrl = settings.publicUrl ?? localUrl(settings.host, settings.port)
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
    language: { type: 'string' },
  } as const
  try {
    const { values } = parseArgs({ options })
    const named = name().parse(values.name)
    return {
      email: Email.parse(values.email),
      name: named,
      organization: line().parse(values.organization ?? named),
      locale: localeOf(Language.parse(values.language ?? 'de')),
    }
  } catch {
    return fail(usage)
  }
}
