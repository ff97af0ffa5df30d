import { Problem, wrongField } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { channelsOfPlaces, keyOfPlace, residentsIn } from '#kernel/server/channels.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { placesThere } from '#modules/accounts/public.ts'
import { notifyAll } from '#modules/notifications/public.ts'
import * as contract from './contract.ts'
import { bucketCreated, bucketFileAdded, bucketFilesTaken } from './events.ts'
import { managesAll, mayMakeBuckets } from './policy.ts'
import * as queries from './queries.ts'

const find = ({ db, actor, params }: { db: Db; actor: Actor; params: { bucketId: string } }) =>
  queries.findBucket(db, actor, params.bucketId)

export const documentEndpoints = [
  serve(contract.createBucket, {
    allow: mayMakeBuckets,
    async run({ db, actor, body: { name, channels } }) {
      const places = await placesThere(db, channels)
      if (!managesAll(actor, { places, createdById: actor.personId }))
        throw new Problem(403, 'beyond-own-permissions')
      const id = await queries.insertBucket(db, { name, places, createdById: actor.personId })
      await record(db, bucketCreated, { actor, subjectId: id, data: { bucketId: id } })
      return present((await queries.findBucket(db, actor, id))!)
    },
  }),
  serve(contract.findBucket, { find, allow: everyone, run: async ({ subject }) => present(subject) }),
  serve(contract.addToBucket, {
    find,
    allow: managesAll,
    async run({ db, actor, subject: { id: bucketId, places }, body }) {
      const file = await queries.findOwnFile(db, actor, body.id)
      if (!file) throw wrongField('id', 'file-not-attachable')
      if (!(await queries.insertFile(db, bucketId, file.id))) return
      await notifyAll(
        db,
        { type: 'new-file', category: 'new-file', title: file.name, objectId: file.id, area: 'documents' },
        residentsIn(db, channelsOfPlaces(places), actor.personId),
      )
      await record(db, bucketFileAdded, { actor, subjectId: bucketId, data: { bucketId, fileId: file.id } })
    },
  }),
  serve(contract.takeFromBucket, {
    async find({ db, actor, params }) {
      const bucket = await queries.findBucket(db, actor, params.bucketId)
      return bucket?.files.includes(params.fileId) ? { ...bucket, fileId: params.fileId } : undefined
    },
    allow: managesAll,
    async run({ db, actor, subject: { id: bucketId, fileId } }) {
      await queries.deleteFile(db, bucketId, fileId)
      await record(db, bucketFilesTaken, { actor, subjectId: bucketId, data: { bucketId } })
    },
  }),
  serve(contract.emptyFolder, {
    find,
    allow: managesAll,
    async run({ db, actor, subject: { id: bucketId }, body }) {
      await queries.deleteFolder(db, bucketId, body.folder.replaceAll(/^\/+|\/+$/g, ''))
      await record(db, bucketFilesTaken, { actor, subjectId: bucketId, data: { bucketId } })
    },
  }),
]

export const bucketShowing: Showing = {
  endpoint: contract.findBucket,
  show: async (db, actor, ids) => (await queries.listBucketsById(db, actor, ids)).map(present),
}

const present = ({ id, name, places, files }: queries.BucketRow): contract.Bucket => ({
  id,
  name,
  channels: places.map(keyOfPlace),
  files,
})
