import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ places }) => ({ serviceProviderId: places.propertyManagerId, resource: 'unit' }),
  examples: ({ serviceProviderId }) => ({ parent: serviceProviderId, externalIds: 'key' }),
  byThemselves: ['POST /users/:userId/apps'],
  kept: () => ({ '/service-providers': { name: 'Kept' }, '/property-managers': { name: 'Kept' } }),
}
