import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

const find = (db: Db) =>
  db.selectFrom('setting').select('value').where('name', '=', 'unsubscribing').executeTakeFirst()

/** What links to end mails are signed with; made when it is first needed. */
const secretOf = async (db: Db) => {
  const known = await find(db)
  if (known) return known.value as string
  await db
    .insertInto('setting')
    .values({ name: 'unsubscribing', value: JSON.stringify(randomBytes(32).toString('base64url')) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return (await find(db))!.value as string
}

const signed = (secret: string, named: string) =>
  createHmac('sha256', secret).update(`end mails of ${named}`).digest('base64url')

/** A link that ends the mails to a person, without a sign-in: whoever reads their mail may follow it. */
export const unsubscribeUrl = async (db: Db, publicUrl: string, personId: string) => {
  const named = `${db.organizationId}.${personId}`
  return `${publicUrl}/api/v1/mail-subscriptions/${named}.${signed(await secretOf(db), named)}/end`
}

const FORM = /^([0-9a-f]{24})\.([0-9a-f]{24})\.([\w-]{43})$/

/** The organization that a token names; nothing is known of its truth yet. */
export const organizationIn = (token: string) => FORM.exec(token)?.[1]

/** The person whose mails a token ends; undefined when we have not signed it or the person is gone. */
export const findSubscriber = async (db: Db, token: string) => {
  const [, organizationId = '', personId = '', signature = ''] = FORM.exec(token) ?? []
  if (organizationId !== db.organizationId) return undefined
  const right = signed(await secretOf(db), `${organizationId}.${personId}`)
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(right))) return undefined
  return db
    .selectFrom('person')
    .select(['id', 'locale', 'creationAppId'])
    .where('id', '=', personId)
    .executeTakeFirst()
}

/** From now on the person is told of news in the app and on their devices only. */
export const endMails = (db: Db, personId: string) =>
  db
    .updateTable('person')
    .set({ channels: sql`channels || '{"email": false}'` })
    .where('id', '=', personId)
    .execute()
