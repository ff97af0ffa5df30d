import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { api } from '#kernel/web/api.ts'
import { listPlaces } from '../tree/contract.ts'
import type { Level } from '../tree/rules.ts'

interface Read extends Level {
  /** Reads the next page, or once more what failed; undefined while it is at it. */
  goOn: (() => void) | undefined
}
export type Levels = ReadonlyMap<string, Read>

/** What has been read below each node; `tell` is for the readers, one for every node that is unfolded. */
export const useLevels = () => {
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
  return { levels, tell }
}

const PAGE = 200

/** Keeps the children of a node fresh, a page at a time. */
export function LevelReader({
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
