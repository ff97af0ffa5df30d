import { IconMessages } from '@tabler/icons-react'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'
import { categoriesEntryWords, requestsEntryWords, newsSettingWords } from '../navigation.words.ts'
import { serviceCentreProblemWords } from '../problems.words.ts'

const serviceCentre = lazyRouteComponent(() => import('./ServiceCentre.tsx'), 'ServiceCentre')

export const serviceCentreCockpit: CockpitScreens = {
  problems: serviceCentreProblemWords,
  navigation: [
    {
      to: '/service-centre',
      order: 10,
      words: requestsEntryWords,
      icon: IconMessages,
      tool: 'service-centre',
      abilities: ['tickets.read', 'tickets.external'],
    },
  ],
  settings: [
    {
      to: '/settings/categories',
      order: 20,
      words: categoriesEntryWords,
      tool: 'service-centre',
      abilities: ['categories.edit'],
    },
  ],
  newsSettings: [{ order: 10, category: 'messages', words: newsSettingWords }],
  hints: [{ of: /^(?:ticket|message|note)\./, makes: /ticket|conversation/ }],
  routes: {
    '/service-centre': serviceCentre,
    '/service-centre/$ticketId': serviceCentre,
    '/settings/categories': lazyRouteComponent(() => import('./Categories.tsx'), 'Categories'),
  },
  trail: async () => (await import('../trail.words.ts')).serviceCentreTrail,
}
