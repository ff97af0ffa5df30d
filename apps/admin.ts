import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { Tool } from '#kernel/contract/endpoint.ts'
import { email as Email } from '#kernel/contract/shapes.ts'
import { migrate } from '#database/migrate.ts'
import { inOrganization, openDatabase } from '#kernel/server/database.ts'
import { openLog } from '#kernel/server/logs.ts'
import { startPostgres } from '#kernel/server/postgres/supervisor.ts'
import { readSettings } from '#kernel/server/settings.ts'
import { hashSecret, insertPerson, newSecret } from '#modules/accounts/public.ts'

const usage = 'npm run admin -- --email you@example.ch --name "Your Name" --organization "Your Company"'
const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

const { values } = parseArgs({
  options: { email: { type: 'string' }, name: { type: 'string' }, organization: { type: 'string' } },
})
const email = Email.safeParse(values.email)
if (!email.success || !values.name || !values.organization) fail(`Makes an organization and its first administrator:\n  ${usage}`)

const settings = readSettings(process.env)
const postgres = settings.databaseUrl
  ? undefined
  : await startPostgres({ dataDir: settings.dataDir, log: openLog('warn') }).catch((error: Error) => fail(error.message))
const databaseUrl = settings.databaseUrl ?? postgres!.url
await migrate(databaseUrl)
const owner = new Client({ connectionString: databaseUrl, options: '-c search_path=palier,public' })
await owner.connect()
const database = openDatabase(databaseUrl, { size: 1 })

const known = await owner.query(`select from directory where kind = 'email' and key = lower($1)`, [email.data])
if (known.rowCount) fail(`${email.data} already has an account. Its owner can ask for a new password on the sign-in page.`)
const { rows } = await owner.query<{ id: string }>('insert into organization (name, tools) values ($1, $2) returning id', [
  values.organization,
  Tool.options,
])
const organizationId = rows[0]!.id
const secret = newSecret()
await inOrganization(database, { organizationId }, async (db) => {
  const app = await db.insertInto('app').values({ name: values.organization! }).returning('id').executeTakeFirstOrThrow()
  await db
    .insertInto('serviceProvider')
    .values({ name: values.organization! })
    .execute()
  const person = await insertPerson(db, { username: values.name!, email: email.data!, creationAppId: app.id })
  await db.insertInto('permission').values({ personId: person.id, role: 'app-owner', appId: app.id }).execute()
  await db
    .insertInto('oneTimeLink')
    .values({
      personId: person.id,
      purpose: 'staff-invitation',
      email: person.email,
      tokenHash: hashSecret(secret),
      expiresAt: new Date(Date.now() + 7 * 86_400_000),
    })
    .execute()
})
await owner.query(`insert into directory (kind, key, organization_id) select 'app', id, organization_id from app where organization_id = $1`, [
  organizationId,
])
await Promise.all([owner.end(), database.pool.end()])
await postgres?.stop()
const publicUrl = settings.publicUrl ?? `http://${settings.host}:${settings.port}`
process.stdout.write(`${values.organization} is there. Set the password of ${email.data} within seven days, once Palier runs:\n`)
process.stdout.write(`  ${publicUrl}/cockpit/reset?token=${organizationId}.${secret}\n`)
