import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { api } from '#kernel/web/api.ts'
import { InApp } from '#kernel/web/app.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { useLive } from '#kernel/web/live.ts'
import { isOpenTo, useEntries } from '#kernel/web/navigation.ts'
import { Avatar, Loading, Mark, NoPermission } from '#kernel/web/components.tsx'
import { SignedIn, useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { findMe } from '#modules/accounts/users.contract.ts'
import { Enrolment } from '#modules/accounts/web/Enrolment.tsx'
import { navigation, notices, START } from '../screens.ts'
import { cockpitWords } from '../words.ts'
import { AppSwitcher } from './AppSwitcher.tsx'

/** Navigation and the page beside it: what a person's contract and permissions do not include is not there. */
export function Shell() {
  return (
    <SignedIn load={() => api(findMe, {})} enrol={<Enrolment />}>
      <Work />
    </SignedIn>
  )
}

function Work() {
  const { apps } = useMe()
  const worked = apps.filter(({ isStaff }) => isStaff)
  return (
    <InApp apps={worked.length > 0 ? worked : apps}>
      <Frame />
    </InApp>
  )
}

function Frame() {
  const words = useWords(cockpitWords)
  const common = useWords(commonWords)
  const me = useMe()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  useLive()
  const entries = useEntries(navigation)
  const open = entries.filter((entry) => isOpenTo(me, entry))
  const here = entries.find(({ to }) => pathname.startsWith(to))
  useEffect(() => {
    document.title = `${here?.name ?? words.profile} · Palier`
  }, [here, words])
  return (
    <div className="cockpit">
      <a className="skip" href="#content">
        {common.skip}
      </a>
      <nav className="rail" aria-label={words.navigation}>
        <Link to={START} className="home" aria-label="Palier">
          <Mark />
          <span>Palier</span>
        </Link>
        <AppSwitcher onSwitched={() => void navigate({ to: here?.to ?? pathname } as never)} />
        {open.map(({ to, name, icon: Icon }) => (
          <Link key={to} to={to} aria-current={pathname.startsWith(to) ? 'page' : undefined}>
            <Icon size={22} stroke={1.6} aria-hidden="true" />
            <span>{name}</span>
          </Link>
        ))}
        <Link
          to="/profile"
          className="me"
          aria-current={pathname.startsWith('/profile') ? 'page' : undefined}
        >
          <Avatar name={me.username} image={me.profileImage} size={28} />
          <span>{me.username}</span>
        </Link>
      </nav>
      <main id="content">
        <Suspense>{notices.map((each) => isOpenTo(me, each) && <each.Notice key={each.order} />)}</Suspense>
        <Suspense fallback={<Loading />}>
          {!here || open.includes(here) ? <Outlet /> : <NoPermission />}
        </Suspense>
      </main>
    </div>
  )
}
