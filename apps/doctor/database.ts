import { Client } from 'pg'
import { migrationsCurrent } from '#database/migrate.ts'
import { keysInUse } from '#kernel/server/sealedRows.ts'
import { keyIdOf } from '#kernel/server/sealing.ts'
import type { Settings } from '#kernel/server/settings.ts'
import { about, type Finding } from './findings.ts'

const OLDEST_POSTGRES = 160_000

/** What the database tells: version, migrations, clock, the demo, keys, what waits and what failed. */
export const checkDatabase = async (
  url: string,
  { deployed }: Pick<Settings, 'deployed'>,
  secretsKeys: readonly Uint8Array[],
): Promise<Finding[]> => {
  const database = about('database')
  const db = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  db.on('error', () => {})
  try {
    await db.connect()
  } catch (error) {
    return [database.unsafe(`it does not answer: ${(error as Error).message}`)]
  }
  try {
    const { rows } = await db.query<{ version: number; name: string; ahead: number; size: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
         pg_size_pretty(pg_database_size(current_database())) as size,
         (extract(epoch from clock_timestamp()) - $1::float8)::float8 as ahead`,
      [Date.now() / 1000],
    )
    const { version, name, ahead, size } = rows[0]!
    const found: Finding[] = [
      version >= OLDEST_POSTGRES
        ? database.ok(`PostgreSQL ${name}, ${size}`)
        : database.unsafe(`PostgreSQL ${name}`, 'Palier needs version 16 or newer.'),
      clock(ahead),
    ]
    const current = await migrationsCurrent((text) => db.query(text)).catch(() => false)
    if (!current)
      return [...found, database.unsafe('it is of another version of Palier', 'Start this one: it migrates.')]
    await db.query('begin read only')
    return [...found, ...(await demo(db, deployed)), await keys(db, secretsKeys), ...(await work(db))]
  } finally {
    await db.end()
  }
}

const clock = (ahead: number) => {
  const { ok, look, unsafe } = about('time')
  const says = `the database is ${Math.abs(ahead).toFixed(1)} s ${ahead > 0 ? 'ahead of' : 'behind'} this machine`
  const todo = 'Links and sessions end by the clock: let both follow NTP.'
  if (Math.abs(ahead) > 60) return unsafe(says, todo)
  return Math.abs(ahead) > 5 ? look(says, todo) : ok('the database and this machine agree')
}

const demo = async (db: Client, deployed: string | undefined) => {
  const { rowCount } = await db.query('select from palier.organization where demo')
  const { ok, unsafe } = about('demo')
  if (!rowCount) return []
  return deployed === undefined
    ? [ok('loaded; its mails are shown on this machine only')]
    : [
        unsafe(
          'it is in the database, and everybody knows its passwords',
          'Start anew with another DATA_DIR.',
        ),
      ]
}

const keys = async (db: Client, ours: readonly Uint8Array[]) => {
  const { ok, look, unsafe } = about('secrets')
  const used = await keysInUse(db)
  const known = ours.map(keyIdOf)
  const missing = [...used].filter((id) => id !== '' && !known.includes(id))
  if (missing.length > 0)
    return unsafe(
      `sealed with the key ${missing.join(', ')}, which is missing`,
      'Put it back into SECRETS_KEY.',
    )
  if (used.has('') || [...used].some((id) => id !== known[0]))
    return look('some are sealed with an old key, or not at all', 'Restart Palier: it seals them.')
  return ok(used.size > 0 ? `sealed with the key ${known[0]}` : 'there are none yet')
}

const work = async (db: Client): Promise<Finding[]> => {
  const { rows } = await db.query<{ late: number; dead: number; held: number }>(`
    select count(*) filter (where locked_at is null and attempts < max_attempts and run_at < now() - interval '10 minutes')::int as late,
      count(*) filter (where attempts >= max_attempts)::int as dead,
      count(*) filter (where locked_at < now() - interval '1 hour')::int as held
    from graphile_worker.jobs`)
  const { late, dead, held } = rows[0]!
  const queue = about('queue')
  const found: Finding[] = []
  if (late > 0)
    found.push(
      queue.unsafe(`${late} jobs wait for more than ten minutes`, 'Does Palier run? Its log says why not.'),
    )
  if (held > 0) found.push(queue.look(`${held} jobs run for more than an hour`))
  if (dead > 0)
    found.push(queue.look(`${dead} jobs were given up`, 'Their last_error is in graphile_worker.jobs.'))
  if (found.length === 0) found.push(queue.ok('nothing is stuck'))
  return [...found, await mails(db)]
}

const advice: Record<string, string> = {
  login: 'Are user and password in SMTP_URL right? They are tried again for four days.',
  unreachable: 'Is SMTP_URL right, and may this machine reach it, encrypted?',
  sender: 'May this account send as MAIL_FROM? Look at SPF, DKIM and DMARC of its domain.',
  quota: 'The provider lets no more mails through for now: wait, or ask for more.',
  other: 'Ask the provider of the mail server what its answer means.',
}

/** The owner looks into one organization after the other, as everybody. */
const mails = async (db: Client) => {
  const { ok, look, unsafe } = about('mails')
  const { rows } = await db.query<{ id: string }>('select id from palier.organization')
  let failed = 0
  let waiting = 0
  let reason = ''
  for (const { id } of rows) {
    await db.query(`select set_config('app.organization', $1, true)`, [id])
    const counted = await db.query<{ failed: number; waiting: number; reason: string | null }>(
      `select count(*) filter (where last_error is not null)::int as failed,
         count(*) filter (where last_error is null and created_at < now() - interval '1 hour')::int as waiting, max(last_error) as reason
       from palier.mail where organization_id = $1 and sent_at is null and created_at > now() - interval '7 days'`,
      [id],
    )
    failed += counted.rows[0]!.failed
    waiting += counted.rows[0]!.waiting
    reason ||= counted.rows[0]!.reason ?? ''
  }
  const server = await db.query<{ since: Date; said: string; cause: string }>(
    'select failing_since as since, last_error as said, cause from palier.mail_server where failing_since is not null',
  )
  const [failing] = server.rows
  if (failing)
    return unsafe(
      `the mail server takes none since ${failing.since.toISOString()}, ${failed + waiting} wait: ${failing.said}`,
      advice[failing.cause] ?? advice.other!,
    )
  if (failed > 0) return unsafe(`${failed} of the last week did not go out: ${reason.split('\n')[0]}`)
  return waiting > 0
    ? look(`${waiting} wait for more than an hour`, 'Is SMTP_URL set, and does Palier run?')
    : ok('none failed this week')
}
