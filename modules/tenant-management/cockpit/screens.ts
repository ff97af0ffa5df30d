import { IconUsers } from '@tabler/icons-react'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'
import { tenantsEntryWords } from '../navigation.words.ts'
import { tenantManagementProblemWords } from '../problems.words.ts'

export const tenantManagementCockpit: CockpitScreens = {
  problems: tenantManagementProblemWords,
  navigation: [
    {
      to: '/tenants',
      order: 30,
      words: tenantsEntryWords,
      icon: IconUsers,
      tool: 'tenant-management',
      abilities: ['tenants.manage'],
    },
  ],
  routes: {
    '/tenants': lazyRouteComponent(() => import('./Invitations.tsx'), 'Invitations'),
  },
  trail: async () => (await import('../trail.words.ts')).tenantManagementTrail,
}
