import type { Actor } from '#kernel/server/actor.ts'
import { keyOfPlace } from '#kernel/server/channels.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { findPost, type Post } from './contract.ts'
import { postAbilities } from './policy.ts'
import { listPostsById, type PostRow } from './queries.ts'

export const presentPost = (actor: Actor, post: PostRow): Post => ({
  id: post.id,
  category: post.category,
  channels: post.places.map(keyOfPlace),
  title: post.title,
  content: post.content,
  createdAt: post.createdAt.toISOString(),
  author:
    post.authorId && post.username !== null
      ? { id: post.authorId, username: post.username, profileImage: post.profileImageId }
      : null,
  can: postAbilities.of(actor, post),
})

export const postShowing: Showing = {
  endpoint: findPost,
  show: async (db, actor, ids) =>
    (await listPostsById(db, actor, ids)).map((post) => presentPost(actor, post)),
}
