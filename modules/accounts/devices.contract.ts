import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, listOf, pagingOfWhole } from '#kernel/contract/shapes.ts'

export const Device = z.object({
  id,
  device: z.string(),
  /** One is signed in there now. */
  signedIn: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
})

export const listDevices = endpoint({
  summary:
    'The browsers in which one has signed in: what strangers guess elsewhere does not make them wait; the last used first',
  method: 'GET',
  path: '/devices',
  query: z.object(pagingOfWhole),
  reply: listOf(Device),
})
export const removeDevice = endpoint({
  summary: 'Forget a browser, and sign out in it',
  method: 'DELETE',
  path: '/devices/:deviceId',
})
