import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Empty, Failed, Loading } from '#kernel/web/parts.tsx'
import { listTickets } from '../contract.ts'
import { reportWords } from '../report.words.ts'

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

export function RequestList({ limit }: { limit: number }) {
  const words = useWords(reportWords)
  const formats = useFormats()
  const pages = useInfiniteQuery({
    queryKey: [listTickets.path, { limit }],
    queryFn: ({ pageParam }) => api(listTickets, { query: { limit, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
  if (pages.isLoadingError) return <Failed error={pages.error} retry={() => void pages.refetch()} />
  if (!pages.data) return <Loading rows={3} />
  const tickets = pages.data.pages.flatMap(({ _embedded }) => _embedded.items)
  if (tickets.length === 0) return <Empty title={words.none}>{words.noneHint}</Empty>
  return (
    <>
      <ul className="requests">
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
