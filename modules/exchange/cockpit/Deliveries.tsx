import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Empty, Failed, Loading, NoPermission } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { type ExchangeJob, listExchangeJobs } from '../contract.ts'
import { exchangeScreenWords } from '../screens.words.ts'
import { Export } from './Export.tsx'
import { Upload } from './Upload.tsx'
import { isBusy, REFRESH_MILLISECONDS, tookSeconds, totalOf } from './states.ts'
import './deliveries.css'

/** What ERP systems have delivered to an app, and the way to deliver by hand. */
export function Deliveries() {
  const words = useWords(exchangeScreenWords)
  const { abilities } = useMe()
  const { app, apps } = useApp()
  if (!app || !abilities.includes('places.import')) return <NoPermission />
  return (
    <div className="page stack">
      <h1>{words.title}</h1>
      <p className="soft">
        {words.intro} <a href="/api/docs/erp-exchange.md">{words.how}</a>
      </p>
      {apps.length > 1 && (
        <p>
          <strong>{app.name}</strong>
        </p>
      )}
      <Upload key={app.id} appId={app.id} />
      <h2>{words.past}</h2>
      <Earlier key={app.id} appId={app.id} />
      {abilities.includes('tenants.manage') && <Export key={app.id} appId={app.id} />}
    </div>
  )
}

function Earlier({ appId }: { appId: string }) {
  const words = useWords(exchangeScreenWords)
  const common = useWords(commonWords)
  const pages = useInfiniteQuery({
    queryKey: [listExchangeJobs.path, appId],
    queryFn: ({ pageParam }) => api(listExchangeJobs, { params: { appId }, query: { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ _embedded }) => _embedded.items.some(isBusy)) && REFRESH_MILLISECONDS,
  })
  if (pages.error) return <Failed error={pages.error} retry={() => void pages.refetch()} />
  if (!pages.data) return <Loading rows={3} />
  const items = pages.data.pages.flatMap(({ _embedded }) => _embedded.items)
  if (items.length === 0)
    return (
      <Empty title={words.none}>
        <p>{words.noneHint}</p>
      </Empty>
    )
  return (
    <>
      <ul className="entries">
        {items.map((job) => (
          <li key={job.id}>
            <Line job={job} />
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {common.more}
        </Button>
      )}
    </>
  )
}

function Line({ job }: { job: ExchangeJob }) {
  const words = useWords(exchangeScreenWords)
  const { full, number } = useFormats()
  const { id, state, files, counts, problemCount, createdAt, milliseconds } = job
  const { created, changed, deleted } = totalOf(counts)
  const outcome =
    problemCount > 0
      ? words.problemCount(problemCount, number(problemCount))
      : Object.keys(counts).length > 0 && words.done(number(created), number(changed), number(deleted))
  const told = [
    words.files(files.length, number(files.length)),
    outcome,
    milliseconds !== null && words.seconds(number(tookSeconds(milliseconds))),
  ]
  return (
    <Link to="/master-data/deliveries/$exchangeJobId" params={{ exchangeJobId: id } as never}>
      <span className="grow">
        <strong>{full(createdAt)}</strong>
        <br />
        <small>{told.filter(Boolean).join(' · ')}</small>
      </span>
      <span className={`pill delivery-${state}`}>{words.stateOf(state)}</span>
    </Link>
  )
}
