import type { NewsPlace } from '#kernel/contract/news.ts'

/** Who reported a request reads of it in the app, */
export const inApp = { area: 'app', page: (id) => `/app/requests/${id}` } as const satisfies NewsPlace
/** and who works on it in the Cockpit. */
export const inCockpit = {
  area: 'cockpit',
  page: (id) => `/cockpit/service-centre/${id}`,
} as const satisfies NewsPlace
