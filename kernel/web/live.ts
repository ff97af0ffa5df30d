import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

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

/** Keeps what is on screen fresh: a hint refetches what it may have changed. The browser reconnects on its own. */
export const useLive = () => {
  const queries = useQueryClient()
  useEffect(() => {
    const source = new EventSource('/api/v1/live')
    let lost = false
    source.addEventListener('open', () => {
      if (lost) void queries.invalidateQueries()
      lost = false
    })
    source.addEventListener('error', () => (lost = true))
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const hint = JSON.parse(data) as Hint
      for (const listen of listeners) listen(hint)
      if (hint.type === 'presence') return
      if (hint.type === 'resumed') return void queries.invalidateQueries()
      void queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => isAbout(String(path), hint) })
    })
    return () => source.close()
  }, [queries])
}

const isAbout = (path: string, { type }: Hint) =>
  type.startsWith('notification.') ? path.includes('notifications') : /ticket|conversation/.test(path)
