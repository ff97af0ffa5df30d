import type { Rights } from '#kernel/server/rights.ts'

export const spreadsheetsRights: Rights = {
  needs: {
    'POST /imports': 'places.import',
    'PUT /imports/:importId/mapping': 'places.import',
    'PUT /imports/:importId/reading': 'places.import',
    'POST /imports/:importId/preview': 'places.import',
    'PUT /imports/:importId/application': 'places.import',
    'PUT /imports/:importId/undoing': 'places.import',
    'DELETE /imports/:importId': 'places.import',
    'GET /imports': 'places.import',
    'GET /imports/:importId': 'places.import',
    'GET /imports/:importId/reading': 'places.import',
    'GET /imports/:importId/rows': 'places.import',
    'GET /imports/:importId/report': 'places.import',
  },
}
