import type { Docs } from '#kernel/server/docs.ts'

export const trailDocs: Docs = {
  tags: {
    trail: 'Who did what, when and from where',
  },
  effects: {
    'POST /trail/exports': 'Draws the file in the background.',
  },
}
