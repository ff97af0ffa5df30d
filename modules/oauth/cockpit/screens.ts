import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'
import { apiAccessEntryWords } from '../navigation.words.ts'
import { oauthProblemWords } from '../problems.words.ts'

export const oauthCockpit: CockpitScreens = {
  problems: oauthProblemWords,
  settings: [
    { to: '/settings/api-access', order: 40, words: apiAccessEntryWords, abilities: ['organization.edit'] },
  ],
  routes: {
    '/settings/api-access': lazyRouteComponent(() => import('./ApiAccess.tsx'), 'ApiAccess'),
    '/settings/api-access/$oauthClientId': lazyRouteComponent(() => import('./ClientPage.tsx'), 'ClientPage'),
  },
  trail: async () => (await import('../trail.words.ts')).oauthTrail,
}
