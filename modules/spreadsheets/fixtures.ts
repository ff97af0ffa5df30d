import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, mark, places: { appId } }) => ({
    importId: await home.insert('import', { appId, fileName: mark }),
  }),
  // A file that is drawn later.
  notShown: ['GET /imports/:importId/reading', 'GET /imports/:importId/report'],
  elsewhere: {
    'import.previewed': 'nothing has happened yet',
  },
}
