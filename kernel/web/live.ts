import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useBrought } from './screens.ts'

/** A hint from the server that something changed. */
export interface Hint {
  type: string
  id: string
  by?: string
  name?: string
  state?: string
}

const listeners = new Set<(hint: Hint) => void>()

/** Listens to hints while the component is there. */
export const useHints = (listen: (hint: Hint) => void) => {
  useEffect(() => {
    listeners.add(listen)
    return () => void listeners.delete(listen)
  }, [listen])
}

/** A browser comes back on its own after a connection that broke, not after one that was refused because there are too many. */
const AGAIN_MILLISECONDS = 30_000

/** Keeps what is on screen fresh: a hint refetches what it may have changed, as the modules say. */
export const useLive = () => {
  const queries = useQueryClient()
  const brought = useBrought()
  useEffect(() => {
    let lost = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let source: EventSource
    const open = () => {
      source = new EventSource('/api/v1/live')
      source.addEventListener('open', () => {
        if (lost) void queries.invalidateQueries()
        lost = false
      })
      source.addEventListener('error', () => {
        lost = true
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MILLISECONDS)
      })
      source.addEventListener('message', ({ data }: MessageEvent<string>) => {
        const hint = JSON.parse(data) as Hint
        for (const listen of listeners) listen(hint)
        if (hint.type === 'resumed') return void queries.invalidateQueries()
        const stale = brought.flatMap(({ hints }) => hints ?? []).filter(({ of }) => of.test(hint.type))
        if (stale.length === 0) return
        void queries.invalidateQueries({
          predicate: ({ queryKey: [path] }) => stale.some(({ makes }) => makes.test(String(path))),
        })
      })
    }
    open()
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [queries, brought])
}
