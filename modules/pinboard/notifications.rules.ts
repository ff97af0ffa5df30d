import type { NotificationPlace } from '#kernel/contract/notifications.ts'

/** Posts are read in the app. */
export const onPinboard: NotificationPlace = { area: 'pinboard', page: (id) => `/app/posts/${id}` }
