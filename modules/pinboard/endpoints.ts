import { Problem } from '#kernel/contract/problem.ts'
import type { Actor, Place } from '#kernel/server/actor.ts'
import { channelsOfPlaces, keyOfPlace, residentsIn } from '#kernel/server/channels.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { keyOf, pageOf } from '#kernel/server/paging.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { findUser, placesOf } from '#modules/accounts/public.ts'
import { notifyAll } from '#modules/notifications/public.ts'
import * as contract from './contract.ts'
import { postPublished, postRemoved, postWrittenAsManagement, postWrittenFor } from './events.ts'
import { mayPublish, mayWriteAs, mayWriteAsManagement, postAbilities } from './policy.ts'
import * as queries from './queries.ts'

const find = ({ db, actor, params }: { db: Db; actor: Actor; params: { postId: string } }) =>
  queries.findPost(db, actor, params.postId)

export const pinboardEndpoints = [
  serve(contract.publishPost, {
    find: ({ db, actor, params }) => findUser(db, actor, params.userId),
    allow: mayWriteAs,
    async run({ db, actor, subject: person, body: { channels, asManagement, category, title, content } }) {
      const places = await placesOf(db, channels)
      const fromManagement = category === 'admin-messages'
      const may = asManagement
        ? mayWriteAsManagement(actor, places)
        : mayPublish(actor, { authorId: person.id, places, fromManagement })
      if (!may) throw new Problem(403, 'beyond-own-permissions')
      const { appId } = places[0]!
      const authorId = asManagement ? null : person.id
      const id = await queries.insertPost(db, { appId, authorId, category, title, content }, places)
      if (fromManagement) await tellResidents(db, { id, authorId: person.id, title, places })
      await record(db, postPublished, { actor, subjectId: id, data: { postId: id } })
      if (!authorId)
        await record(db, postWrittenAsManagement, { actor, subjectId: id, data: { postId: id, appId } })
      else if (authorId !== actor.personId)
        await record(db, postWrittenFor, {
          actor,
          subjectId: id,
          data: { postId: id, userId: authorId, appId },
        })
      return present(actor, (await queries.findAnyPost(db, id))!)
    },
  }),
  serve(contract.listPosts, {
    allow: everyone,
    async run({ db, actor, query: { limit, after } }) {
      const rows = await queries.listPosts(db, actor, { limit: limit + 1, after: keyOf(after, 'text')?.id })
      return pageOf(
        rows,
        limit,
        (row) => present(actor, row),
        ({ id }) => id,
      )
    },
  }),
  serve(contract.findPost, {
    find,
    allow: everyone,
    run: async ({ actor, subject }) => present(actor, subject),
  }),
  serve(contract.removePost, {
    find,
    allow: postAbilities.remove,
    async run({ db, actor, subject }) {
      await queries.setRemoved(db, subject.id)
      await record(db, postRemoved, { actor, subjectId: subject.id, data: { postId: subject.id } })
    },
  }),
]

export const postShowing: Showing = {
  endpoint: contract.findPost,
  show: async (db, actor, ids) =>
    (await queries.listPostsById(db, actor, ids)).map((post) => present(actor, post)),
}

interface Told {
  id: string
  authorId: string
  title: string
  places: Place[]
}

const tellResidents = (db: Db, { id, authorId, title, places }: Told) =>
  notifyAll(
    db,
    { type: 'community-article', category: 'admin-messages', title, objectId: id, area: 'pinboard' },
    residentsIn(db, channelsOfPlaces(places), authorId),
  )

const present = (actor: Actor, post: queries.PostRow): contract.Post => ({
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
