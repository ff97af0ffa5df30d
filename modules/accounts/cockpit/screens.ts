import { IconUsersGroup } from '@tabler/icons-react'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'
import { teamEntryWords } from '../navigation.words.ts'
import { accountProblemWords } from '../problems.words.ts'

const DemandNotice = lazyRouteComponent(() => import('./DemandNotice.tsx'), 'DemandNotice')

export const accountsCockpit: CockpitScreens = {
  problems: accountProblemWords,
  navigation: [
    { to: '/team', order: 40, words: teamEntryWords, icon: IconUsersGroup, abilities: ['staff.manage'] },
  ],
  notices: [{ order: 10, Notice: DemandNotice }],
  routes: {
    '/team': lazyRouteComponent(() => import('./Team.tsx'), 'Team'),
  },
  trail: async () => (await import('../trail.words.ts')).accountsTrail,
}
