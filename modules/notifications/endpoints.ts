import webpush from 'web-push'
import type { Row } from '#database/tables.ts'
import { allowedSomewhere } from '#kernel/server/actor.ts'
import { ALL } from '#kernel/server/listing.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import * as contract from './contract.ts'
import { findServer } from './mails.queries.ts'
import type { Cause } from './mails.rules.ts'
import * as queries from './queries.ts'
import { unsubscribingEndpoints } from './unsubscribing.endpoints.ts'

const own = {
  find: async ({ actor, params }: { actor: { personId: string }; params: { userId: string } }) =>
    params.userId === actor.personId ? actor : undefined,
  allow: everyone,
}

export const notificationEndpoints = [
  serve(contract.findMailServer, {
    allow: (actor) => allowedSomewhere(actor, 'organization.edit'),
    async run({ db }) {
      const { failingSince, lastError, cause, waiting } = await findServer(db)
      return {
        failingSince: failingSince?.toISOString() ?? null,
        said: lastError,
        cause: cause as Cause | null,
        waiting,
      }
    },
  }),
  serve(contract.listNotifications, {
    ...own,
    async run({ db, actor, query: { page, limit }, everything }) {
      if (limit === ALL) {
        const { unread: unreadNotifications } = await queries.countNotifications(db, actor)
        return everything(
          await queries.listNotificationIds(db, actor),
          async (own, now, ids) => (await queries.listNotificationsOf(own, now, ids)).map(present),
          { metaData: { unreadNotifications } },
        )
      }
      const wanted = { limit, offset: (page - 1) * limit }
      const { items, total, unread } = await queries.listNotifications(db, actor, wanted)
      return { _embedded: { items: items.map(present) }, total, metaData: { unreadNotifications: unread } }
    },
  }),
  serve(contract.readNotifications, {
    ...own,
    async run({ db, actor, body }) {
      await queries.setAllRead(db, actor, body.lastReadAt ? new Date(body.lastReadAt) : new Date())
    },
  }),
  serve(contract.readNotification, {
    find: ({ db, actor, params }) => queries.findNotification(db, actor, params.notificationId),
    allow: everyone,
    run: async ({ db, subject }) => present(subject.readAt ? subject : await queries.setRead(db, subject.id)),
  }),
  serve(contract.findPushKey, {
    allow: everyone,
    run: async ({ db, services }) => ({
      publicKey: (await queries.vapidKeys(db, services, webpush.generateVAPIDKeys)).publicKey,
    }),
  }),
  serve(contract.subscribePush, {
    allow: everyone,
    async run({ db, actor, body }) {
      await queries.saveSubscription(db, actor, body)
    },
  }),
  serve(contract.unsubscribePush, {
    allow: everyone,
    async run({ db, actor, body }) {
      await queries.removeSubscription(db, actor.personId, body.endpoint)
    },
  }),
  ...unsubscribingEndpoints,
]

const present = ({
  id,
  type,
  category,
  title,
  readAt,
  createdAt,
  objectId,
  referencedObjectId,
  area,
}: Row<'notification'>) => ({
  id,
  type,
  category,
  title,
  read: readAt !== null,
  createdAt: createdAt.toISOString(),
  objectID: objectId,
  referencedObjectID: referencedObjectId,
  area: area as contract.Area,
})
