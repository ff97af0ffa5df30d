import type { Fixtures } from '#test/fixtures.ts'

export const fixtures: Fixtures = {
  rows: async ({ home, mark, owner, places: { appId, propertyId, groupId, unitId } }) => {
    const postId = await home.insert('post', {
      appId,
      authorId: owner.personId,
      category: 'messages',
      title: mark,
      content: mark,
    })
    await home.insert('postChannel', { postId, appId, propertyId, buildingId: groupId, unitId })
    return { postId }
  },
  byThemselves: ['POST /users/:userId/community-articles'],
}
