import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { api, read } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { useKeys } from '#kernel/web/keys.ts'
import { Button, Dialog, Empty, Failed, Loading } from '#kernel/web/parts.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { countViews, listTickets, View } from '../contract.ts'
import { screenWords } from '../screens.words.ts'
import { NewTicket } from './NewTicket.tsx'
import { TicketItem } from './TicketItem.tsx'
import { TicketPage } from './TicketPage.tsx'
import './service-centre.css'

const labels = { 'waiting-for-me': 'waitingForMe', 'not-registered': 'notRegistered' } as const

/** The list an agent lives in, and beside it the ticket that is open. */
export function ServiceCentre() {
  const words = useWords(screenWords)
  const common = useWords(commonWords)
  const formats = useFormats()
  const me = useMe()
  const navigate = useNavigate()
  const { ticketId } = useParams({ strict: false }) as { ticketId?: string }
  const {
    view = 'unassigned',
    sort = 'activity',
    search = '',
  } = useSearch({ strict: false }) as { view?: View; sort?: 'activity' | 'waiting'; search?: string }
  const searchField = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(search)
  const [creating, setCreating] = useState(false)
  const [help, setHelp] = useState(false)

  const counts = useQuery(read(countViews, {}))
  const pages = useInfiniteQuery({
    queryKey: [listTickets.path, { view, sort, search }],
    queryFn: ({ pageParam }) =>
      api(listTickets, { query: { view, sort, search: search || undefined, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const tickets = useMemo(
    () => pages.data?.pages.flatMap(({ _embedded }) => _embedded.items) ?? [],
    [pages.data],
  )
  const at = tickets.findIndex(({ id }) => id === ticketId)

  const go = (change: { view?: View; sort?: string; search?: string }) =>
    void navigate({
      to: ticketId ? '/service-centre/$ticketId' : '/service-centre',
      params: { ticketId },
      search: { view, sort, search: search || undefined, ...change },
    } as never)
  const open = (id: string) =>
    void navigate({
      to: '/service-centre/$ticketId',
      params: { ticketId: id },
      search: { view, sort, search: search || undefined },
    } as never)
  const step = (by: number) => {
    const next = tickets[Math.max(0, at + by)]
    if (next) open(next.id)
    document.getElementById(`ticket-${next?.id}`)?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    n: () => setCreating(true),
    '/': () => searchField.current?.focus(),
    '?': () => setHelp(true),
    r: () => document.querySelector<HTMLElement>('#reply')?.focus(),
  })

  return (
    <div className={`split ${ticketId ? 'opened' : ''}`}>
      <section className="list" aria-label={words.serviceCentre}>
        <header className="listhead">
          <div className="row">
            <h1 className="grow">{words.serviceCentre}</h1>
            {me.abilities.includes('tickets.answer') && (
              <Button kind="primary" onClick={() => setCreating(true)}>
                {words.newTicket}
              </Button>
            )}
          </div>
          <nav className="views" aria-label={words.status}>
            {View.options.map((each) => {
              const count = counts.data?.[each]
              return (
                <button
                  key={each}
                  type="button"
                  aria-current={each === view ? 'page' : undefined}
                  onClick={() => go({ view: each })}
                >
                  {words[labels[each as keyof typeof labels] ?? (each as 'all')]}
                  {count !== undefined && <small>{count >= 1000 ? '999+' : formats.number(count)}</small>}
                </button>
              )
            })}
          </nav>
          <form
            className="row"
            role="search"
            onSubmit={(event) => {
              event.preventDefault()
              go({ search: typed || undefined } as never)
            }}
          >
            <input
              ref={searchField}
              type="search"
              className="grow"
              aria-label={common.search}
              placeholder={words.searchHint}
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value)
                if (target.value === '') go({ search: undefined } as never)
              }}
            />
            <select
              aria-label={words.sort}
              value={sort}
              onChange={({ target }) => go({ sort: target.value })}
            >
              <option value="activity">{words.byActivity}</option>
              <option value="waiting">{words.byWaiting}</option>
            </select>
          </form>
        </header>
        {pages.error && <Failed error={pages.error} retry={() => void pages.refetch()} />}
        {pages.isPending && <Loading rows={8} />}
        {pages.data && tickets.length === 0 && <Empty title={words.noTickets} />}
        <ul className="tickets">
          {tickets.map((ticket) => (
            <TicketItem key={ticket.id} ticket={ticket} current={ticket.id === ticketId} open={open} />
          ))}
        </ul>
        {pages.hasNextPage && (
          <div className="more">
            <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {words.more}
            </Button>
          </div>
        )}
      </section>
      <section className="detail">
        {ticketId ? <TicketPage key={ticketId} ticketId={ticketId} /> : <Empty title={words.chooseTicket} />}
      </section>
      <NewTicket open={creating} onClose={() => setCreating(false)} onCreated={open} />
      <Dialog title={common.shortcuts} open={help} onClose={() => setHelp(false)}>
        <dl className="shortcuts stack">
          {[
            ['j / k', words.shortcutNext],
            ['r', words.shortcutReply],
            ['n', words.shortcutNew],
            ['/', words.shortcutSearch],
            ['?', words.shortcutHelp],
          ].map(([key, what]) => (
            <div key={key} className="row">
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </div>
  )
}
