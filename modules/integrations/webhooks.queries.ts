import { type Insertable, sql, type Updateable } from 'kysely'
import type { Row, Tables } from '#database/tables.ts'
import { type Actor, appsOf } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { PROGRAM } from '#modules/accounts/public.ts'

export type WebhookRow = Row<'webhook'>

export const listWebhooks = (db: Db, appId: string) =>
  db.selectFrom('webhook').selectAll().where('appId', '=', appId).orderBy('id').execute()

export const findWebhook = (db: Db, id: string) =>
  db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst()

interface Named {
  db: Db
  actor: Actor
  params: { webhookId: string }
}

/** The webhook that an address of the API names, of an app that the actor knows. */
export const findNamedWebhook = async ({ db, actor, params }: Named) => {
  const webhook = await findWebhook(db, params.webhookId)
  return webhook && appsOf(actor).includes(webhook.appId) ? webhook : undefined
}

export const lockWebhook = (db: Db, id: string) =>
  db.selectFrom('webhook').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Makes a webhook unless the app has its fill of them; one after the other, so that two at once are counted. */
export const insertWebhook = async (db: Db, values: Insertable<Tables['webhook']>, most: number) => {
  await db.selectFrom('app').select('id').where('id', '=', values.appId).forUpdate().execute()
  const { count } = await db
    .selectFrom('webhook')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('appId', '=', values.appId)
    .executeTakeFirstOrThrow()
  if (count >= most) return undefined
  return db.insertInto('webhook').values(values).returningAll().executeTakeFirstOrThrow()
}

export const setWebhook = (db: Db, id: string, values: Updateable<Tables['webhook']>) =>
  db.updateTable('webhook').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** Its history goes with it. */
export const deleteWebhook = async (db: Db, id: string) => {
  await db.deleteFrom('webhook').where('id', '=', id).execute()
  await sql`select palier.forget_webhook_turn(${id})`.execute(db)
}

/** The webhooks that want events of this name. */
export const listWanting = (db: Db, name: string) =>
  db
    .selectFrom('webhook')
    .select(['id', 'appId', 'urns', 'createdAt'])
    .where('active', '=', true)
    .where(sql<boolean>`${name} = any(webhook.events)`)
    .execute()

export interface Administrator {
  id: string
  username: string
  email: string
  locale: string
}

const MOST_TOLD = 20

/** The people who hold one of these roles on the whole app. */
export const listHolders = async (db: Db, appId: string, roles: readonly string[]) => {
  const { rows } = await sql<Administrator>`
    select distinct person.id, person.username, person.email, person.locale
    from permission join person on person.organization_id = ${db.organizationId} and person.id = permission.person_id
    where permission.organization_id = ${db.organizationId} and permission.app_id = ${appId}
      and person.type is distinct from ${PROGRAM} and permission.role = any(${roles}) and coalesce(start_at <= now(), true) and coalesce(end_at > now(), true)
    order by person.id limit ${MOST_TOLD}`.execute(db)
  return rows
}
