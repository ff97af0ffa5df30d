import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { useWords } from '#kernel/web/language.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { cockpitWords } from '../words.ts'

/** The settings of an app, each a page for who may change it. */
export function SettingsPage() {
  const words = useWords(cockpitWords)
  const me = useMe()
  const { pathname } = useLocation()
  const pages = [
    { to: '/settings', name: words.appearance, shown: me.abilities.includes('app.edit') },
    {
      to: '/settings/categories',
      name: words.categories,
      shown: me.abilities.includes('categories.edit') && me.tools.includes('service-centre'),
    },
    { to: '/settings/providers', name: words.providers, shown: me.abilities.includes('organization.edit') },
    { to: '/settings/api-access', name: words.apiAccess, shown: me.abilities.includes('organization.edit') },
    { to: '/settings/webhooks', name: words.webhooks, shown: me.abilities.includes('webhooks.manage') },
    { to: '/settings/trail', name: words.trail, shown: me.abilities.includes('organization.edit') },
  ].filter(({ shown }) => shown)
  const [first] = pages
  if (first && first.to !== '/settings' && pathname === '/settings') return <Navigate to={first.to} replace />
  return (
    <>
      {pages.length > 1 && (
        <nav className="subpages" aria-label={words.settings}>
          {pages.map(({ to, name }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/settings' }}>
              {name}
            </Link>
          ))}
        </nav>
      )}
      <Outlet />
    </>
  )
}
