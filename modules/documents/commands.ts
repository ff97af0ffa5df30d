import type { Body } from '#kernel/contract/endpoint.ts'
import { Problem, wrongField } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { channelsOfPlaces } from '#kernel/server/channels.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { placesThere } from '#modules/accounts/public.ts'
import { notifyAll } from '#modules/notifications/public.ts'
import { residentsIn } from '#modules/tenant-management/public.ts'
import type * as contract from './contract.ts'
import { bucketCreated, bucketFileAdded, bucketFilesTaken } from './events.ts'
import { fileKind } from './notifications.rules.ts'
import { managesAll } from './policy.ts'
import * as queries from './queries.ts'

/** Throws Problem 403 'beyond-own-permissions'. */
export const createBucket = async (
  db: Db,
  actor: Actor,
  { name, channels }: Body<typeof contract.createBucket>,
) => {
  const places = await placesThere(db, channels)
  if (!managesAll(actor, { places, createdById: actor.personId }))
    throw new Problem(403, 'beyond-own-permissions')
  const id = await queries.insertBucket(db, { name, places, createdById: actor.personId })
  await record(db, bucketCreated, { actor, subjectId: id, data: { bucketId: id } })
  return id
}

/** Adds a file of one's own, and tells the residents. Throws Problem 400 'file-not-attachable'. */
export const addFile = async (
  db: Db,
  actor: Actor,
  { id: bucketId, places }: queries.BucketRow,
  fileId: string,
) => {
  const file = await queries.findOwnFile(db, actor, fileId)
  if (!file) throw wrongField('id', 'file-not-attachable')
  if (!(await queries.insertFile(db, bucketId, file.id))) return
  await notifyAll(
    db,
    fileKind,
    { title: file.name, objectId: file.id },
    residentsIn(db, channelsOfPlaces(places), actor.personId),
  )
  await record(db, bucketFileAdded, { actor, subjectId: bucketId, data: { bucketId, fileId: file.id } })
}

export const takeFile = async (db: Db, actor: Actor, bucketId: string, fileId: string) => {
  await queries.deleteFile(db, bucketId, fileId)
  await record(db, bucketFilesTaken, { actor, subjectId: bucketId, data: { bucketId } })
}

export const emptyFolder = async (db: Db, actor: Actor, bucketId: string, folder: string) => {
  await queries.deleteFolder(db, bucketId, folder.replaceAll(/^\/+|\/+$/g, ''))
  await record(db, bucketFilesTaken, { actor, subjectId: bucketId, data: { bucketId } })
}
