import { lazyRouteComponent } from '@tanstack/react-router'
import type { ResidentScreens } from '#kernel/web/screens.ts'
import { homeEntryWords } from '../navigation.words.ts'
import { answeredKind, askedKind } from '../notifications.rules.ts'
import { tenantManagementProblemWords } from '../problems.words.ts'

const Homes = lazyRouteComponent(() => import('./ProfileHomes.tsx'), 'ProfileHomes')

export const tenantManagementResident: ResidentScreens = {
  problems: tenantManagementProblemWords,
  navigation: [{ to: '/', order: 0, words: homeEntryWords, icon: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z' }],
  routes: {
    '/': lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage'),
    '/add-home': lazyRouteComponent(() => import('./AddHome.tsx'), 'AddHome'),
  },
  notificationPlaces: [askedKind, answeredKind],
  profile: [{ at: 'top', order: 10, Part: Homes }],
  trail: async () => (await import('../trail.words.ts')).tenantManagementTrail,
}
