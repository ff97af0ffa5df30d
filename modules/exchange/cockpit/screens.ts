import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'
import { exchangeProblemWords } from '../problems.words.ts'

export const exchangeCockpit: CockpitScreens = {
  problems: exchangeProblemWords,
  routes: {
    '/master-data/deliveries': lazyRouteComponent(() => import('./Deliveries.tsx'), 'Deliveries'),
    '/master-data/deliveries/$exchangeJobId': lazyRouteComponent(() => import('./Delivery.tsx'), 'Delivery'),
  },
  trail: async () => (await import('../trail.words.ts')).exchangeTrail,
}
