import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { api, read } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { useKeys } from '#kernel/web/keys.ts'
import { Button, Empty, Failed, Loading } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { countViews, listTickets, View } from '../contract.ts'
import { filterWords } from '../filters.words.ts'
import { addressOf, cleared, countOf, type Filters, filtersOf } from '../list.rules.ts'
import { screenWords } from '../screens.words.ts'
import { ChosenFilters, FilterPanel } from './Filters.tsx'
import { NewTicket } from './NewTicket.tsx'
import { SearchBar, SEARCH_FIELD } from './SearchBar.tsx'
import { Shortcuts } from './Shortcuts.tsx'
import { TicketItem } from './TicketItem.tsx'
import { TicketPage } from './TicketPage.tsx'
import './service-centre.css'

const labels = { 'waiting-for-me': 'waitingForMe', 'not-registered': 'notRegistered' } as const

/** The list an agent lives in, and beside it the ticket that is open. */
export function ServiceCentre() {
  const words = useWords(screenWords)
  const texts = useWords(filterWords)
  const me = useMe()
  const navigate = useNavigate()
  const { ticketId } = useParams({ strict: false }) as { ticketId?: string }
  const address = useSearch({ strict: false }) as Record<string, unknown>
  const filters = useMemo(() => filtersOf(address), [address])
  const [filtering, setFiltering] = useState(false)
  const [creating, setCreating] = useState(false)
  const [help, setHelp] = useState(false)
  const mayCreate = me.abilities.includes('tickets.answer')

  const pages = useInfiniteQuery({
    queryKey: [listTickets.path, filters],
    queryFn: ({ pageParam }) => api(listTickets, { query: { ...filters, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const tickets = useMemo(
    () => pages.data?.pages.flatMap(({ _embedded }) => _embedded.items) ?? [],
    [pages.data],
  )

  const go = (to: { ticketId?: string | undefined }, search: Filters) =>
    void navigate({
      to: to.ticketId ? '/service-centre/$ticketId' : '/service-centre',
      params: to,
      search: addressOf(search),
    } as never)
  const change = (changed: Partial<Filters>) => go({ ticketId }, filtersOf({ ...filters, ...changed }))
  const open = useCallback(
    (id: string) =>
      void navigate({
        to: '/service-centre/$ticketId',
        params: { ticketId: id },
        search: addressOf(filters),
      } as never),
    [navigate, filters],
  )
  const step = (by: number) => {
    const selected = tickets.findIndex(({ id }) => id === document.activeElement?.id)
    const at = selected < 0 ? tickets.findIndex(({ id }) => id === ticketId) : selected
    const next = Math.max(0, at + by)
    if (next >= tickets.length - 1 && pages.hasNextPage) void pages.fetchNextPage()
    document.getElementById(tickets[next]?.id ?? '')?.focus()
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    n: mayCreate ? () => setCreating(true) : undefined,
    f: () => setFiltering(!filtering),
    '/': () => document.getElementById(SEARCH_FIELD)?.focus(),
    '?': () => setHelp(true),
    r: () => document.querySelector<HTMLElement>('#reply')?.focus(),
  })

  const isNarrowed = countOf(filters) > 0 || filters.search !== undefined
  return (
    <div className={`split ${ticketId ? 'opened' : ''}`}>
      <section className="list ticketlist" aria-label={words.serviceCentre}>
        <header className={`listhead ${filtering ? 'unfolded' : ''}`}>
          <div className="row">
            <h1 className="grow">{words.serviceCentre}</h1>
            {mayCreate && (
              <Button kind="primary" onClick={() => setCreating(true)}>
                {words.newTicket}
              </Button>
            )}
          </div>
          <Views view={filters.view} choose={(view) => change({ view })} />
          <SearchBar filters={filters} change={change} filtering={filtering} setFiltering={setFiltering} />
          {filtering && <FilterPanel filters={filters} change={change} />}
          <ChosenFilters filters={filters} change={change} />
        </header>
        {pages.error && <Failed error={pages.error} retry={() => void pages.refetch()} />}
        {pages.isPending && <Loading rows={8} />}
        {pages.data && tickets.length === 0 && (
          <Empty title={isNarrowed ? texts.nothing : words.noTickets}>
            {isNarrowed && <Button onClick={() => change(cleared)}>{texts.clear}</Button>}
          </Empty>
        )}
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
      <Shortcuts open={help} onClose={() => setHelp(false)} />
    </div>
  )
}

function Views({ view, choose }: { view: View; choose: (view: View) => void }) {
  const words = useWords(screenWords)
  const formats = useFormats()
  const counts = useQuery(read(countViews, {}))
  return (
    <nav className="views" aria-label={words.status}>
      {View.options.map((each) => {
        const count = counts.data?.[each]
        return (
          <button
            key={each}
            type="button"
            aria-current={each === view ? 'page' : undefined}
            onClick={() => choose(each)}
          >
            {words[labels[each as keyof typeof labels] ?? (each as 'all')]}
            {count !== undefined && <small>{count >= 1000 ? '999+' : formats.number(count)}</small>}
          </button>
        )
      })}
    </nav>
  )
}
