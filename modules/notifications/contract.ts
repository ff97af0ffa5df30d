import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, listOf, paging } from '#kernel/contract/shapes.ts'
import { areas } from '#modules/stated.ts'

/** Where somebody works on what they are told of: said by the modules, whose pages these are. */
export const Area = z.enum(areas)
export type Area = z.infer<typeof Area>

export const Notification = z.object({
  id,
  type: z.string(),
  category: z.string(),
  title: z.string(),
  read: z.boolean(),
  createdAt: instant,
  objectID: id,
  area: Area,
  referencedObjectID: id.nullable(),
})

export const listNotifications = endpoint({
  summary: 'The inbox of a person, newest first',
  method: 'GET',
  path: '/users/:userId/notifications',
  query: z.object({ page: paging.page, limit: paging.limit }),
  reply: listOf(Notification).extend({ metaData: z.object({ unreadNotifications: z.number().int() }) }),
})

export const readNotifications = endpoint({
  summary: 'Mark as read what had arrived by an instant',
  method: 'PATCH',
  path: '/users/:userId/notifications',
  body: z.object({ lastReadAt: instant.optional() }),
})

export const readNotification = endpoint({
  summary: 'Mark one notification as read',
  method: 'PATCH',
  path: '/notifications/:notificationId',
  body: z.object({ read: z.literal(true) }),
  reply: Notification,
})

export const findPushKey = endpoint({
  summary: 'The public key that a browser needs to subscribe to push; made when it is first asked for',
  method: 'PUT',
  path: '/push-key',
  reply: z.object({ publicKey: z.string() }),
})

export const subscribePush = endpoint({
  summary: 'Let this device show notifications',
  method: 'PUT',
  path: '/push-subscriptions',
  body: z.object({
    endpoint: z.url({ protocol: /^https$/ }).max(2000),
    keys: z.object({
      /** A point on P-256 and 16 random bytes, base64url (RFC 8291). */
      p256dh: z.string().regex(/^[\w-]{87}=?$/, 'push-key'),
      auth: z.string().regex(/^[\w-]{22}(?:==)?$/, 'push-key'),
    }),
  }),
})

export const unsubscribePush = endpoint({
  summary: 'This device shows no more notifications',
  method: 'DELETE',
  path: '/push-subscriptions',
  body: z.object({ endpoint: z.string().max(2000) }),
})

export const askToEndMails = endpoint({
  summary: 'The page behind the link in a mail that asks whether the mails about requests shall end',
  method: 'GET',
  path: '/mail-subscriptions/:token/end',
  anonymous: true,
  download: true,
})

export const endMails = endpoint({
  summary: 'Ends the mails about requests, as the button on the page and mail programs do (RFC 8058)',
  method: 'POST',
  path: '/mail-subscriptions/:token/end',
  anonymous: true,
  download: true,
})

export const findMailServer = endpoint({
  summary: 'Whether the mail server takes our mails, for whoever administers the organization',
  method: 'GET',
  path: '/mail-server',
  reply: z.object({
    /** Null while it takes them. */
    failingSince: instant.nullable(),
    /** What it answers, without anybody’s address. */
    said: z.string().nullable(),
    cause: z.enum(['login', 'unreachable', 'sender', 'quota', 'other']).nullable(),
    /** Mails of the organization that are tried again. */
    waiting: z.number().int(),
  }),
})
