import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useSyncExternalStore } from 'react'
import { api, read } from '#kernel/web/api.ts'
import { InApp, useApp } from '#kernel/web/app.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { useLive } from '#kernel/web/live.ts'
import { Button, Loading } from '#kernel/web/parts.tsx'
import { SignedIn, useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { findMe } from '#modules/accounts/users.contract.ts'
import { Enrolment } from '#modules/accounts/web/Enrolment.tsx'
import { listNotifications } from '#modules/notifications/contract.ts'
import { renewPush } from '#modules/notifications/resident/push.ts'
import { useOutbox } from '#modules/service-centre/resident/outbox.ts'
import { showManifest } from '../manifest.ts'
import { useUpdate } from '../worker.ts'
import { appWords } from '../words.ts'

const icons = {
  home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  requests: 'M4 5h16v11H9l-5 4z',
  news: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
  profile: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6',
}
const places = [
  ['/', 'home'],
  ['/requests', 'requests'],
  ['/news', 'news'],
  ['/profile', 'profile'],
] as const

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
  const { pathname } = useLocation()
  const connected = useSyncExternalStore(online, () => navigator.onLine)
  const inbox = useQuery(read(listNotifications, { params: { userId: me.id }, query: { limit: 20 } }))
  const unread = inbox.data?.metaData.unreadNotifications ?? 0
  const update = useUpdate()
  useLive()
  useOutbox(me.id)
  useEffect(() => {
    document.title = app?.name ?? 'Palier'
    if (app) showManifest(app.id)
  }, [app])
  useEffect(() => void renewPush(me.id).catch(() => {}), [me.id])
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
      <p className="hidden" role="status">
        {unread > 0 && words.unread(unread)}
      </p>
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
        {places.map(([to, name]) => (
          <Link
            key={to}
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
              <path d={icons[name]} />
            </svg>
            <span>
              {words[name]}
              {name === 'news' && unread > 0 && (
                <b className="count" aria-hidden="true">
                  {unread > 99 ? '99+' : unread}
                </b>
              )}
            </span>
          </Link>
        ))}
      </nav>
    </div>
  )
}
