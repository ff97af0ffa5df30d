import { lazyRouteComponent } from '@tanstack/react-router'
import type { ResidentScreens } from '#kernel/web/screens.ts'
import { newsEntryWords } from '../navigation.words.ts'
import { notificationProblemWords } from '../problems.words.ts'
import { Unread } from './unread.ts'

export const notificationsResident: ResidentScreens = {
  problems: notificationProblemWords,
  navigation: [
    {
      to: '/news',
      order: 20,
      words: newsEntryWords,
      icon: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
      Count: Unread,
    },
  ],
  routes: { '/news': lazyRouteComponent(() => import('./News.tsx'), 'News') },
}
