import { IconBuildingCommunity } from '@tabler/icons-react'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'
import { placesEntryWords } from '../navigation.words.ts'
import { masterDataProblemWords } from '../problems.words.ts'

export const masterDataCockpit: CockpitScreens = {
  problems: masterDataProblemWords,
  navigation: [
    {
      to: '/master-data',
      order: 20,
      words: placesEntryWords,
      icon: IconBuildingCommunity,
      tool: 'master-data',
      abilities: ['places.edit', 'places.read'],
    },
  ],
  routes: {
    '/master-data/{-$place}': lazyRouteComponent(() => import('./MasterData.tsx'), 'MasterData'),
    '/master-data/deleted': lazyRouteComponent(() => import('./Deleted.tsx'), 'Deleted'),
  },
  trail: async () => (await import('../trail.words.ts')).masterDataTrail,
}
