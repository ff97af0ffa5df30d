import webpush, { WebPushError } from 'web-push'
import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { inOrganization } from '#kernel/server/database.ts'
import { enqueue, job, nobodyWaits } from '#kernel/server/jobs.ts'
import type { Services } from '#kernel/server/services.ts'
import { kindsOf, linkOf } from './links.rules.ts'
import { findForDevice, deleteDevice, listDevices, vapidKeys } from './queries.ts'

/** Shows a notification on the devices that a person allowed it on: a job for each, so that none waits for another. */
export const pushNotification = job(
  'push a notification',
  z.object({ notificationId: id }),
  nobodyWaits,
  ({ database, organizationId, payload: { notificationId } }) =>
    inOrganization(database, { organizationId }, async (db) => {
      for (const subscriptionId of await listDevices(db, notificationId))
        await enqueue(db, pushToDevice, { notificationId, subscriptionId })
    }),
)

/** Shows a notification on one device; a device that is gone, or was never one, is forgotten. */
export const pushToDevice = job(
  'push to a device',
  z.object({ notificationId: id, subscriptionId: id }),
  { ...nobodyWaits, seconds: 60, lane: 'push' },
  async ({ database, organizationId, payload: { notificationId, subscriptionId }, services }) => {
    const [found, vapid] = await inOrganization(database, { organizationId }, async (db) => [
      await findForDevice(db, notificationId, subscriptionId),
      await vapidKeys(db, services, webpush.generateVAPIDKeys),
    ])
    if (!found) return
    const { endpoint, keys } = found
    const subject = services.publicUrl.startsWith('https') ? services.publicUrl : 'mailto:push@palier.example'
    const message = JSON.stringify(messageFor(services, found))
    await webpush
      .sendNotification({ endpoint, keys: keys as { p256dh: string; auth: string } }, message, {
        vapidDetails: { subject, ...vapid },
        agent: services.egress.https,
        TTL: 86_400,
        timeout: 10_000,
      })
      .catch((error: unknown) => {
        if (!isGone(error)) throw error
        return inOrganization(database, { organizationId }, (db) => deleteDevice(db, subscriptionId))
      })
  },
)

/** What the device shows, and the page that it opens: the staff's is in the Cockpit. */
export const messageFor = (
  { modules }: Pick<Services, 'modules'>,
  { title, objectId, area }: { title: string; objectId: string; area: string },
) => ({ title, url: linkOf(kindsOf(modules), { objectId, area }), tag: objectId })

/** A push service that says no for good, or an address that is no push service at all. */
const isGone = (error: unknown) =>
  error instanceof WebPushError
    ? error.statusCode >= 400 && error.statusCode < 500 && error.statusCode !== 429
    : /is not allowed/.test((error as Error).message)
