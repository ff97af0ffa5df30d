import { sql } from 'kysely'
import type { Row } from '#database/tables.ts'
import { type Database, type Db, inNoOrganization, inOrganization } from '#kernel/server/database.ts'
import type { DeliveryStatus } from './contract.ts'

export type DeliveryRow = Row<'webhookDelivery'>

/** How many rows one statement takes in its stride. */
const AT_ONCE = 10_000

const call = (db: Db, webhookId: string) => sql`select palier.call_webhook(${webhookId})`.execute(db)

export interface NewDelivery {
  webhookId: string
  eventId: string
  name: string
  urn: string
  body: string
}

/** Puts events on their way to webhooks, each once, in the caller's transaction. */
export const insertDeliveries = async (db: Db, deliveries: NewDelivery[]) => {
  if (deliveries.length === 0) return
  const { rows } = await sql<{ webhookId: string }>`
    with added as (
      insert into webhook_delivery (organization_id, webhook_id, event_id, name, urn, body)
      select ${db.organizationId}, given."webhookId", given."eventId", given.name, given.urn, given.body
      from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
        as given ("webhookId" text, "eventId" text, name text, urn text, body text)
      on conflict (organization_id, webhook_id, event_id) do nothing returning webhook_id)
    select distinct webhook_id from added`.execute(db)
  for (const { webhookId } of rows) await call(db, webhookId)
}

/** Writes down a delivery that was made already. */
export const insertSettled = (db: Db, delivery: NewDelivery, outcome: Omit<Outcome, 'id' | 'dueAt'>) =>
  db
    .insertInto('webhookDelivery')
    .values({ ...delivery, ...outcome, attempts: 1 })
    .returningAll()
    .executeTakeFirstOrThrow()

export const newId = async (db: Db) => {
  const { rows } = await sql<{ id: string }>`select palier.new_id() as id`.execute(db)
  return rows[0]!.id
}

export const findDelivery = (db: Db, id: string) =>
  db.selectFrom('webhookDelivery').selectAll().where('id', '=', id).executeTakeFirst()

/** Deliveries to a webhook, the newest first; `after` is the id of the last one seen. */
export const listDeliveries = (
  db: Db,
  webhookId: string,
  { status, after, limit }: { status: DeliveryStatus | undefined; after: string | undefined; limit: number },
) =>
  db
    .selectFrom('webhookDelivery')
    .selectAll()
    .where('webhookId', '=', webhookId)
    .$if(status !== undefined, (query) => query.where('status', '=', status!))
    .$if(after !== undefined, (query) => query.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Lets a delivery begin again, with seven days before it. */
const anew = {
  status: 'pending',
  attempts: 0,
  dueAt: sql<Date>`now()`,
  firstDueAt: sql<Date>`now()`,
} as const

export const replayDelivery = async (db: Db, { id, webhookId }: DeliveryRow) => {
  const row = await db
    .updateTable('webhookDelivery')
    .set(anew)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await call(db, webhookId)
  return row
}

/** Begins the oldest of those that failed again, as many as one statement takes in its stride. */
export const replayFailed = async (db: Db, webhookId: string) => {
  const { numUpdatedRows } = await db
    .updateTable('webhookDelivery')
    .set(anew)
    .where('id', 'in', (failed) =>
      failed
        .selectFrom('webhookDelivery')
        .select('id')
        .where('webhookId', '=', webhookId)
        .where('status', '=', 'failed')
        .orderBy('id')
        .limit(AT_ONCE),
    )
    .executeTakeFirstOrThrow()
  await call(db, webhookId)
  return Number(numUpdatedRows)
}

/** Makes what waits for a webhook its next turn. */
export const callWebhook = call

export interface Turn {
  organizationId: string
  webhookId: string
}

/** Takes the turns of webhooks that something waits for, over all organizations; each is nobody else's until its lease ends. */
export const takeTurns = async (
  database: Database,
  {
    most,
    ofOneOrganization,
    leaseSeconds,
  }: { most: number; ofOneOrganization: number; leaseSeconds: number },
): Promise<Turn[]> => {
  const { rows } = await inNoOrganization<{ organization: string; webhook: string }>(
    database,
    'select organization, webhook from palier.take_webhook_turns($1, $2, make_interval(secs => $3))',
    [most, ofOneOrganization, leaseSeconds],
  )
  return rows.map(({ organization, webhook }) => ({ organizationId: organization, webhookId: webhook }))
}

export const endTurn = (database: Database, { organizationId, webhookId }: Turn, restSeconds: number) =>
  inOrganization(database, { organizationId }, (db) =>
    sql`select palier.end_webhook_turn(${webhookId}, make_interval(secs => ${restSeconds}))`.execute(db),
  )

export const listDue = (db: Db, webhookId: string, limit: number) =>
  db
    .selectFrom('webhookDelivery')
    .select(['id', 'body', 'attempts', 'firstDueAt'])
    .where('webhookId', '=', webhookId)
    .where('status', '=', 'pending')
    .where('dueAt', '<=', sql<Date>`now()`)
    .orderBy('dueAt')
    .limit(limit)
    .execute()
export type DueDelivery = Awaited<ReturnType<typeof listDue>>[number]

/** What became of an attempt. */
export interface Outcome {
  id: string
  status: DeliveryStatus
  dueAt: Date
  sentAt: Date
  milliseconds: number
  answerStatus: number | null
  answer: string | null
  error: string | null
}

/** Writes down a batch of attempts in one statement. */
export const setOutcomes = (db: Db, outcomes: Outcome[]) =>
  sql`update webhook_delivery delivery set status = o.status, attempts = delivery.attempts + 1, due_at = o."dueAt",
      sent_at = o."sentAt", milliseconds = o.milliseconds, answer_status = o."answerStatus", answer = o.answer, error = o.error
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o (id text, status text, "dueAt" timestamptz,
      "sentAt" timestamptz, milliseconds int, "answerStatus" int, answer text, error text)
    where delivery.organization_id = ${db.organizationId} and delivery.id = o.id`.execute(db)

/** Forgets what was sent before a day; what still waits from then is not there: it failed after seven days. */
export const purgeBefore = async (db: Db, before: Date) => {
  const day = Math.floor(before.getTime() / 1000)
  const oldest = day.toString(16).padStart(8, '0').padEnd(24, '0')
  for (let forgotten = AT_ONCE; forgotten === AT_ONCE;) {
    const { numDeletedRows } = await db
      .deleteFrom('webhookDelivery')
      .where('id', 'in', (old) =>
        old.selectFrom('webhookDelivery').select('id').where('id', '<', oldest).limit(AT_ONCE),
      )
      .executeTakeFirstOrThrow()
    forgotten = Number(numDeletedRows)
  }
}

/** Gives up what has waited since before an instant, be it for a paused webhook. */
export const failWaitingSince = (db: Db, before: Date) =>
  db
    .updateTable('webhookDelivery')
    .set({ status: 'failed', error: 'waited-too-long' })
    .where('status', '=', 'pending')
    .where('firstDueAt', '<', before)
    .execute()
