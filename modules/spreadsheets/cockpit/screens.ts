import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'

export const spreadsheetsCockpit: CockpitScreens = {
  routes: {
    '/master-data/import': lazyRouteComponent(() => import('./ImportList.tsx'), 'ImportList'),
    '/master-data/import/$importId': lazyRouteComponent(() => import('./Import.tsx'), 'Import'),
  },
  trail: async () => (await import('../trail.words.ts')).spreadsheetsTrail,
}
