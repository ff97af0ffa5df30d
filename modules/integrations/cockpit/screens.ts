import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'
import { webhooksEntryWords } from '../navigation.words.ts'
import { integrationProblemWords } from '../problems.words.ts'

export const integrationsCockpit: CockpitScreens = {
  problems: integrationProblemWords,
  settings: [
    { to: '/settings/webhooks', order: 50, words: webhooksEntryWords, abilities: ['webhooks.manage'] },
  ],
  routes: {
    '/settings/webhooks': lazyRouteComponent(() => import('./Webhooks.tsx'), 'Webhooks'),
    '/settings/webhooks/$webhookId': lazyRouteComponent(() => import('./WebhookPage.tsx'), 'WebhookPage'),
  },
  trail: async () => (await import('../trail.words.ts')).integrationsTrail,
}
