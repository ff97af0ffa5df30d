import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useSyncExternalStore } from 'react'
import { api } from '#kernel/web/api.ts'
import { InApp, useApp } from '#kernel/web/app.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { useLive } from '#kernel/web/live.ts'
import { useEntries } from '#kernel/web/navigation.ts'
import { Button, Loading } from '#kernel/web/components.tsx'
import type { ResidentEntry } from '#kernel/web/screens.ts'
import { SignedIn, useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { findMe } from '#modules/accounts/users.contract.ts'
import { Enrolment } from '#modules/accounts/web/Enrolment.tsx'
import { showManifest } from '../manifest.ts'
import { navigation, running } from '../screens.ts'
import { useUpdate } from '../worker.ts'
import { appWords } from '../words.ts'

/** The app's frame: four places at the bottom of a phone, at the side of a wide screen. */
export function Shell() {
  return (
    <SignedIn load={() => api(findMe, {})} enrol={<Enrolment />}>
      <Home />
    </SignedIn>
  )
}

function Home() {
  const { apps, homes } = useMe()
  const lived = apps.filter(({ id }) => homes.some(({ appId }) => appId === id))
  return (
    <InApp apps={lived.length > 0 ? lived : apps}>
      <Frame />
    </InApp>
  )
}

const online = (tell: () => void) => {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

function Frame() {
  const words = useWords(appWords)
  const common = useWords(commonWords)
  const me = useMe()
  const { app } = useApp()
  const connected = useSyncExternalStore(online, () => navigator.onLine)
  const places = useEntries(navigation)
  const update = useUpdate()
  useLive()
  useEffect(() => {
    document.title = app?.name ?? 'Palier'
    if (app) showManifest(app.id)
  }, [app])
  return (
    <div className="app">
      <a className="skip" href="#content">
        {common.skip}
      </a>
      {!connected && (
        <p className="offline" role="status">
          {words.offline}
        </p>
      )}
      <Suspense>
        {running.map(({ order, Running }) => (
          <Running key={order} personId={me.id} />
        ))}
      </Suspense>
      {places.map(
        ({ to, Count }) =>
          Count && (
            <Count key={to} personId={me.id}>
              {(count) => (
                <p className="hidden" role="status">
                  {count > 0 && words.unread(count)}
                </p>
              )}
            </Count>
          ),
      )}
      {update && (
        <p className="offline row" role="status">
          <span className="grow">{common.updateReady}</span>
          <Button onClick={update}>{common.update}</Button>
        </p>
      )}
      <main id="content">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <nav className="tabbar" aria-label={words.navigation}>
        {places.map((place) => (
          <Tab key={place.to} {...place} />
        ))}
      </nav>
    </div>
  )
}

function Tab({ to, name, icon, Count }: ResidentEntry & { name: string }) {
  const { pathname } = useLocation()
  const { id } = useMe()
  return (
    <Link
      to={to}
      aria-current={(to === '/' ? pathname === '/' : pathname.startsWith(to)) ? 'page' : undefined}
    >
      <svg
        viewBox="0 0 24 24"
        width="24"
        height="24"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinejoin="round"
        strokeLinecap="round"
      >
        <path d={icon} />
      </svg>
      <span>
        {name}
        {Count && (
          <Count personId={id}>
            {(count) =>
              count > 0 && (
                <b className="count" aria-hidden="true">
                  {count > 99 ? '99+' : count}
                </b>
              )
            }
          </Count>
        )}
      </span>
    </Link>
  )
}
