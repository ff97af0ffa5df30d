import { type RawBuilder, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { forgetWritten } from '#kernel/server/bulkWritten.ts'
import type { Db } from '#kernel/server/database.ts'
import { countingWaiting } from '#modules/accounts/public.ts'
import type { ExchangeCounts, ExchangeJob } from './contract.ts'
import type { ExchangeManifest } from './manifest.contract.ts'
import type { LineProblem } from './lines.rules.ts'
import { jobVisibleTo } from './policy.ts'

export interface JobRow {
  id: string
  appId: string
  createdById: string | null
  state: ExchangeJob['state']
  /** As it was delivered: whether it is one, the job finds out. */
  manifest: unknown
  counts: Record<string, ExchangeCounts>
  problemCount: number
  addressesWaiting: number
  createdAt: Date
  finishedAt: Date | null
  milliseconds: number | null
  undoProblem: string | null
  appliedAt: Date | null
  transactionId: string | null
  /** How many rows of each table it made. */
  made: Record<string, number>
  /** That of its app. */ timezone: string
  files: { name: string; size: number; storageKey: string | null }[]
}

const jobs = (db: Db, which: RawBuilder<unknown>) => sql<JobRow>`
  select exchange_job.*, (select timezone from app where app.organization_id = ${db.organizationId} and app.id = exchange_job.app_id) as timezone,
    (select coalesce(json_agg(json_build_object('name', file.name, 'size', file.size, 'storageKey', file.storage_key) order by file.name), '[]')
    from exchange_file file where file.organization_id = ${db.organizationId} and file.job_id = exchange_job.id) as files,
    ${countingWaiting(db, sql`exchange_job.id`)} as "addressesWaiting"
  from exchange_job where exchange_job.organization_id = ${db.organizationId} and ${which}`

export const findJob = async (db: Db, actor: Actor, id: string) =>
  (await jobs(db, sql`exchange_job.id = ${id} and ${jobVisibleTo(actor)}`).execute(db)).rows[0]

/** A job for its worker, whoever asked for it. */
export const findForWorker = async (db: Db, id: string) =>
  (await jobs(db, sql`exchange_job.id = ${id}`).execute(db)).rows[0]

/** Holds a job until the transaction ends: it is worked on once at a time. */
export const lockJob = async (db: Db, id: string) =>
  (await jobs(db, sql`exchange_job.id = ${id} for update of exchange_job`).execute(db)).rows[0]

export const listJobs = async (
  db: Db,
  actor: Actor,
  appId: string,
  { after, limit }: { after: string | undefined; limit: number },
) => {
  const page = sql`exchange_job.app_id = ${appId} and ${jobVisibleTo(actor)}
    and ${after === undefined ? sql`true` : sql`exchange_job.id < ${after}`} order by exchange_job.id desc limit ${limit}`
  return (await jobs(db, page).execute(db)).rows
}

/** Remembers a file that waits for its manifest. One of the same name gives way to it: resolves with where that one's bytes are. */
export const saveFile = async (
  db: Db,
  file: { appId: string; name: string; size: number; storageKey: string },
) => {
  const before = await db
    .deleteFrom('exchangeFile')
    .where('appId', '=', file.appId)
    .where('name', '=', file.name)
    .where('jobId', 'is', null)
    .returning('storageKey')
    .executeTakeFirst()
  await db.insertInto('exchangeFile').values(file).execute()
  return before?.storageKey
}

interface NewJob {
  appId: string
  createdById: string | null
  manifest: unknown
}

/** Makes a job without any file. */
export const insertEmptyJob = async (db: Db, { appId, createdById, manifest }: NewJob) => {
  const { id } = await db
    .insertInto('exchangeJob')
    .values({ appId, createdById, manifest: JSON.stringify(manifest) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Makes a job of what lies in a folder, without any file; undefined when there is one of it. */
export const insertOfSource = async (
  db: Db,
  { source, appId, createdById, manifest }: NewJob & { source: string },
) => {
  const made = await db
    .insertInto('exchangeJob')
    .values({ appId, createdById, manifest: JSON.stringify(manifest), source })
    .onConflict((taken) =>
      taken.columns(['organizationId', 'appId', 'source']).where('source', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

/** The job that was made of what lies in a folder; whether its process may still be emptying the folder. */
export const findTaken = (db: Db, { appId, source }: { appId: string; source: string }) =>
  db
    .selectFrom('exchangeJob')
    .select(sql<boolean>`created_at > now() - interval '1 minute'`.as('justNow'))
    .where('appId', '=', appId)
    .where('source', '=', source)
    .executeTakeFirst()

/** Makes a job of the files that wait in an app; undefined when there are none. Two manifests at once make one job. */
export const insertJob = async (db: Db, job: NewJob) => {
  const waiting = await lockWaiting(db, job.appId)
  if (waiting.length === 0) return undefined
  const id = await insertEmptyJob(db, job)
  await giveFiles(db, id, waiting)
  return id
}

/** Gives a job the files that wait in its app. */
export const giveWaiting = async (db: Db, { id, appId }: { id: string; appId: string }) => {
  const waiting = await lockWaiting(db, appId)
  if (waiting.length > 0) await giveFiles(db, id, waiting)
}

const lockWaiting = (db: Db, appId: string) =>
  db
    .selectFrom('exchangeFile')
    .select('id')
    .where('appId', '=', appId)
    .where('jobId', 'is', null)
    .forUpdate()
    .execute()

const giveFiles = (db: Db, jobId: string, files: { id: string }[]) =>
  db
    .updateTable('exchangeFile')
    .set({ jobId })
    .where(
      'id',
      'in',
      files.map(({ id }) => id),
    )
    .execute()

/** What a ZIP is called as long as it is one. */
export const ZIP = 'delivery.zip'

/** Makes a job of a ZIP that is still to be unpacked. */
export const insertZip = async (db: Db, { key, size, ...job }: NewJob & { key: string; size: number }) => {
  const jobId = await insertEmptyJob(db, job)
  await db
    .insertInto('exchangeFile')
    .values({ appId: job.appId, jobId, name: ZIP, size, storageKey: key })
    .execute()
  return jobId
}

/** Puts what was in a ZIP in its place. */
export const replaceZip = async (
  db: Db,
  { id, appId }: { id: string; appId: string },
  {
    files,
    manifest,
  }: { files: { name: string; size: number; storageKey: string }[]; manifest: ExchangeManifest },
) => {
  await db.deleteFrom('exchangeFile').where('jobId', '=', id).execute()
  if (files.length > 0)
    await db
      .insertInto('exchangeFile')
      .values(files.map((file) => ({ ...file, appId, jobId: id })))
      .execute()
  await setJob(db, id, { manifest: JSON.stringify(manifest) })
}

export const setJob = async (db: Db, id: string, values: Updateable<Tables['exchangeJob']>) => {
  await db.updateTable('exchangeJob').set(values).where('id', '=', id).execute()
}

export const replaceProblems = async (db: Db, jobId: string, problems: LineProblem[]) => {
  await db.deleteFrom('exchangeProblem').where('jobId', '=', jobId).execute()
  await sql`insert into exchange_problem (organization_id, job_id, position, file, line, "column", value, reason)
    select ${db.organizationId}, ${jobId}, given.position, given.file, given.line, given."column", given.value, given.reason
    from jsonb_to_recordset(${JSON.stringify(problems.map((problem, position) => ({ position, ...problem })))}::jsonb)
      as given (position int, file text, line int, "column" text, value text, reason text)`.execute(db)
}

export const listProblems = (
  db: Db,
  jobId: string,
  { after, limit }: { after: number | undefined; limit: number },
) =>
  db
    .selectFrom('exchangeProblem')
    .select(['id', 'position', 'file', 'line', 'column', 'value', 'reason'])
    .where('jobId', '=', jobId)
    .$if(after !== undefined, (found) => found.where('position', '>', after!))
    .orderBy('position')
    .limit(limit)
    .execute()

export const setApplied = (
  db: Db,
  id: string,
  { counts, ...ended }: { counts: object; finishedAt: Date; milliseconds: number },
) =>
  db
    .updateTable('exchangeJob')
    .set({
      state: 'applied',
      counts: JSON.stringify(counts),
      problemCount: 0,
      appliedAt: sql<Date>`now()`,
      ...ended,
    })
    .where('id', '=', id)
    .execute()

const DAYS_KEPT = 30

/** Forgets the files and the rows for an undo of deliveries of long ago; resolves with where the bytes of the files are. */
export const purgeFiles = async (db: Db) => {
  const old = sql<Date>`now() - make_interval(days => ${DAYS_KEPT})`
  const ended = db.selectFrom('exchangeJob').select('id').where('finishedAt', '<', old)
  await forgetWritten(
    db,
    sql`select id from exchange_job where organization_id = ${db.organizationId} and finished_at < ${old}`,
  )
  const forgotten = await db
    .updateTable('exchangeFile')
    .from('exchangeFile as before')
    .set({ storageKey: null })
    .whereRef('before.id', '=', 'exchangeFile.id')
    .where('before.storageKey', 'is not', null)
    .where('exchangeFile.uploadedAt', '<', old)
    .where((or) => or.or([or('exchangeFile.jobId', 'is', null), or('exchangeFile.jobId', 'in', ended)]))
    .returning('before.storageKey')
    .execute()
  return forgotten.flatMap(({ storageKey }) => storageKey ?? [])
}
