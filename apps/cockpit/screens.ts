import type { ProblemWords, Screens } from '#kernel/web/screens.ts'
import { accountsCockpit } from '#modules/accounts/cockpit/screens.ts'
import { exchangeCockpit } from '#modules/exchange/cockpit/screens.ts'
import { filesScreens } from '#modules/files/web/screens.ts'
import { integrationsCockpit } from '#modules/integrations/cockpit/screens.ts'
import { masterDataCockpit } from '#modules/master-data/cockpit/screens.ts'
import { notificationsCockpit } from '#modules/notifications/cockpit/screens.ts'
import { oauthCockpit } from '#modules/oauth/cockpit/screens.ts'
import { organizationsCockpit } from '#modules/organizations/cockpit/screens.ts'
import { serviceCentreCockpit } from '#modules/service-centre/cockpit/screens.ts'
import { tenantManagementCockpit } from '#modules/tenant-management/cockpit/screens.ts'

/** The one list of what the modules bring to the Cockpit; nothing is autoloaded. */
export const screens: readonly Screens[] = [
  serviceCentreCockpit,
  masterDataCockpit,
  exchangeCockpit,
  tenantManagementCockpit,
  accountsCockpit,
  organizationsCockpit,
  oauthCockpit,
  integrationsCockpit,
  notificationsCockpit,
  filesScreens,
]

export const broughtProblemWords: readonly ProblemWords[] = screens.flatMap(({ problems }) => problems ?? [])
