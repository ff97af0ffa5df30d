import { lazyRouteComponent } from '@tanstack/react-router'
import type { ResidentScreens } from '#kernel/web/screens.ts'
import { onPinboard } from '../notifications.rules.ts'

export const pinboardResident: ResidentScreens = {
  routes: { '/posts/$postId': lazyRouteComponent(() => import('./PostPage.tsx'), 'PostPage') },
  notificationPlaces: [onPinboard],
  trail: async () => (await import('../trail.words.ts')).pinboardTrail,
}
