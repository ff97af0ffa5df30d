import type { NotificationKind } from '#kernel/contract/notifications.ts'

/** A file that was put where somebody lives: its page is the file itself. */
export const fileKind: NotificationKind = {
  area: 'documents',
  page: (id) => `/api/v1/files/${id}/original`,
  type: 'new-file',
  category: 'new-file',
}
