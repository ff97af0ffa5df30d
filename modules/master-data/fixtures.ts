import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, mark, places: { appId, propertyId } }) => ({
    type: 'is-responsible',
    customItemId: await home.insert('customItem', { propertyId, name: 'Door', value: mark }),
    placeId: await home.insert('property', { appId, name: mark, deletedAt: new Date() }),
  }),
  examples: ({ unitId, propertyId }) => ({ place: `Unit-${unitId}`, ids: propertyId }),
  queries: {
    '/custom-items': ({ propertyId }) => ({ place: `Property-${propertyId}` }),
    '/places': ({ appId }) => ({ parent: `App-${appId}` }),
    '/units/:unitId/utilisation-periods': () => ({ archived: 'true' }),
  },
  linked: ({ home, owner }) =>
    home.insert('userRelation', { personId: owner.personId, type: 'is-responsible' }),
  many: async ({ home, places: { appId, propertyId, groupId } }) => {
    for (const name of ['A', 'B', 'C'])
      await home.insert('unit', { appId, propertyId, buildingId: groupId, name, deletedAt: new Date() })
  },
  // A place that is deleted.
  notShown: ['GET /places/:placeId', 'GET /places/:placeId/history'],
  shared: {
    'POST /properties/:propertyId/groups':
      'a provider of the organization manages a building of one’s own app',
    'PATCH /groups/:groupId': 'a provider of the organization manages a building of one’s own app',
  },
  kept: ({ propertyManagerId }) => ({
    '/apps/:appId/properties': { name: 'Kept' },
    '/properties/:propertyId/groups': { name: 'Kept', propertyManagerID: propertyManagerId },
    '/groups/:groupId/units': { name: 'Kept' },
    '/units/:unitId/utilisation-periods': { startDate: '2010-01-01', endDate: '2010-12-31' },
  }),
  elsewhere: {
    'property.created': 'the history of the place',
    'property.updated': 'the history of the place',
    'group.created': 'the history of the place',
    'group.updated': 'the history of the place',
    'unit.created': 'the history of the place',
    'unit.updated': 'the history of the place',
    'utilisation-period.created': 'the history of the unit',
    'utilisation-period.updated': 'the history of the unit',
  },
}
