import { assemble, type Module } from '#kernel/server/module.ts'
import { idempotencyDailyJobs } from '#kernel/server/idempotency.ts'
import { accountsModule } from '#modules/accounts/module.ts'
import { documentsModule } from '#modules/documents/module.ts'
import { exchangeModule } from '#modules/exchange/module.ts'
import { filesModule } from '#modules/files/module.ts'
import { importsModule } from '#modules/imports/module.ts'
import { integrationsModule } from '#modules/integrations/module.ts'
import { masterDataModule } from '#modules/master-data/module.ts'
import { notificationsModule } from '#modules/notifications/module.ts'
import { oauthModule } from '#modules/oauth/module.ts'
import { organizationsModule } from '#modules/organizations/module.ts'
import { pinboardModule } from '#modules/pinboard/module.ts'
import { serviceCentreModule } from '#modules/service-centre/module.ts'
import { spreadsheetsModule } from '#modules/spreadsheets/module.ts'
import { tenantManagementModule } from '#modules/tenant-management/module.ts'
import { trailModule } from '#modules/trail/module.ts'

/** The one list of modules; nothing is autoloaded. */
export const moduleList: readonly Module[] = [
  accountsModule,
  oauthModule,
  organizationsModule,
  filesModule,
  notificationsModule,
  masterDataModule,
  importsModule,
  spreadsheetsModule,
  serviceCentreModule,
  pinboardModule,
  documentsModule,
  tenantManagementModule,
  integrationsModule,
  exchangeModule,
  trailModule,
]

const { audience, dailyJobs, ...brought } = assemble(moduleList)

/** What the API answers and what the worker does. */
export const modules = { ...brought, dailyJobs: [...idempotencyDailyJobs, ...dailyJobs] }

/** Who may hear which hint: the module that owns a kind of event decides. */
export { audience }
