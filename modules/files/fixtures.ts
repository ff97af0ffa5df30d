import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, mark, owner }) => ({
    fileId: await home.insert('file', {
      ownerId: owner.personId,
      name: mark,
      originalFilename: mark,
      type: 'image/png',
      size: 1,
      sizes: {},
    }),
    size: 'original',
  }),
  examples: ({ fileId }) => ({ files: fileId }),
  elsewhere: {
    'file.deleted': 'files are their owner’s',
  },
}
