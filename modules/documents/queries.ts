import { sql } from 'kysely'
import type { Actor, Place } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { channelVisibleTo } from './policy.ts'
import type { Locate } from '#kernel/server/module.ts'

const visibleThrough = (db: Db, actor: Actor) => {
  const channels = sql`from bucket_channel where bucket_channel.organization_id = ${db.organizationId}
    and bucket_channel.bucket_id = bucket.id`
  return sql<boolean>`(exists (select ${channels} and ${channelVisibleTo(actor)})
    or (bucket.created_by_id = ${actor.personId} and not exists (select ${channels})))`
}

export interface BucketRow {
  id: string
  name: string
  createdById: string | null
  places: Place[]
  files: string[]
}

/** Those of these buckets that the actor sees, with those of their files that are not deleted. */
export const listBucketsById = async (db: Db, actor: Actor, ids: string[]) => {
  const { rows } = await sql<BucketRow>`
    select bucket.id, bucket.name, bucket.created_by_id,
      (select coalesce(json_agg(json_build_object('appId', app_id, 'propertyId', property_id, 'buildingId', building_id, 'unitId', unit_id)
          order by id), '[]') from bucket_channel
        where bucket_channel.organization_id = ${db.organizationId} and bucket_channel.bucket_id = bucket.id) as places,
      (select coalesce(json_agg(bucket_file.file_id order by bucket_file.added_at, bucket_file.id), '[]') from bucket_file
        join file on file.organization_id = ${db.organizationId} and file.id = bucket_file.file_id and file.deleted_at is null
        where bucket_file.organization_id = ${db.organizationId} and bucket_file.bucket_id = bucket.id) as files
    from bucket
    where bucket.organization_id = ${db.organizationId} and bucket.id = any(${ids}) and ${visibleThrough(db, actor)}`.execute(
    db,
  )
  return rows
}

export const findBucket = async (db: Db, actor: Actor, id: string) =>
  (await listBucketsById(db, actor, [id]))[0]

/** May the actor read a file because it lies in a bucket that reaches them? */
export const isInBucketOf = async (db: Db, actor: Actor, fileId: string) => {
  const { rows } = await sql`select from bucket_file
    join bucket on bucket.organization_id = ${db.organizationId} and bucket.id = bucket_file.bucket_id
    where bucket_file.organization_id = ${db.organizationId} and bucket_file.file_id = ${fileId} and ${visibleThrough(db, actor)}
    limit 1`.execute(db)
  return rows.length > 0
}

export const insertBucket = async (
  db: Db,
  { name, createdById, places }: { name: string; createdById: string; places: Place[] },
) => {
  const { id } = await db
    .insertInto('bucket')
    .values({ name, createdById })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (places.length === 0) return id
  await db
    .insertInto('bucketChannel')
    .values(
      places.map(({ appId, propertyId = null, buildingId = null, unitId = null }) => ({
        bucketId: id,
        appId,
        propertyId,
        buildingId,
        unitId,
      })),
    )
    .execute()
  return id
}

/** Puts a file into a bucket; false when it was there already. */
export const insertFile = async (db: Db, bucketId: string, fileId: string) =>
  (await db
    .insertInto('bucketFile')
    .values({ bucketId, fileId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

/** A file of one's own that can be given to others, or that lies in this bucket already. */
export const findOwnFile = (db: Db, actor: Actor, fileId: string) =>
  db
    .selectFrom('file')
    .select(['id', 'name'])
    .where('id', '=', fileId)
    .where('ownerId', '=', actor.personId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()

export const deleteFile = (db: Db, bucketId: string, fileId: string) =>
  db.deleteFrom('bucketFile').where('bucketId', '=', bucketId).where('fileId', '=', fileId).execute()

/** Takes out what lies in a folder or below it; the path of a file has no slashes around it. */
export const deleteFolder = async (db: Db, bucketId: string, folder: string) => {
  await sql`delete from bucket_file using file
    where bucket_file.organization_id = ${db.organizationId} and bucket_file.bucket_id = ${bucketId}
      and file.organization_id = ${db.organizationId} and file.id = bucket_file.file_id
      and (file.path = ${folder} or starts_with(file.path, ${`${folder}/`}) or ${folder} = '')`.execute(db)
}

export const locateBuckets: Locate = (db, ids) =>
  db
    .selectFrom('bucketChannel')
    .select(['bucketId as id', 'appId'])
    .distinct()
    .where('bucketId', 'in', ids)
    .execute()

export const locateFilesInBuckets: Locate = (db, ids) =>
  db
    .selectFrom('bucketFile')
    .innerJoin('bucketChannel', 'bucketChannel.bucketId', 'bucketFile.bucketId')
    .select(['bucketFile.fileId as id', 'bucketChannel.appId'])
    .distinct()
    .where('bucketFile.fileId', 'in', ids)
    .execute()
