import { lazyRouteComponent } from '@tanstack/react-router'
import type { ResidentScreens } from '#kernel/web/screens.ts'
import { notificationEntryWords } from '../navigation.words.ts'
import { notificationProblemWords } from '../problems.words.ts'
import { deletePush } from './push.ts'
import { Unread } from './unread.ts'

const PushHere = lazyRouteComponent(() => import('./Push.tsx'), 'PushHere')
const PushOffer = lazyRouteComponent(() => import('./Push.tsx'), 'PushOffer')

const RenewPush = lazyRouteComponent(() => import('./RenewPush.ts'), 'RenewPush')

export const notificationsResident: ResidentScreens = {
  problems: notificationProblemWords,
  navigation: [
    {
      to: '/news',
      order: 20,
      words: notificationEntryWords,
      icon: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
      Count: Unread,
    },
  ],
  routes: { '/news': lazyRouteComponent(() => import('./Notifications.tsx'), 'Notifications') },
  hints: [{ of: /^notification\./, makes: /notifications/ }],
  home: [{ order: 20, Part: PushOffer }],
  profile: [{ at: 'telling', order: 10, Part: PushHere }],
  running: [{ order: 10, Running: RenewPush }],
  forget: deletePush,
}
