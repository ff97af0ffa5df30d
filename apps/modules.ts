import type { Audience } from '#kernel/server/live.ts'
import type { Served } from '#kernel/server/serve.ts'
import type { Work } from '#kernel/server/worker.ts'
import { idempotencyDailyJobs } from '#kernel/server/idempotency.ts'
import { accountEndpoints } from '#modules/accounts/endpoints.ts'
import { accountDailyJobs } from '#modules/accounts/jobs.ts'
import { findUsersByKey, isProfileImage } from '#modules/accounts/public.ts'
import { accountReactions } from '#modules/accounts/reactions.ts'
import { documentEndpoints } from '#modules/documents/endpoints.ts'
import { isInBucketOf } from '#modules/documents/public.ts'
import { exchangeEndpoints } from '#modules/exchange/endpoints.ts'
import { exportEndpoints } from '#modules/exchange/export.endpoints.ts'
import { exportDailyJobs, exportJob } from '#modules/exchange/export.jobs.ts'
import { exchangeDailyJobs, runExchange } from '#modules/exchange/jobs.ts'
import { tellDelivery } from '#modules/exchange/telling.jobs.ts'
import { undoExchange } from '#modules/exchange/undoing.jobs.ts'
import { fileEndpoints } from '#modules/files/endpoints.ts'
import { fileDailyJobs } from '#modules/files/jobs.ts'
import { integrationEndpoints } from '#modules/integrations/endpoints.ts'
import { integrationDailyJobs } from '#modules/integrations/jobs.ts'
import { integrationReactions } from '#modules/integrations/reactions.ts'
import { masterDataEndpoints } from '#modules/master-data/endpoints.ts'
import { importJobs } from '#modules/master-data/import.jobs.ts'
import { masterDataDailyJobs } from '#modules/master-data/jobs.ts'
import { findPlacesByKey } from '#modules/master-data/public.ts'
import { digestWork } from '#modules/notifications/digests.jobs.ts'
import { notificationEndpoints } from '#modules/notifications/endpoints.ts'
import { mailDailyJobs, sendMail } from '#modules/notifications/mails.jobs.ts'
import { pushNotification, pushToDevice } from '#modules/notifications/push.jobs.ts'
import { lookupEndpoints } from '#modules/organizations/lookup.endpoints.ts'
import { consentEndpoints } from '#modules/oauth/consents.endpoints.ts'
import { oauthEndpoints } from '#modules/oauth/endpoints.ts'
import { oauthDailyJobs } from '#modules/oauth/jobs.ts'
import { organizationEndpoints } from '#modules/organizations/endpoints.ts'
import { brandFileReader } from '#modules/organizations/public.ts'
import { pinboardEndpoints } from '#modules/pinboard/endpoints.ts'
import { mailPost, pinboardReactions } from '#modules/pinboard/jobs.ts'
import { postNews } from '#modules/pinboard/public.ts'
import { serviceCentreEndpoints } from '#modules/service-centre/endpoints.ts'
import { mayReadAttachment, ticketAudience, ticketNews } from '#modules/service-centre/public.ts'
import { serviceCentreReactions } from '#modules/service-centre/reactions.ts'
import { tenantManagementEndpoints } from '#modules/tenant-management/endpoints.ts'
import { invitingHourlyJobs, invitingJobs } from '#modules/tenant-management/inviting.jobs.ts'
import { letterDailyJobs, letterJobs } from '#modules/tenant-management/letters.jobs.ts'
import { findCodesByKey } from '#modules/tenant-management/public.ts'
import { tenantManagementReactions } from '#modules/tenant-management/reactions.ts'
import { registrationEndpoints } from '#modules/tenant-management/registration.endpoints.ts'
import { trailEndpoints } from '#modules/trail/endpoints.ts'
import { trailDailyJobs, trailJobs } from '#modules/trail/jobs.ts'
import { trailReactions } from '#modules/trail/reactions.ts'

const digests = digestWork(async (db, personId, news) => [
  ...(await ticketNews(db, personId, news)),
  ...(await postNews(db, personId, news)),
])

/** The one list of modules: what the API answers and what the worker does. Nothing is autoloaded. */
export const modules: Work & { endpoints: readonly Served[] } = {
  endpoints: [
    ...accountEndpoints,
    ...oauthEndpoints,
    ...consentEndpoints,
    ...organizationEndpoints,
    ...fileEndpoints([brandFileReader, isProfileImage, mayReadAttachment, isInBucketOf]),
    ...notificationEndpoints,
    ...masterDataEndpoints,
    ...serviceCentreEndpoints,
    ...pinboardEndpoints,
    ...documentEndpoints,
    ...tenantManagementEndpoints,
    ...registrationEndpoints,
    ...lookupEndpoints({ ...findPlacesByKey, user: findUsersByKey, registrationCode: findCodesByKey }),
    ...integrationEndpoints,
    ...exchangeEndpoints,
    ...exportEndpoints,
    ...trailEndpoints,
  ],
  reactions: [
    ...accountReactions,
    ...serviceCentreReactions,
    ...pinboardReactions,
    ...tenantManagementReactions,
    ...integrationReactions,
    ...trailReactions,
  ],
  jobs: [
    sendMail,
    mailPost,
    pushNotification,
    pushToDevice,
    ...digests.jobs,
    ...importJobs,
    runExchange,
    undoExchange,
    tellDelivery,
    exportJob,
    ...letterJobs,
    ...invitingJobs,
    ...trailJobs,
  ],
  dailyJobs: [
    ...idempotencyDailyJobs,
    ...accountDailyJobs,
    ...oauthDailyJobs,
    ...fileDailyJobs,
    ...masterDataDailyJobs,
    ...letterDailyJobs,
    ...invitingHourlyJobs,
    ...integrationDailyJobs,
    ...exchangeDailyJobs,
    ...exportDailyJobs,
    ...digests.dailyJobs,
    ...mailDailyJobs,
    ...trailDailyJobs,
  ],
}

/** Who may hear which hint: the module that owns a kind of event decides. */
export const audience: Audience = async (db, actor, hints) => [
  ...hints.filter(({ type, id }) => type === 'notification.created' && id === actor.personId),
  ...(await ticketAudience(db, actor, hints)),
]
