import type { Docs } from '#kernel/server/docs.ts'

export const masterDataDocs: Docs = {
  tags: {
    'custom-items': 'Notes on places',
    'deleted-places': 'Places that can still be brought back',
    groups: 'Buildings',
    places: 'The tree of places, to browse and to search',
    properties: 'Properties',
    units: 'Units',
    'utilisation-periods': 'Who uses a unit from when to when',
  },
  effects: {
    'POST /utilisation-periods/:utilisationPeriodId/users':
      'Sends an invitation by mail to whom one does not look after; nobody else is mailed.',
    'DELETE /utilisation-periods/:utilisationPeriodId/users/:userId':
      'What let the person into this home ends at once.',
  },
}
