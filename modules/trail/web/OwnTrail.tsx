import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '#kernel/web/api.ts'
import { useFormats, useLanguage, useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading } from '#kernel/web/components.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { listOwnTrail, type TrailEntry } from '../contract.ts'
import { touchOf } from '../telling.rules.ts'
import { tellingWords } from '../told.words.ts'
import { useTrail } from './trail.ts'

/** What happened to one's own account: sign-ins, changes, and who made them. */
export function OwnTrail({ userId }: { userId: string }) {
  const words = { ...useWords(commonWords), ...useWords(tellingWords) }
  const { more } = useWords(commonWords)
  const { language } = useLanguage()
  const { full } = useFormats()
  const trail = useTrail()
  const pages = useInfiniteQuery({
    queryKey: [listOwnTrail.path, userId],
    queryFn: ({ pageParam }) => api(listOwnTrail, { params: { userId }, query: { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
  const entries = pages.data?.pages.flatMap(({ _embedded }) => _embedded.items)
  return (
    <section className="card stack" aria-labelledby="own-trail">
      <h2 id="own-trail">{words.own}</h2>
      <small>{words.ownHint}</small>
      {pages.error && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {(pages.isPending || !trail) && <Loading rows={3} />}
      {entries?.length === 0 && <p>{words.none}</p>}
      <ul className="stack">
        {trail &&
          entries?.map((entry) => (
            <li key={entry.id}>
              {touchOf(entry, { language, trail })}
              <br />
              <small>{[full(entry.occurredAt), ...whereOf(entry)].filter(Boolean).join(' · ')}</small>
            </li>
          ))}
      </ul>
      {pages.hasNextPage && (
        <Button className="start" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {more}
        </Button>
      )}
    </section>
  )
}

/** From where; of what was refused, all the addresses from which it was tried. */
const whereOf = ({ origin, details: { addresses } }: TrailEntry) =>
  Array.isArray(addresses) ? addresses.map(String) : [origin.address]
