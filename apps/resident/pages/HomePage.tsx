import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { read } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Empty, Failed, Loading } from '#kernel/web/parts.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { PushOffer } from '#modules/notifications/resident/Push.tsx'
import { listCategories } from '#modules/service-centre/categories.contract.ts'
import { RequestList } from '#modules/service-centre/resident/Requests.tsx'
import { Offers } from '#modules/tenant-management/resident/Offers.tsx'
import { type ResidentHome, listHomes } from '#modules/tenant-management/homes.contract.ts'
import { tenantWords } from '#modules/tenant-management/screens.words.ts'
import { appWords } from '../words.ts'

/** My home, my requests, what I can do. Who has several homes switches between them. */
export function HomePage() {
  const words = useWords(appWords)
  const tenant = useWords(tenantWords)
  const me = useMe()
  const homes = useQuery(read(listHomes, {}))
  const [chosen, setChosen] = useState<string>()
  const items = homes.data?._embedded.items ?? []
  const home =
    items.find(({ utilisationPeriodId }) => utilisationPeriodId === chosen) ??
    items.find(({ state }) => state === 'current') ??
    items[0]
  // Read now, so that something can be reported once there is no network.
  useQuery({ ...read(listCategories, { params: { appId: home?.appId ?? '' } }), enabled: Boolean(home) })
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
      {home && home.state !== 'past' && (
        <Link
          to="/report"
          search={{ home: home.utilisationPeriodId } as never}
          className="button primary big"
        >
          {words.report}
        </Link>
      )}
      <PushOffer />
      <h2>{words.requests}</h2>
      <RequestList limit={5} />
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
