import { lazyRouteComponent } from '@tanstack/react-router'
import type { ResidentScreens } from '#kernel/web/screens.ts'
import { newsSettingWords, ownRequestsEntryWords } from '../navigation.words.ts'
import { inApp, inCockpit } from '../notifications.rules.ts'
import { serviceCentreProblemWords } from '../problems.words.ts'

const Report = lazyRouteComponent(() => import('./HomeParts.tsx'), 'ReportButton')
const Latest = lazyRouteComponent(() => import('./HomeParts.tsx'), 'LatestRequests')

const Outbox = lazyRouteComponent(() => import('./outbox.ts'), 'Outbox')

export const serviceCentreResident: ResidentScreens = {
  problems: serviceCentreProblemWords,
  navigation: [{ to: '/requests', order: 10, words: ownRequestsEntryWords, icon: 'M4 5h16v11H9l-5 4z' }],
  newsSettings: [{ order: 10, category: 'messages', words: newsSettingWords }],
  hints: [{ of: /^(?:ticket|message|note)\./, makes: /ticket|conversation/ }],
  routes: {
    '/requests': lazyRouteComponent(() => import('./Requests.tsx'), 'Requests'),
    '/requests/$ticketId': lazyRouteComponent(() => import('./RequestPage.tsx'), 'RequestPage'),
    '/report': lazyRouteComponent(() => import('./Report.tsx'), 'Report'),
  },
  notificationPlaces: [inApp, inCockpit],
  home: [
    { order: 10, Part: Report },
    { order: 30, Part: Latest },
  ],
  running: [{ order: 20, Running: Outbox }],
}
