import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { api } from '#kernel/web/api.ts'
import { listPlaces } from '../tree.contract.ts'
import type { Level } from '../tree.rules.ts'

interface Read extends Level {
  /** Reads the next page, or once more what failed; undefined while it is at it. */
  goOn: (() => void) | undefined
}
export type Levels = ReadonlyMap<string, Read>

/** The children of all that is open. `readers` is to be rendered: each keeps one level fresh, a page at a time. */
export const useLevels = (open: ReadonlySet<string>) => {
  const [levels, setLevels] = useState<Levels>(new Map())
  const tell = useCallback(
    (parent: string, level: Read | undefined) =>
      setLevels((known) => {
        const next = new Map(known)
        if (level) next.set(parent, level)
        else next.delete(parent)
        return next
      }),
    [],
  )
  const readers = [...open].map((parent) => <Reader key={parent} parent={parent} tell={tell} />)
  return { levels, readers }
}

const PAGE = 200

function Reader({
  parent,
  tell,
}: {
  parent: string
  tell: (parent: string, level: Read | undefined) => void
}) {
  const { data, error, hasNextPage, isFetching, isPending, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [listPlaces.path, { parent }],
    queryFn: ({ pageParam }) => api(listPlaces, { query: { parent, after: pageParam, limit: PAGE } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    staleTime: 60_000,
  })
  useEffect(() => {
    const goOn = () => void (data ? fetchNextPage() : refetch())
    tell(parent, {
      items: data?.pages.flatMap(({ _embedded }) => _embedded.items) ?? [],
      more: hasNextPage,
      read: !isPending,
      problem: error ?? undefined,
      goOn: isFetching ? undefined : goOn,
    })
  }, [parent, tell, data, error, hasNextPage, isFetching, isPending, fetchNextPage, refetch])
  useEffect(() => () => tell(parent, undefined), [parent, tell])
  return null
}
