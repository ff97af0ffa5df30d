import type { ResidentEntry, ResidentScreens } from '#kernel/web/screens.ts'
import { accountsResident } from '#modules/accounts/resident/screens.ts'
import { documentsResident } from '#modules/documents/resident/screens.ts'
import { filesScreens } from '#modules/files/web/screens.ts'
import { masterDataResident } from '#modules/master-data/resident/screens.ts'
import { notificationsResident } from '#modules/notifications/resident/screens.ts'
import { oauthResident } from '#modules/oauth/resident/screens.ts'
import { pinboardResident } from '#modules/pinboard/resident/screens.ts'
import { serviceCentreResident } from '#modules/service-centre/resident/screens.ts'
import { tenantManagementResident } from '#modules/tenant-management/resident/screens.ts'
import { profileEntryWords } from './words.ts'

/** The one list of what the modules bring to the app; nothing is autoloaded. */
export const screens: readonly ResidentScreens[] = [
  serviceCentreResident,
  tenantManagementResident,
  accountsResident,
  masterDataResident,
  oauthResident,
  notificationsResident,
  pinboardResident,
  documentsResident,
  filesScreens,
]

/** The places of the app: what the modules bring, in order, and oneself last. */
export const navigationOf = (brought: readonly ResidentScreens[]): ResidentEntry[] =>
  [
    ...brought.flatMap(({ navigation }) => navigation ?? []),
    {
      to: '/profile',
      order: 90,
      words: profileEntryWords,
      icon: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6',
    } as const,
  ].toSorted((one, other) => one.order - other.order)

export const navigation = navigationOf(screens)
export const running = screens.flatMap((each) => each.running ?? [])
