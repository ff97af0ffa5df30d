import type { ProblemWords, Screens } from '#kernel/web/screens.ts'
import { accountsResident } from '#modules/accounts/resident/screens.ts'
import { filesScreens } from '#modules/files/web/screens.ts'
import { notificationsResident } from '#modules/notifications/resident/screens.ts'
import { serviceCentreResident } from '#modules/service-centre/resident/screens.ts'
import { tenantManagementResident } from '#modules/tenant-management/resident/screens.ts'

/** The one list of what the modules bring to the app; nothing is autoloaded. */
export const screens: readonly Screens[] = [
  serviceCentreResident,
  tenantManagementResident,
  accountsResident,
  notificationsResident,
  filesScreens,
]

export const broughtProblemWords: readonly ProblemWords[] = screens.flatMap(({ problems }) => problems ?? [])
