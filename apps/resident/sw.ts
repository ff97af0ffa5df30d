/// <reference lib="webworker" />
import { ExpirationPlugin } from 'workbox-expiration'
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { NetworkFirst } from 'workbox-strategies'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/app/index.html')))

// What a person has read stays readable without a network for a month; the end of the session clears it.
const kept = new ExpirationPlugin({ maxEntries: 500, maxAgeSeconds: 30 * 86_400 })
const readable =
  /^\/api\/v1\/(?:me$|homes|tickets|conversations|apps\/[^/]+\/(?:public|ticket-categories)|users\/[^/]+(?:\/notifications)?$|files\/)/
registerRoute(
  ({ url, request }) => request.method === 'GET' && readable.test(url.pathname),
  new NetworkFirst({ cacheName: 'read', networkTimeoutSeconds: 4, plugins: [kept] }),
)

self.addEventListener('message', (event) => {
  const { data } = event
  if (data === 'forget') event.waitUntil(kept.deleteCacheAndMetadata())
  if (data === 'update') void self.skipWaiting()
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// What is new about one request takes the place of what was said of it before, and is heard again.
self.addEventListener('push', (event) => {
  if (!event.data) return
  const { title, url, tag } = event.data.json() as { title: string; url: string; tag: string }
  const options = { tag, renotify: true, icon: '/app/icon-192.png', data: { url } }
  event.waitUntil(self.registration.showNotification(title, options))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(show((event.notification.data as { url: string }).url))
})

/** Opens a page in the app that is open already, so that nothing loads anew; else, and in the Cockpit, in a new one. */
const show = async (url: string) => {
  const [open] = url.startsWith('/app/') ? await self.clients.matchAll({ type: 'window' }) : []
  if (!open) return self.clients.openWindow(url)
  open.postMessage({ open: url }, [])
  return open.focus()
}
