import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { keyOf, pageOf } from '#kernel/server/paging.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { findUser } from '#modules/accounts/public.ts'
import { publishPost, removePost } from './commands.ts'
import * as contract from './contract.ts'
import { mayWriteAs, postAbilities } from './policy.ts'
import { presentPost } from './presenter.ts'
import * as queries from './queries.ts'

const find = ({ db, actor, params }: { db: Db; actor: Actor; params: { postId: string } }) =>
  queries.findPost(db, actor, params.postId)

export const pinboardEndpoints = [
  serve(contract.publishPost, {
    find: ({ db, actor, params }) => findUser(db, actor, params.userId),
    allow: mayWriteAs,
    async run({ db, actor, subject, body }) {
      const id = await publishPost(db, actor, subject, body)
      return presentPost(actor, (await queries.findAnyPost(db, id))!)
    },
  }),
  serve(contract.listPosts, {
    allow: everyone,
    async run({ db, actor, query: { limit, after } }) {
      const rows = await queries.listPosts(db, actor, { limit: limit + 1, after: keyOf(after, 'text')?.id })
      return pageOf(
        rows,
        limit,
        (row) => presentPost(actor, row),
        ({ id }) => id,
      )
    },
  }),
  serve(contract.findPost, {
    find,
    allow: everyone,
    run: async ({ actor, subject }) => presentPost(actor, subject),
  }),
  serve(contract.removePost, {
    find,
    allow: postAbilities.remove,
    run: ({ db, actor, subject }) => removePost(db, actor, subject.id),
  }),
]
