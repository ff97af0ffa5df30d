import type { JSX } from 'react'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { Empty } from '#kernel/web/parts.tsx'
import {
  ConfirmEmailPage,
  EmailChangeEntry,
  ForgottenPage,
  ResetPage,
  SignInPage,
} from './pages/EntryPages.tsx'
import { SettingsPage } from './pages/SettingsPage.tsx'
import { Shell } from './pages/Shell.tsx'

const root = createRootRoute({ notFoundComponent: () => <Empty /> })
const page = <Path extends string>(path: Path, component: () => JSX.Element) =>
  createRoute({ getParentRoute: () => root, path, component })

/** Everything behind the sign-in. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })
const tool = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => inside, path, component })
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: SettingsPage,
})
const setting = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => settings, path, component })

const serviceCentre = lazyRouteComponent(
  () => import('#modules/service-centre/cockpit/ServiceCentre.tsx'),
  'ServiceCentre',
)
const masterData = lazyRouteComponent(
  () => import('#modules/master-data/cockpit/MasterData.tsx'),
  'MasterData',
)

const tree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/service-centre' })
    },
  }),
  page('/sign-in', SignInPage),
  page('/forgotten', ForgottenPage),
  page('/reset', ResetPage),
  page('/confirm', ConfirmEmailPage),
  page('/email-change', EmailChangeEntry),
  inside.addChildren([
    tool('/service-centre', serviceCentre),
    tool('/service-centre/$ticketId', serviceCentre),
    tool('/master-data/{-$place}', masterData),
    tool(
      '/master-data/deleted',
      lazyRouteComponent(() => import('#modules/master-data/cockpit/Deleted.tsx'), 'Deleted'),
    ),
    tool(
      '/master-data/import',
      lazyRouteComponent(() => import('#modules/master-data/cockpit/ImportList.tsx'), 'ImportList'),
    ),
    tool(
      '/master-data/import/$importId',
      lazyRouteComponent(() => import('#modules/master-data/cockpit/Import.tsx'), 'Import'),
    ),
    tool(
      '/master-data/deliveries',
      lazyRouteComponent(() => import('#modules/exchange/cockpit/Deliveries.tsx'), 'Deliveries'),
    ),
    tool(
      '/master-data/deliveries/$exchangeJobId',
      lazyRouteComponent(() => import('#modules/exchange/cockpit/Delivery.tsx'), 'Delivery'),
    ),
    tool(
      '/tenants',
      lazyRouteComponent(() => import('#modules/tenant-management/cockpit/Invitations.tsx'), 'Invitations'),
    ),
    tool(
      '/team',
      lazyRouteComponent(() => import('#modules/accounts/cockpit/Team.tsx'), 'Team'),
    ),
    settings.addChildren([
      setting(
        '/',
        lazyRouteComponent(() => import('#modules/organizations/cockpit/AppSettings.tsx'), 'AppSettings'),
      ),
      setting(
        '/categories',
        lazyRouteComponent(() => import('#modules/service-centre/cockpit/Categories.tsx'), 'Categories'),
      ),
      setting(
        '/webhooks',
        lazyRouteComponent(() => import('#modules/integrations/cockpit/Webhooks.tsx'), 'Webhooks'),
      ),
      setting(
        '/webhooks/$webhookId',
        lazyRouteComponent(() => import('#modules/integrations/cockpit/WebhookPage.tsx'), 'WebhookPage'),
      ),
      setting(
        '/providers',
        lazyRouteComponent(() => import('#modules/organizations/cockpit/Providers.tsx'), 'Providers'),
      ),
      setting(
        '/providers/$providerId',
        lazyRouteComponent(() => import('#modules/organizations/cockpit/ProviderPage.tsx'), 'ProviderPage'),
      ),
      setting(
        '/api-access',
        lazyRouteComponent(() => import('#modules/oauth/cockpit/ApiAccess.tsx'), 'ApiAccess'),
      ),
      setting(
        '/api-access/$oauthClientId',
        lazyRouteComponent(() => import('#modules/oauth/cockpit/ClientPage.tsx'), 'ClientPage'),
      ),
      setting(
        '/trail',
        lazyRouteComponent(() => import('#modules/trail/cockpit/Trail.tsx'), 'Trail'),
      ),
    ]),
    tool(
      '/profile',
      lazyRouteComponent(() => import('./pages/ProfilePage.tsx'), 'ProfilePage'),
    ),
  ]),
])

export const router = createRouter({ routeTree: tree, basepath: '/cockpit', defaultPreload: 'intent' })
