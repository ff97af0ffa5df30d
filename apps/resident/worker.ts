import type { QueryClient } from '@tanstack/react-query'

/** Starts the service worker: from then on what is read is kept for a time without a network. */
export const startWorker = (queries: QueryClient, open: (path: string) => void) => {
  if (!('serviceWorker' in navigator && import.meta.env.PROD)) return
  const { serviceWorker } = navigator
  addEventListener('load', () => void serviceWorker.register('/app/sw.js', { scope: '/app/' }))
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ open?: string }>) => {
    if (data.open) open(data.open)
  })
  // What was read before it was there went past it.
  if (!serviceWorker.controller)
    serviceWorker.addEventListener('controllerchange', () => void queries.invalidateQueries(), { once: true })
}
