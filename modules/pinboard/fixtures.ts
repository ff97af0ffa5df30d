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
    return { postId, communityArticleId: postId }
  },
  byThemselves: ['POST /users/:userId/community-articles'],
  elsewhere: {
    'community-article.published': 'the post says who wrote it; in another’s name it is of the trail',
    'community-article.deleted': 'the post is kept, withdrawn',
  },
}
