import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { useWords } from '#kernel/web/language.tsx'
import { isOpenTo, useEntries } from '#kernel/web/navigation.ts'
import { useMe } from '#kernel/web/session.tsx'
import { settings, SETTINGS } from '../screens.ts'
import { settingsEntryWords } from '../words.ts'

/** The settings of an app, each a page for who may change it. */
export function SettingsPage() {
  const { name: heading } = useWords(settingsEntryWords)
  const me = useMe()
  const { pathname } = useLocation()
  const pages = useEntries(settings).filter((page) => isOpenTo(me, page))
  const [first] = pages
  if (first && first.to !== SETTINGS && pathname === SETTINGS) return <Navigate to={first.to} replace />
  return (
    <>
      {pages.length > 1 && (
        <nav className="subpages" aria-label={heading}>
          {pages.map(({ to, name }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === SETTINGS }}>
              {name}
            </Link>
          ))}
        </nav>
      )}
      <Outlet />
    </>
  )
}
