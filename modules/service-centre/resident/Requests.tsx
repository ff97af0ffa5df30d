import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Empty, Failed, Loading } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { listTickets } from '../contract.ts'
import { reportWords } from '../report.words.ts'
import { useWaiting } from './outbox.ts'

/** One's own requests, newest first. */
export function Requests() {
  const words = useWords(reportWords)
  return (
    <div className="screen stack">
      <header className="row">
        <h1 className="grow">{words.requests}</h1>
        <Link to="/report" className="button primary">
          {words.report}
        </Link>
      </header>
      <RequestList limit={50} />
    </div>
  )
}

/** What still waits on the device, then what has arrived. */
export function RequestList({ limit }: { limit: number }) {
  const words = useWords(reportWords)
  const me = useMe()
  const waiting = useWaiting(me.id).data ?? []
  return (
    <>
      {waiting.length > 0 && (
        <ul className="requests" aria-live="polite">
          {waiting.map(({ key, body }) => (
            <li key={key} className="request waiting">
              <strong>{body.title}</strong>
              <span className="pill">{words.waiting}</span>
            </li>
          ))}
        </ul>
      )}
      <Arrived limit={limit} only={waiting.length === 0} />
    </>
  )
}

function Arrived({ limit, only }: { limit: number; only: boolean }) {
  const words = useWords(reportWords)
  const formats = useFormats()
  const pages = useInfiniteQuery({
    queryKey: [listTickets.path, { limit }],
    queryFn: ({ pageParam }) => api(listTickets, { query: { limit, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
  if (!pages.data)
    return pages.error ? (
      <Failed error={pages.error} retry={() => void pages.refetch()} />
    ) : (
      <Loading rows={3} />
    )
  const tickets = pages.data.pages.flatMap(({ _embedded }) => _embedded.items)
  if (tickets.length === 0) return only ? <Empty title={words.none}>{words.noneHint}</Empty> : null
  return (
    <>
      <ul className="requests" aria-live="polite">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link
              to="/requests/$ticketId"
              params={{ ticketId: ticket.id }}
              className={`request ${ticket.read ? '' : 'unread'}`}
            >
              <span className="top">
                <strong>{ticket.title}</strong>
                <small>{formats.recent(ticket.activityAt)}</small>
              </span>
              <span className={`pill ${ticket.status === 'waiting-for-customer' ? 'mine' : ''}`}>
                {words[ticket.status]}
              </span>{' '}
              <small>{ticket.place}</small>
            </Link>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && limit > 10 && (
        <Button onClick={() => void pages.fetchNextPage()}>{words.another}</Button>
      )}
    </>
  )
}
