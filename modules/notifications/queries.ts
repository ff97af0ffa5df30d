import { type RawBuilder, sql } from 'kysely'
import type { NotificationKind } from '#kernel/contract/notifications.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { installationSecret } from '#kernel/server/installation.ts'
import type { Services } from '#kernel/server/services.ts'
import { visibleTo } from './policy.ts'
import { preferenceOf } from './preferences.rules.ts'

export interface NewNotification {
  personId: string
  title: string
  objectId: string
  referencedObjectId?: string | undefined
}

export const insertNotification = async (
  db: Db,
  { area, type, category }: NotificationKind,
  notification: NewNotification,
) => {
  const { id } = await db
    .insertInto('notification')
    .values({ ...notification, area, type, category })
    .returning('id')
    .executeTakeFirstOrThrow()
  const hint = { organizationId: db.organizationId, type: 'notification.created', id: notification.personId }
  await sql`select pg_notify('live', ${JSON.stringify(hint)})`.execute(db)
  return id
}

/** Has a person been told of an object before? */
export const wasNotified = async (db: Db, personId: string, objectId: string) =>
  (await db
    .selectFrom('notification')
    .select('id')
    .where('personId', '=', personId)
    .where('objectId', '=', objectId)
    .limit(1)
    .executeTakeFirst()) !== undefined

/**
 * Puts a notification into the inbox of everybody whom a query finds as `person_id`, in one statement; what is then done
 * for each device is a job of its own.
 */
export const insertNotifications = (
  db: Db,
  { area, type, category }: NotificationKind,
  { title, objectId }: Omit<NewNotification, 'personId'>,
  people: RawBuilder<{ personId: string }>,
  push: string,
) =>
  sql`with told as (
      insert into notification (organization_id, person_id, type, category, title, object_id, area)
      select ${db.organizationId}, found.person_id, ${type}, ${category}, ${title}, ${objectId}, ${area} from (${people}) found
      returning id, person_id)
    select
      pg_notify('live', json_build_object('organizationId', ${db.organizationId}::text, 'type', 'notification.created', 'id', told.person_id)::text),
      case when exists (select from push_subscription device
          where device.organization_id = ${db.organizationId} and device.person_id = told.person_id)
        then palier.enqueue('job', jsonb_build_object('name', ${push}::text, 'payload', jsonb_build_object('notificationId', told.id))) end
    from told`.execute(db)

/** Those who were told of an object, a page after the other, with how they want to be told. */
export const listNotified = async (
  db: Db,
  objectId: string,
  { after, limit }: { after: string | undefined; limit: number },
) =>
  db
    .selectFrom('notification')
    .innerJoin('person', 'person.id', 'notification.personId')
    .select([
      'notification.id',
      'notification.createdAt',
      'person.id as personId',
      'username',
      'email',
      'emailConfirmedAt',
      'locale',
      'channels',
      'notificationSettings',
    ])
    .where('objectId', '=', objectId)
    .$if(after !== undefined, (found) => found.where('notification.id', '>', after!))
    .orderBy('notification.id')
    .limit(limit)
    .execute()

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
  return { items, ...(await countNotifications(db, actor)) }
}

export const countNotifications = (db: Db, actor: Actor) =>
  notifications(db, actor)
    .select((select) => [
      select.fn.countAll<number>().as('total'),
      select.fn.countAll<number>().filterWhere('readAt', 'is', null).as('unread'),
    ])
    .executeTakeFirstOrThrow()

/** The ids of all of them, the latest first. */
export const listNotificationIds = async (db: Db, actor: Actor) =>
  (await notifications(db, actor).select('id').orderBy('id', 'desc').execute()).map(({ id }) => id)

export const listNotificationsOf = (db: Db, actor: Actor, ids: string[]) =>
  notifications(db, actor).selectAll().where('id', 'in', ids).execute()

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

/** Marks as read what a person was told of an object; with `until`, what they were told by then. */
export const setReadAbout = (db: Db, personId: string, objectId: string, until = new Date()) =>
  db
    .updateTable('notification')
    .set({ readAt: new Date() })
    .where('personId', '=', personId)
    .where('objectId', '=', objectId)
    .where('readAt', 'is', null)
    .where('createdAt', '<=', until)
    .execute()

const MOST_DEVICES = 20

/** Remembers a device; of more than twenty the oldest is forgotten. */
export const saveSubscription = async (
  db: Db,
  { personId, sessionId }: Actor,
  { endpoint, keys }: { endpoint: string; keys: { p256dh: string; auth: string } },
) => {
  const seen = { sessionId, keys: JSON.stringify(keys), createdAt: new Date() }
  await db
    .insertInto('pushSubscription')
    .values({ personId, endpoint, ...seen })
    .onConflict((conflict) => conflict.columns(['organizationId', 'personId', 'endpoint']).doUpdateSet(seen))
    .execute()
  const newest = db
    .selectFrom('pushSubscription')
    .select('id')
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .limit(MOST_DEVICES)
  await db
    .deleteFrom('pushSubscription')
    .where('personId', '=', personId)
    .where('id', 'not in', newest)
    .execute()
}

export const removeSubscription = (db: Db, personId: string, endpoint: string) =>
  db
    .deleteFrom('pushSubscription')
    .where('personId', '=', personId)
    .where('endpoint', '=', endpoint)
    .execute()

const MOST_PUSHES = 20

/** How many notifications the person got in the ten minutes before this one, as far as that matters. */
const beforeIt = (db: Db) =>
  sql<number>`(select count(*) from (select from notification before
    where before.organization_id = ${db.organizationId} and before.person_id = notification.person_id and before.id < notification.id
      and before.created_at > notification.created_at - interval '10 minutes' limit ${MOST_PUSHES}) lately)`

/** Nobody's device rings for more than twenty in ten minutes: the inbox has the rest. The devices that shall show a notification: none when its person wants no push, or not of this kind. */
export const listDevices = async (db: Db, notificationId: string) => {
  const devices = await db
    .selectFrom('notification')
    .innerJoin('person', 'person.id', 'notification.personId')
    .innerJoin('pushSubscription', 'pushSubscription.personId', 'person.id')
    .select(['pushSubscription.id', 'category', 'channels', 'notificationSettings'])
    .where('notification.id', '=', notificationId)
    .where('person.lockedAt', 'is', null)
    .where('person.deactivatedAt', 'is', null)
    .where(beforeIt(db), '<', MOST_PUSHES)
    .execute()
  return devices
    .filter(({ category, ...person }) => preferenceOf(person, 'push', category) !== 'never')
    .map(({ id }) => id)
}

/** What a device is to show, and how to reach it. */
export const findForDevice = (db: Db, notificationId: string, subscriptionId: string) =>
  db
    .selectFrom('pushSubscription')
    .innerJoin('notification', 'notification.personId', 'pushSubscription.personId')
    .select([
      'notification.title',
      'notification.objectId',
      'notification.area',
      'pushSubscription.endpoint',
      'pushSubscription.keys',
    ])
    .where('pushSubscription.id', '=', subscriptionId)
    .where('notification.id', '=', notificationId)
    .executeTakeFirst()

export const deleteDevice = (db: Db, subscriptionId: string) =>
  db.deleteFrom('pushSubscription').where('id', '=', subscriptionId).execute()

interface KeyPair {
  publicKey: string
  privateKey: string
}

/** The key pair by which push services know this installation; `fresh` becomes it when there is none. */
export const vapidKeys = async (db: Db, services: Pick<Services, 'sealing'>, fresh: () => KeyPair) =>
  JSON.parse(await installationSecret(db, services, 'vapid', () => JSON.stringify(fresh()))) as KeyPair
