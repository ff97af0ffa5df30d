import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, mark, places: { appId, propertyId, groupId, unitId } }) => {
    const bucketId = await home.insert('bucket', { name: mark })
    await home.insert('bucketChannel', { bucketId, appId, propertyId, buildingId: groupId, unitId })
    return { bucketId }
  },
  examples: ({ fileId }) => ({ id: fileId }),
  linked: ({ home, rows: { bucketId, fileId } }) => home.insert('bucketFile', { bucketId, fileId }),
  elsewhere: {
    'bucket.created': 'documents show who put them there',
    'bucket.file-added': 'documents show who put them there',
    'bucket.files-taken': 'documents show who put them there',
  },
}
