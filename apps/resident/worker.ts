import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

const next: { worker?: ServiceWorker } = {}
const listeners = new Set<() => void>()

/** Starts the service worker: from then on what is read is kept for a time without a network. */
export const startWorker = (queries: QueryClient, open: (path: string) => void) => {
  if (!('serviceWorker' in navigator && import.meta.env.PROD)) return
  const { serviceWorker } = navigator
  let served = serviceWorker.controller !== null
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ open?: string }>) => {
    if (data.open) open(data.open)
  })
  // What was read, or asked for, before it was there went past it; a new one brings a new app.
  const readAgain = async () => {
    await queries.cancelQueries()
    await queries.invalidateQueries()
  }
  serviceWorker.addEventListener('controllerchange', () => {
    if (served) return location.reload()
    served = true
    void readAgain()
  })
  addEventListener('load', () => void register().catch(() => {}))
}

const register = async () => {
  const { serviceWorker } = navigator
  const registration = await serviceWorker.register('/app/sw.js', { scope: '/app/' })
  const offer = (worker: ServiceWorker | null) => {
    if (!worker || !serviceWorker.controller) return
    next.worker = worker
    for (const tell of listeners) tell()
  }
  offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => installing.state === 'installed' && offer(installing))
  })
}

const listen = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
const takeOver = () => next.worker?.postMessage('update')

/** What loads the new version, once there is one. */
export const useUpdate = () => useSyncExternalStore(listen, () => (next.worker ? takeOver : undefined))

/** What was read is kept for times without a network, and only for who is signed in. */
export const deleteRead = () => navigator.serviceWorker?.controller?.postMessage('forget')
