import { type Fixtures, MARKER } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, mark, owner, places: { unitId } }) => ({
    organizationId: home.organizationId,
    userId: owner.personId,
    sessionId: owner.sessionId,
    permissionId: await home.grant(owner.personId, 'qa', 'Unit', unitId),
    deviceId: await home.insert('device', {
      personId: owner.personId,
      secretHash: `hash of ${owner.personId}`,
      name: MARKER,
    }),
    passkeyId: await home.insert('passkey', {
      personId: owner.personId,
      credentialId: `of-${owner.personId}`,
      publicKey: Buffer.from(mark),
      name: mark,
    }),
    emailChangeId: await home.insert('emailChange', {
      personId: owner.personId,
      oldEmail: `old@${MARKER}.example`,
      newEmail: `new@${MARKER}.example`,
      askedBy: 'self',
    }),
  }),
  examples: ({ appId }) => ({
    plainPassword: 'correct horse battery staple 47',
    objectID: appId,
    creationContext: appId,
  }),
  queries: { '/presets': ({ appId = '' }) => ({ objectID: appId, objectType: 'App' }) },
  linked: async ({ home, owner, rows: { serviceProviderId } }) =>
    home.insert('agent', { serviceProviderId, personId: owner.personId }),
  shared: {
    'POST /property-managers/:serviceProviderId/users': 'a colleague works for a provider of one’s own app',
    'DELETE /second-factor': 'one’s own; the trail keeps it for the apps in which one works',
  },
  kept: () => ({ '/users': { username: 'Kept', email: 'kept@example.ch' } }),
}
