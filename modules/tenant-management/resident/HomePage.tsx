import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { read } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Empty, Failed, Loading } from '#kernel/web/components.tsx'
import { type ResidentScreens, useBrought } from '#kernel/web/screens.ts'
import { useMe } from '#kernel/web/session.tsx'
import { type ResidentHome, listHomes } from '../homes.contract.ts'
import { homeWords } from '../home.words.ts'
import { tenantWords } from '../screens.words.ts'
import { Offers } from './Offers.tsx'

/** My home, and what the modules have to say about it. Who has several homes switches between them. */
export function HomePage() {
  const words = useWords(homeWords)
  const tenant = useWords(tenantWords)
  const me = useMe()
  const parts = (useBrought() as readonly ResidentScreens[])
    .flatMap(({ home }) => home ?? [])
    .toSorted((one, other) => one.order - other.order)
  const homes = useQuery(read(listHomes, {}))
  const [chosen, setChosen] = useState<string>()
  const items = homes.data?._embedded.items ?? []
  const home =
    items.find(({ utilisationPeriodId }) => utilisationPeriodId === chosen) ??
    items.find(({ state }) => state === 'current') ??
    items[0]
  if (homes.isLoadingError) return <Failed error={homes.error} retry={() => void homes.refetch()} />
  if (!homes.data) return <Loading />
  return (
    <div className="screen stack">
      <h1>{words.hello(me.username.split(' ')[0] ?? '')}</h1>
      <Offers />
      {items.length > 1 && (
        <div className="homes" role="group" aria-label={tenant.home}>
          {items.map((each) => (
            <button
              key={each.utilisationPeriodId}
              type="button"
              aria-pressed={each === home}
              onClick={() => setChosen(each.utilisationPeriodId)}
            >
              {each.address}
            </button>
          ))}
        </div>
      )}
      {home ? (
        <HomeCard home={home} />
      ) : (
        <Empty title={tenant.noHome}>
          <Link to="/add-home" className="button">
            {words.addHome}
          </Link>
        </Empty>
      )}
      {parts.map(({ order, Part }) => (
        <Suspense key={order}>
          <Part home={home} />
        </Suspense>
      ))}
    </div>
  )
}

function HomeCard({ home }: { home: ResidentHome }) {
  const words = useWords(tenantWords)
  const formats = useFormats()
  const { manager } = home
  return (
    <section className="card stack">
      <div>
        <h2>{home.address}</h2>
        <p className="soft">
          {home.unit} · {home.place}
        </p>
        <p className="soft">
          {home.state !== 'current' && <span className="pill">{words[home.state]}</span>} {words.since}{' '}
          {formats.day(home.startDate)}
          {home.endDate && ` ${words.until} ${formats.day(home.endDate)}`}
        </p>
      </div>
      {manager && (
        <div>
          <small>{words.manager}</small>
          <p>{manager.name}</p>
          {manager.phoneNumber && (
            <a href={`tel:${manager.phoneNumber.replaceAll(' ', '')}`}>{manager.phoneNumber}</a>
          )}
        </div>
      )}
    </section>
  )
}
