import { sql } from 'kysely'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { visibleTo } from './policy.ts'

export interface NewNotification {
  personId: string
  type: 'ticket-comment' | 'community-article' | 'new-file' | 'welcome-notification'
  category: 'messages' | 'admin-messages' | 'new-file'
  title: string
  objectId: string
  referencedObjectId?: string | undefined
}

export const insertNotification = async (db: Db, notification: NewNotification) => {
  const { id } = await db
    .insertInto('notification')
    .values(notification)
    .returning('id')
    .executeTakeFirstOrThrow()
  const hint = { organizationId: db.organizationId, type: 'notification.created', id: notification.personId }
  await sql`select pg_notify('live', ${JSON.stringify(hint)})`.execute(db)
  return id
}

const notifications = (db: Db, actor: Actor) => db.selectFrom('notification').where(visibleTo(actor))

export const listNotifications = async (
  db: Db,
  actor: Actor,
  { limit, offset }: { limit: number; offset: number },
) => {
  const items = await notifications(db, actor)
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  const counts = await notifications(db, actor)
    .select((select) => [
      select.fn.countAll<number>().as('total'),
      select.fn.countAll<number>().filterWhere('readAt', 'is', null).as('unread'),
    ])
    .executeTakeFirstOrThrow()
  return { items, ...counts }
}

export const findNotification = (db: Db, actor: Actor, id: string) =>
  notifications(db, actor).selectAll().where('id', '=', id).executeTakeFirst()

export const setRead = (db: Db, id: string) =>
  db
    .updateTable('notification')
    .set({ readAt: new Date() })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

/** Marks as read what had arrived by then. */
export const setAllRead = (db: Db, actor: Actor, until: Date) =>
  db
    .updateTable('notification')
    .set({ readAt: new Date() })
    .where('personId', '=', actor.personId)
    .where('readAt', 'is', null)
    .where('createdAt', '<=', until)
    .execute()

export const saveSubscription = (
  db: Db,
  actor: Actor,
  { endpoint, keys }: { endpoint: string; keys: { p256dh: string; auth: string } },
) =>
  db
    .insertInto('pushSubscription')
    .values({ personId: actor.personId, sessionId: actor.sessionId, endpoint, keys: JSON.stringify(keys) })
    .onConflict((conflict) =>
      conflict
        .columns(['organizationId', 'personId', 'endpoint'])
        .doUpdateSet({ sessionId: actor.sessionId, keys: JSON.stringify(keys) }),
    )
    .execute()

export const removeSubscription = (db: Db, personId: string, endpoint: string) =>
  db
    .deleteFrom('pushSubscription')
    .where('personId', '=', personId)
    .where('endpoint', '=', endpoint)
    .execute()

/** A notification with the devices that shall show it: none when the person does not want push. */
export const findForPush = async (db: Db, notificationId: string) => {
  const notification = await db
    .selectFrom('notification')
    .innerJoin('person', 'person.id', 'notification.personId')
    .select([
      'notification.title',
      'notification.objectId',
      'notification.personId',
      'person.channels',
      'person.creationAppId',
    ])
    .where('notification.id', '=', notificationId)
    .executeTakeFirst()
  if (!notification || !(notification.channels as { push?: boolean }).push) return undefined
  const subscriptions = await db
    .selectFrom('pushSubscription')
    .select(['endpoint', 'keys'])
    .where('personId', '=', notification.personId)
    .execute()
  return { ...notification, subscriptions }
}

/** The key pair by which push services know this installation; `fresh` becomes it when there is none. */
export const vapidKeys = async (db: Db, fresh: () => { publicKey: string; privateKey: string }) => {
  const find = () => db.selectFrom('setting').select('value').where('name', '=', 'vapid').executeTakeFirst()
  const known = await find()
  if (known) return known.value as { publicKey: string; privateKey: string }
  await db
    .insertInto('setting')
    .values({ name: 'vapid', value: JSON.stringify(fresh()) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  return (await find())!.value as { publicKey: string; privateKey: string }
}
