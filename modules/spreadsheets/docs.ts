import type { Docs } from '#kernel/server/docs.ts'

export const spreadsheetsDocs: Docs = {
  tags: {
    imports: 'Imports of CSV and Excel files',
  },
  effects: {
    'PUT /imports/:importId/application':
      'Webhooks and the list of events tell of each thing; invitations follow by themselves only where the app says so (`automaticInvitation`).',
    'PUT /imports/:importId/undoing': 'Webhooks and the list of events tell of each thing.',
  },
}
