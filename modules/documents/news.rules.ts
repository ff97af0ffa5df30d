import type { NewsKind } from '#kernel/contract/news.ts'

/** A file that was put where somebody lives: its page is the file itself. */
export const fileKind: NewsKind = {
  area: 'documents',
  page: (id) => `/api/v1/files/${id}/original`,
  type: 'new-file',
  category: 'new-file',
}
