import type { Pool } from 'pg'
import { sql } from 'kysely'
import type { Row } from '#database/tables.ts'
import { mailboxKey } from '#kernel/contract/mailbox.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Cause } from './mails.rules.ts'

export interface NewMail {
  /** What makes it this mail and no other: asked for twice, it is written once. */
  key: string
  kind: string
  personId?: string | undefined
  recipient: string
  senderName: string
  subject: string
  html: string
  text: string
  ticketId?: string | undefined
  messageId: string
  referenceId?: string | undefined
  /** As JSON. */
  headers: string
}

/** Has the reader left? Nothing is written to them any more, to whichever of the two it is addressed. */
export const isDeactivated = async (db: Db, to: { personId?: string | undefined; recipient: string }) =>
  (await db
    .selectFrom('person')
    .select('id')
    .where('deactivatedAt', 'is not', null)
    .where((where) =>
      where.or([
        where('emailKey', '=', mailboxKey(to.recipient)),
        ...(to.personId === undefined ? [] : [where('id', '=', to.personId)]),
      ]),
    )
    .executeTakeFirst()) !== undefined

/** Writes a mail and gives its id, or undefined when it was written before. */
export const insertMail = async (db: Db, mail: NewMail) => {
  const written = await db
    .insertInto('mail')
    .values({ ...mail, causedById: db.causedById })
    .onConflict((conflict) => conflict.columns(['organizationId', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written?.id
}

export type MailRow = Row<'mail'>
export type MailProblem = 'address-refused' | 'given-up' | 'interrupted'

const unsent = sql<boolean>`sent_at is null and failed_at is null`

/** Takes a mail that is still to be sent, for so many seconds; undefined when somebody else has it. */
export const takeMail = (db: Db, id: string, seconds: number) =>
  db
    .updateTable('mail')
    .set({
      attempts: sql<number>`attempts + 1`,
      interruptions: sql<number>`interruptions + (taken_until is not null)::int`,
      takenUntil: sql<Date>`now() + make_interval(secs => ${seconds})`,
    })
    .where('id', '=', id)
    .where(unsent)
    .where(sql<boolean>`coalesce(taken_until < now(), true)`)
    .returningAll()
    .executeTakeFirst()

/** Until when somebody else has a mail that is still to be sent. */
export const takenUntil = async (db: Db, id: string) =>
  (await db.selectFrom('mail').select('takenUntil').where('id', '=', id).where(unsent).executeTakeFirst())
    ?.takenUntil

/** Notes that a mail went out, and forgets what it said: its links are its reader's. A demo shows its mails. */
export const setSent = async (db: Db, id: string) => {
  await sql`update mail set sent_at = now(), taken_until = null, last_error = null,
      html = case when demo then html else '' end, text = case when demo then text else '' end,
      headers = case when demo then headers else '{}' end
    from organization where organization.id = ${db.organizationId} and mail.organization_id = ${db.organizationId} and mail.id = ${id}`.execute(
    db,
  )
}

export const setRefused = (db: Db, id: string, lastError: string) =>
  db.updateTable('mail').set({ takenUntil: null, lastError }).where('id', '=', id).execute()

/** A mail that will not be sent any more keeps its subject and why. */
export const setFailed = (db: Db, id: string, problem: MailProblem) =>
  db
    .updateTable('mail')
    .set({ failedAt: new Date(), takenUntil: null, problem, html: '', text: '', headers: '{}' })
    .where('id', '=', id)
    .execute()

/** Notes for the operator how the mail server answers; resolves with whether it was failing before. */
export const noteServer = async (db: Db, answer?: { error: string; cause: Cause }) => {
  const { rows } =
    answer === undefined
      ? await sql<{
          failing: boolean
        }>`update mail_server set failing_since = null, last_error = null, cause = null, sent_at = now()
          where failing_since is not null or coalesce(sent_at < now() - interval '1 minute', true) returning false as failing`.execute(
          db,
        )
      : await sql<{
          failing: boolean
        }>`update mail_server server set last_error = ${answer.error}, cause = ${answer.cause}, failed_at = now(),
          failing_since = coalesce(server.failing_since, now()) from mail_server before
          returning before.failing_since is not null as failing`.execute(db)
  return rows[0]?.failing ?? false
}

/** How the mail server answers, and how many mails of this organization wait for it. */
export const findServer = async (db: Db) => {
  const server = await db.selectFrom('mailServer').selectAll().executeTakeFirstOrThrow()
  if (!server.failingSince) return { ...server, waiting: 0 }
  const { waiting } = await db
    .selectFrom('mail')
    .select((select) => select.fn.countAll<string>().as('waiting'))
    .where(unsent)
    .executeTakeFirstOrThrow()
  return { ...server, waiting: Number(waiting) }
}

const AT_ONCE = 5000

/** Forgets mails from before a time, a portion in each statement. */
export const purgeBefore = async (db: Db, before: Date) => {
  for (;;) {
    const { numDeletedRows } = await db
      .deleteFrom('mail')
      .where('id', 'in', (mails) =>
        mails.selectFrom('mail').select('id').where('createdAt', '<', before).limit(AT_ONCE),
      )
      .executeTakeFirst()
    if (numDeletedRows < AT_ONCE) return
  }
}

/** The newest mails, for the demo's window on the post. */
export const listMails = (db: Db, recipient: string) =>
  db
    .selectFrom('mail')
    .select(['id', 'recipient', 'senderName', 'subject', 'createdAt'])
    .$if(recipient !== '', (query) =>
      query.where('recipient', 'ilike', `%${recipient.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`),
    )
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

export const findMail = (db: Db, id: string) =>
  db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst()

/** Whoever counts mails before writing another counts those that are being written at this moment, too. */
export const lockMails = (db: Db) =>
  sql`select pg_advisory_xact_lock(hashtextextended('mails ' || ${db.organizationId}, 0))`.execute(db)

/** The mails that a reader got of a kind, or gathered; and those that whoever acts here caused, to the reader and to all. */
export const countRecent = async (
  db: Db,
  { personId, kind, minutes }: { personId: string; kind: string | undefined; minutes: number },
) => {
  const organization = sql`${db.organizationId}`
  const since = sql`now() - make_interval(mins => ${minutes})`
  const { rows } = await sql<{ alike: number; toOne: number; toAll: number }>`select
    (select count(*) from mail where organization_id = ${organization} and person_id = ${personId} and created_at > ${since}
      and kind in (${kind ?? ''}, case when ${kind ?? ''} <> '' then 'digest' end)) as alike,
    (select count(*) from mail where organization_id = ${organization} and person_id = ${personId} and created_at > ${since}
      and caused_by_id = ${db.causedById}) as to_one,
    (select count(*) from mail where organization_id = ${organization} and caused_by_id = ${db.causedById}
      and created_at > now() - interval '1 hour') as to_all`.execute(db)
  return rows[0]!
}

/** How many mails of a kind, with this subject, a reader got within an hour. */
export const countMails = async (
  db: Db,
  { personId, kind, subject }: { personId: string; kind: string; subject: string },
) => {
  const { count } = await db
    .selectFrom('mail')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('personId', '=', personId)
    .where('createdAt', '>', sql<Date>`now() - interval '1 hour'`)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** For how many seconds the mail server has taken no mails. */
export const failingSeconds = async (pool: Pool) => {
  const { rows } = await pool.query<{ seconds: number | null }>(
    'select extract(epoch from now() - failing_since)::float8 as seconds from palier.mail_server',
  )
  return rows[0]?.seconds ?? 0
}
