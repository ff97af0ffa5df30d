import type { JSX } from 'react'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Empty } from '#kernel/web/components.tsx'
import {
  ConfirmEmailPage,
  EmailChangeEntry,
  ForgottenPage,
  RegisterPage,
  ResetPage,
  SignInLinkPage,
  SignInPage,
} from './pages/EntryPages.tsx'
import { Shell } from './pages/Shell.tsx'
import { screens } from './screens.ts'

const root = createRootRoute({ notFoundComponent: () => <Empty /> })
const page = <Path extends string>(path: Path, component: () => JSX.Element) =>
  createRoute({ getParentRoute: () => root, path, component })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })
const screen = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => inside, path, component })

const tree = root.addChildren([
  page('/sign-in', SignInPage),
  page('/sign-in-link', SignInLinkPage),
  page('/register', RegisterPage),
  page('/forgotten', ForgottenPage),
  page('/reset', ResetPage),
  page('/confirm', ConfirmEmailPage),
  page('/email-change', EmailChangeEntry),
  inside.addChildren([
    ...screens.flatMap(({ routes }) =>
      Object.entries(routes ?? {}).map(([path, component]) => screen(path, component)),
    ),
    screen(
      '/profile',
      lazyRouteComponent(() => import('./pages/ProfilePage.tsx'), 'ProfilePage'),
    ),
  ]),
])

export const router = createRouter({ routeTree: tree, basepath: '/app', defaultPreload: 'intent' })
