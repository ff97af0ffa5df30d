import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { read } from '#kernel/web/api.ts'
import { findPlace } from '../tree/contract.ts'
import { keyOf } from '../tree/rules.ts'
import type { Levels } from './levels.tsx'

interface Reveal {
  /** The place that is open, such as Unit-<id>. */
  current: string | undefined
  unfolded: ReadonlySet<string>
  setUnfolded: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void
  levels: Levels
  /** Its line; negative as long as it has none. */
  at: number
  show: (line: number) => void
}

/** Unfolds the way to the place that is open, reads on until it is there, and brings it into sight: once, then one may fold it. */
export const useReveal = ({ current, levels, unfolded, setUnfolded, at, show }: Reveal) => {
  const shown = useRef<string>(undefined)
  const id = current?.split('-')[1] ?? ''
  const place = useQuery({
    ...read(findPlace, { params: { placeId: id } }),
    enabled: current !== undefined && at < 0,
  })
  const path = place.data?.path
  useEffect(() => {
    if (!current || shown.current === current) return
    if (at >= 0) {
      shown.current = current
      show(at)
    } else if (path) {
      const missing = path.map(keyOf).filter((key) => !unfolded.has(key))
      if (missing.length > 0) setUnfolded((before) => new Set([...before, ...missing]))
      const way = [...path.map((step) => step.id), id]
      const level = path
        .map((step) => levels.get(keyOf(step)))
        .find((one, index) => one?.more && !one.items.some((item) => item.id === way[index + 1]))
      level?.goOn?.()
    }
  }, [current, id, path, unfolded, levels, at, show, setUnfolded])
}
