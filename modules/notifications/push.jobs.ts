import webpush from 'web-push'
import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { inOrganization } from '#kernel/server/database.ts'
import { job } from '#kernel/server/jobs.ts'
import { findForPush, removeSubscription, vapidKeys } from './queries.ts'

/** Shows a notification on the devices that a person allowed it on; a device that is gone is forgotten. */
export const pushNotification = job('push a notification', z.object({ notificationId: id }), async (call) => {
  const { database, organizationId, payload, platform } = call
  const [found, vapid] = await inOrganization(database, { organizationId }, async (db) => {
    const waiting = await findForPush(db, payload.notificationId)
    const keys = waiting?.subscriptions.length ? await vapidKeys(db, webpush.generateVAPIDKeys) : undefined
    return [waiting, keys] as const
  })
  if (!found || !vapid) return
  const vapidDetails = {
    subject: platform.publicUrl.startsWith('https') ? platform.publicUrl : 'mailto:push@palier.example',
    ...vapid,
  }
  const message = JSON.stringify({
    title: found.title,
    url: `/app/requests/${found.objectId}`,
    tag: found.objectId,
  })
  for (const { endpoint, keys } of found.subscriptions) {
    const subscription = { endpoint, keys: keys as { p256dh: string; auth: string } }
    await webpush
      .sendNotification(subscription, message, { vapidDetails, TTL: 86_400, timeout: 10_000 })
      .catch(async (error: { statusCode?: number }) => {
        if (error.statusCode !== 404 && error.statusCode !== 410) throw error
        await inOrganization(database, { organizationId }, (db) =>
          removeSubscription(db, found.personId, endpoint),
        )
      })
  }
})
