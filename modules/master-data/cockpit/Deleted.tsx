import { IconBuilding, IconBuildingCommunity, IconDoor } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Empty, Failed, Loading, NoPermission, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { deletedWords } from '../removal/deleted.words.ts'
import { type DeletedPlace, listDeletedPlaces, restorePlace } from '../tree/contract.ts'
import { Back } from './Back.tsx'
import './master-data.css'

const icons = {
  App: IconBuildingCommunity,
  Property: IconBuildingCommunity,
  Group: IconBuilding,
  Unit: IconDoor,
}

/** What was deleted in the last 30 days, and the way back for each. */
export function Deleted() {
  const words = useWords(deletedWords)
  const common = useWords(commonWords)
  const heading = useRef<HTMLHeadingElement>(null)
  const may = useMe().abilities.includes('places.edit')
  const pages = useInfiniteQuery({
    queryKey: [listDeletedPlaces.path],
    queryFn: ({ pageParam }) => api(listDeletedPlaces, { query: { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    enabled: may,
  })
  if (!may) return <NoPermission />
  const places = pages.data?.pages.flatMap(({ _embedded }) => _embedded.items)
  return (
    <div className="page stack">
      <Back always />
      <h1 ref={heading} tabIndex={-1}>
        {words.title}
      </h1>
      <p className="soft">{words.intro}</p>
      {pages.error && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Loading />}
      {places?.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneHint}</p>
        </Empty>
      )}
      {places && places.length > 0 && (
        <ul className="card gone">
          {places.map((place) => (
            <OneDeleted key={place.id} place={place} onRestored={() => heading.current?.focus()} />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {common.more}
        </Button>
      )}
    </div>
  )
}

function OneDeleted({ place, onRestored }: { place: DeletedPlace; onRestored: () => void }) {
  const words = useWords(deletedWords)
  const formats = useFormats()
  const toast = useToast()
  const restore = useCommand(restorePlace, ({ name }) => {
    toast({ text: words.restored(name) })
    onRestored()
  })
  const Icon = icons[place.type]
  const way = [words[place.type as 'Unit'], ...place.path.slice(1).map(({ name }) => name)]
  return (
    <li className="row">
      <Icon size={22} stroke={1.6} aria-hidden="true" className="soft" />
      <div className="grow">
        <strong>{place.name}</strong>
        <small>{way.join(' · ')}</small>
        <small>
          <span>{words.deletedAt(formats.full(place.deletedAt), place.deletedBy?.username)}</span>{' '}
          <span>{words.until(formats.day(place.until))}</span>
        </small>
        <ProblemNote error={restore.error} />
      </div>
      <Button
        aria-label={words.restoreIt(place.name)}
        busy={restore.isPending}
        onClick={() => restore.mutate({ params: { placeId: place.id }, body: {} })}
      >
        {words.restore}
      </Button>
    </li>
  )
}
