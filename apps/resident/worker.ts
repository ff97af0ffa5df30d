import type { QueryClient } from '@tanstack/react-query'

/** Starts the service worker: from then on what is read is kept for a time without a network. */
export const startWorker = (queries: QueryClient, open: (path: string) => void) => {
  if (!('serviceWorker' in navigator && import.meta.env.PROD)) return
  const { serviceWorker } = navigator
  addEventListener('load', () => void serviceWorker.register('/app/sw.js', { scope: '/app/' }))
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ open?: string }>) => {
    if (data.open) open(data.open)
  })
  // What was read, or asked for, before it was there went past it.
  const readAgain = async () => {
    await Promise.allSettled(
      queries
        .getQueryCache()
        .findAll()
        .map(({ promise }) => promise),
    )
    await queries.invalidateQueries()
  }
  if (!serviceWorker.controller)
    serviceWorker.addEventListener('controllerchange', () => void readAgain(), { once: true })
}
