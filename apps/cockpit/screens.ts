import { IconSettings } from '@tabler/icons-react'
import type { CockpitEntry, CockpitScreens } from '#kernel/web/screens.ts'
import { accountsCockpit } from '#modules/accounts/cockpit/screens.ts'
import { exchangeCockpit } from '#modules/exchange/cockpit/screens.ts'
import { filesScreens } from '#modules/files/web/screens.ts'
import { integrationsCockpit } from '#modules/integrations/cockpit/screens.ts'
import { masterDataCockpit } from '#modules/master-data/cockpit/screens.ts'
import { notificationsCockpit } from '#modules/notifications/cockpit/screens.ts'
import { oauthCockpit } from '#modules/oauth/cockpit/screens.ts'
import { organizationsCockpit } from '#modules/organizations/cockpit/screens.ts'
import { pinboardCockpit } from '#modules/pinboard/cockpit/screens.ts'
import { serviceCentreCockpit } from '#modules/service-centre/cockpit/screens.ts'
import { spreadsheetsCockpit } from '#modules/spreadsheets/cockpit/screens.ts'
import { tenantManagementCockpit } from '#modules/tenant-management/cockpit/screens.ts'
import { trailCockpit } from '#modules/trail/cockpit/screens.ts'
import { settingsEntryWords } from './words.ts'

/** The one list of what the modules bring to the Cockpit; nothing is autoloaded. */
export const screens: readonly CockpitScreens[] = [
  serviceCentreCockpit,
  masterDataCockpit,
  spreadsheetsCockpit,
  exchangeCockpit,
  tenantManagementCockpit,
  accountsCockpit,
  organizationsCockpit,
  oauthCockpit,
  integrationsCockpit,
  notificationsCockpit,
  pinboardCockpit,
  trailCockpit,
  filesScreens,
]

/** What begins with it is a page of the settings. */
export const SETTINGS = '/settings'

const settingsOf = (brought: readonly CockpitScreens[]) => brought.flatMap(({ settings }) => settings ?? [])

/** Where one goes in the Cockpit, in order; the settings are open to whom one of their pages is. */
export const navigationOf = (brought: readonly CockpitScreens[]): CockpitEntry[] =>
  [
    ...brought.flatMap(({ navigation }) => navigation ?? []),
    {
      to: SETTINGS,
      order: 90,
      words: settingsEntryWords,
      icon: IconSettings,
      abilities: settingsOf(brought).flatMap(({ abilities }) => abilities ?? []),
    } as const,
  ].toSorted((one, other) => one.order - other.order)

export const settings = settingsOf(screens)
export const navigation = navigationOf(screens)
/** Where one is led first. */
export const START = navigation[0]!.to
export const notices = screens
  .flatMap((each) => each.notices ?? [])
  .toSorted((one, other) => one.order - other.order)
