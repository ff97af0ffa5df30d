import { lazyRouteComponent } from '@tanstack/react-router'
import type { CockpitScreens } from '#kernel/web/screens.ts'
import { notificationProblemWords } from '../problems.words.ts'

const MailNotice = lazyRouteComponent(() => import('./MailNotice.tsx'), 'MailNotice')

export const notificationsCockpit: CockpitScreens = {
  problems: notificationProblemWords,
  notices: [{ order: 20, Notice: MailNotice, abilities: ['organization.edit'] }],
}
