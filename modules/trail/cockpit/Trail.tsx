import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api, save, useCommand } from '#kernel/web/api.ts'
import { useFormats, useLanguage, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Empty, Failed, Loading, NoPermission, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import type { Trail as Words } from '../brought.rules.ts'
import { exportTrail, listTrail, type TrailEntry } from '../contract.ts'
import { trailWords } from '../screens.words.ts'
import { sentenceOf } from '../telling.rules.ts'
import { useTrail } from '../web/trail.ts'
import { Entry, originOf } from './Entry.tsx'
import { Filters, filtersOf, type TrailFilters } from './Filters.tsx'
import './trail.css'

/** Who did what, the newest first; what one looks for stands in the address. */
export function Trail() {
  const me = useMe()
  return me.abilities.includes('organization.edit') ? <Entries /> : <NoPermission />
}

function Entries() {
  const words = { ...useWords(commonWords), ...useWords(trailWords) }
  const navigate = useNavigate()
  const filters = filtersOf(useSearch({ strict: false }))
  const change = (changed: TrailFilters) =>
    void navigate({
      to: '/settings/trail',
      search: filtersOf({ ...filters, ...changed }),
      replace: true,
    } as never)
  const trail = useTrail()
  const [opened, setOpened] = useState<TrailEntry>()
  const pages = useInfiniteQuery({
    queryKey: [listTrail.path, filters],
    queryFn: ({ pageParam }) => api(listTrail, { query: { ...filters, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
  const entries = pages.data?.pages.flatMap(({ _embedded }) => _embedded.items)
  const filtered = Object.values(filters).some(Boolean)
  return (
    <div className="page trail stack">
      <header className="row">
        <div className="grow">
          <h1>{words.title}</h1>
          <p className="soft">{words.hint}</p>
        </div>
        <Export filters={filters} />
      </header>
      <Filters filters={filters} change={change} />
      {pages.error && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {(pages.isPending || !trail) && <Loading rows={6} />}
      {entries?.length === 0 && (
        <Empty title={filtered ? words.noneLikeThat : words.none}>
          {filtered && (
            <Button onClick={() => void navigate({ to: '/settings/trail', search: {} } as never)}>
              {words.reset}
            </Button>
          )}
        </Empty>
      )}
      {trail && entries && entries.length > 0 && (
        <ul className="card entries">
          {entries.map((entry) => (
            <li key={entry.id}>
              <Line entry={entry} trail={trail} open={() => setOpened(entry)} />
            </li>
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      <Dialog title={words.entry} open={opened !== undefined} onClose={() => setOpened(undefined)}>
        {opened && trail && <Entry entry={opened} trail={trail} />}
      </Dialog>
    </div>
  )
}

function Line({ entry, trail, open }: { entry: TrailEntry; trail: Words; open: () => void }) {
  const { language } = useLanguage()
  const { full } = useFormats()
  const words = useWords(trailWords)
  return (
    <button type="button" onClick={open}>
      <time dateTime={entry.occurredAt}>{full(entry.occurredAt)}</time>
      <span className="grow">
        <strong>{sentenceOf(entry, { language, trail })}</strong>
        <small>{originOf(entry, words.doorOf)}</small>
      </span>
    </button>
  )
}

function Export({ filters }: { filters: TrailFilters }) {
  const words = useWords(trailWords)
  const ask = useCommand(exportTrail, ({ url }) => save(url))
  return (
    <div>
      <Button busy={ask.isPending} onClick={() => ask.mutate({ body: filters })}>
        {words.exporting}
      </Button>
      <ProblemNote error={ask.error} />
    </div>
  )
}
