import type { Docs } from '#kernel/server/docs.ts'

export const filesDocs: Docs = {
  tags: {
    files: 'Files, uploaded first and then named by id',
  },
}
