import type { ProblemWords, ResidentEntry, ResidentScreens } from '#kernel/web/screens.ts'
import { accountsResident } from '#modules/accounts/resident/screens.ts'
import { filesScreens } from '#modules/files/web/screens.ts'
import { notificationsResident } from '#modules/notifications/resident/screens.ts'
import { pinboardResident } from '#modules/pinboard/resident/screens.ts'
import { serviceCentreResident } from '#modules/service-centre/resident/screens.ts'
import { tenantManagementResident } from '#modules/tenant-management/resident/screens.ts'
import { homeEntryWords, profileEntryWords } from './words.ts'

/** The one list of what the modules bring to the app; nothing is autoloaded. */
export const screens: readonly ResidentScreens[] = [
  serviceCentreResident,
  tenantManagementResident,
  accountsResident,
  notificationsResident,
  pinboardResident,
  filesScreens,
]

export const broughtProblemWords: readonly ProblemWords[] = screens.flatMap(({ problems }) => problems ?? [])

/** The places of the app: home first, oneself last, what the modules bring between them. */
export const navigation: readonly ResidentEntry[] = [
  { to: '/', order: 0, words: homeEntryWords, icon: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z' },
  ...screens.flatMap(({ navigation: entries }) => entries ?? []),
  {
    to: '/profile',
    order: 90,
    words: profileEntryWords,
    icon: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6',
  },
]
