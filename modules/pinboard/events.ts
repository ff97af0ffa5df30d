import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const post = z.object({ postId: id })

export const postPublished = event('community-article.published', post)
/** Somebody wrote under the name of another. */
export const postWrittenFor = event('community-article.written-for', post.extend({ userId: id, appId: id }), {
  trail: { concerns: 'userId', place: 'appId', tells: 'always' },
})
/** Somebody wrote as the management: residents see no name, administrators do. */
export const postWrittenAsManagement = event(
  'community-article.written-as-management',
  post.extend({ appId: id }),
  { trail: { place: 'appId' } },
)
export const postRemoved = event('community-article.deleted', post)
