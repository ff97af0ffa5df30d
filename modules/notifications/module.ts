import { eventsIn } from '#kernel/server/events.ts'
import { askAll, type Module } from '#kernel/server/module.ts'
import { digestWork } from './digests.jobs.ts'
import { notificationsDocs } from './docs.ts'
import { notificationEndpoints } from './endpoints.ts'
import { mailDailyJobs, sendMail } from './mails.jobs.ts'
import { failingSeconds } from './mails.queries.ts'
import { pushNotification, pushToDevice } from './push.jobs.ts'
import { notificationsRights } from './rights.ts'
import * as events from './events.ts'

const digests = (all: readonly Module[]) =>
  digestWork((db, personId, due) => askAll(all, ({ notified }) => notified?.(db, personId, due)))

export const notificationsModule: Module = {
  name: 'notifications',
  tables: ['digestEntry', 'mail', 'mailServer', 'notification', 'pushSubscription'],
  rights: notificationsRights,
  docs: notificationsDocs,
  events: eventsIn(events),
  endpoints: notificationEndpoints,
  jobs: (all) => [sendMail, pushNotification, pushToDevice, ...digests(all).jobs],
  dailyJobs: (all) => [...digests(all).dailyJobs, ...mailDailyJobs],
  figures: [
    {
      name: 'palier_mail_server_failing_seconds',
      help: 'For how long the mail server takes no mails',
      read: failingSeconds,
    },
  ],
  audience: async (_, { personId }, hints) =>
    hints.filter(({ type, id }) => type === 'notification.created' && id === personId),
}
