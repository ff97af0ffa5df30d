import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { addFile, createBucket, emptyFolder, takeFile } from './commands.ts'
import * as contract from './contract.ts'
import { managesAll, mayMakeBuckets } from './policy.ts'
import { presentBucket } from './presenter.ts'
import * as queries from './queries.ts'

const find = ({ db, actor, params }: { db: Db; actor: Actor; params: { bucketId: string } }) =>
  queries.findBucket(db, actor, params.bucketId)

export const documentEndpoints = [
  serve(contract.createBucket, {
    allow: mayMakeBuckets,
    async run({ db, actor, body }) {
      const id = await createBucket(db, actor, body)
      return presentBucket((await queries.findBucket(db, actor, id))!)
    },
  }),
  serve(contract.findBucket, { find, allow: everyone, run: async ({ subject }) => presentBucket(subject) }),
  serve(contract.addToBucket, {
    find,
    allow: managesAll,
    run: ({ db, actor, subject, body }) => addFile(db, actor, subject, body.id),
  }),
  serve(contract.takeFromBucket, {
    async find({ db, actor, params }) {
      const bucket = await queries.findBucket(db, actor, params.bucketId)
      return bucket?.files.includes(params.fileId) ? { ...bucket, fileId: params.fileId } : undefined
    },
    allow: managesAll,
    run: ({ db, actor, subject }) => takeFile(db, actor, subject.id, subject.fileId),
  }),
  serve(contract.emptyFolder, {
    find,
    allow: managesAll,
    run: ({ db, actor, subject, body }) => emptyFolder(db, actor, subject.id, body.folder),
  }),
]
