import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'
import { trailEntryWords } from '../navigation.words.ts'

export const trailCockpit: CockpitScreens = {
  settings: [{ to: '/settings/trail', order: 60, words: trailEntryWords, abilities: ['organization.edit'] }],
  routes: {
    '/settings/trail': lazyRouteComponent(() => import('./Trail.tsx'), 'Trail'),
  },
  trail: async () => (await import('../trail.words.ts')).trailTrail,
}
