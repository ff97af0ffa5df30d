import type { JSX } from 'react'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { Empty } from '#kernel/web/components.tsx'
import {
  ConfirmEmailPage,
  EmailChangeEntry,
  ForgottenPage,
  ResetPage,
  SignInPage,
} from './pages/EntryPages.tsx'
import { SettingsPage } from './pages/SettingsPage.tsx'
import { Shell } from './pages/Shell.tsx'
import { screens, SETTINGS, START } from './screens.ts'

const root = createRootRoute({ notFoundComponent: () => <Empty /> })
const page = <Path extends string>(path: Path, component: () => JSX.Element) =>
  createRoute({ getParentRoute: () => root, path, component })

/** Everything behind the sign-in. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })
const settings = createRoute({
  getParentRoute: () => inside,
  path: SETTINGS,
  component: SettingsPage,
})
const brought = screens.flatMap(({ routes }) => Object.entries(routes ?? {}))
const isSetting = (path: string) => path === SETTINGS || path.startsWith(`${SETTINGS}/`)

const tree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: START })
    },
  }),
  page('/sign-in', SignInPage),
  page('/forgotten', ForgottenPage),
  page('/reset', ResetPage),
  page('/confirm', ConfirmEmailPage),
  page('/email-change', EmailChangeEntry),
  inside.addChildren([
    ...brought
      .filter(([path]) => !isSetting(path))
      .map(([path, component]) => createRoute({ getParentRoute: () => inside, path, component })),
    settings.addChildren(
      brought
        .filter(([path]) => isSetting(path))
        .map(([path, component]) =>
          createRoute({
            getParentRoute: () => settings,
            path: path.slice(SETTINGS.length) || '/',
            component,
          }),
        ),
    ),
    createRoute({
      getParentRoute: () => inside,
      path: '/profile',
      component: lazyRouteComponent(() => import('./pages/ProfilePage.tsx'), 'ProfilePage'),
    }),
  ]),
])

export const router = createRouter({ routeTree: tree, basepath: '/cockpit', defaultPreload: 'intent' })
