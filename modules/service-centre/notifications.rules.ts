import type { NotificationPlace } from '#kernel/contract/notifications.ts'

/** Who reported a request reads of it in the app, */
export const inApp = { area: 'app', page: (id) => `/app/requests/${id}` } as const satisfies NotificationPlace
/** and who works on it in the Cockpit. */
export const inCockpit = {
  area: 'cockpit',
  page: (id) => `/cockpit/service-centre/${id}`,
} as const satisfies NotificationPlace
