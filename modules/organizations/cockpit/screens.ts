import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'
import { appearanceEntryWords, providersEntryWords } from '../navigation.words.ts'
import { organizationProblemWords } from '../problems.words.ts'

export const organizationsCockpit: CockpitScreens = {
  problems: organizationProblemWords,
  settings: [
    { to: '/settings', order: 10, words: appearanceEntryWords, abilities: ['app.edit'] },
    { to: '/settings/providers', order: 30, words: providersEntryWords, abilities: ['organization.edit'] },
  ],
  routes: {
    '/settings': lazyRouteComponent(() => import('./AppSettings.tsx'), 'AppSettings'),
    '/settings/providers': lazyRouteComponent(() => import('./Providers.tsx'), 'Providers'),
    '/settings/providers/$providerId': lazyRouteComponent(() => import('./ProviderPage.tsx'), 'ProviderPage'),
  },
  trail: async () => (await import('../trail.words.ts')).organizationsTrail,
}
