import { lazyRouteComponent } from '@tanstack/react-router'
import type { ResidentScreens } from '#kernel/web/screens.ts'

export const pinboardResident: ResidentScreens = {
  routes: { '/posts/$postId': lazyRouteComponent(() => import('./PostPage.tsx'), 'PostPage') },
}
