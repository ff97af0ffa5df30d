import type { Docs } from '#kernel/server/docs.ts'

export const pinboardDocs: Docs = {
  tags: {
    'community-articles': 'The posts of the pinboard',
  },
  effects: {
    'POST /users/:userId/community-articles':
      'A post of the category `admin-messages` is in the inbox of everybody whom its channels reach before this returns; push and mail follow as they wish.',
  },
}
