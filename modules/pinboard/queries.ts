import { type RawBuilder, sql } from 'kysely'
import { type Actor, channelsOf, type Place } from '#kernel/server/actor.ts'
import { channelsAbove, channelsOfPlaces } from '#kernel/server/channels.ts'
import type { Db } from '#kernel/server/database.ts'
import { residentsIn } from '#modules/tenant-management/public.ts'
import type { Post } from './contract.ts'
import { channelVisibleTo } from './policy.ts'
import type { Locate } from '#kernel/server/module.ts'

export interface PostRow {
  id: string
  appId: string
  category: Post['category']
  title: string
  content: string
  createdAt: Date
  authorId: string | null
  username: string | null
  profileImageId: string | null
  places: Place[]
}

const posts = (db: Db, which: RawBuilder<unknown>) => sql<PostRow>`
  select post.id, post.app_id, post.category, post.title, post.content, post.created_at, post.author_id,
    person.username, person.profile_image_id,
    (select json_agg(json_build_object('appId', app_id, 'propertyId', property_id, 'buildingId', building_id, 'unitId', unit_id)
        order by id) from post_channel
      where post_channel.organization_id = ${db.organizationId} and post_channel.post_id = post.id) as places
  from post
  left join person on person.organization_id = ${db.organizationId} and person.id = post.author_id
  where post.organization_id = ${db.organizationId} and post.deleted_at is null and ${which}`

/** Those of these posts that the actor reads or wrote. */
export const listPostsById = async (db: Db, actor: Actor, ids: string[]) => {
  const visible = sql`post.id = any(${ids}) and (post.author_id = ${actor.personId} or exists (select from post_channel
    where post_channel.organization_id = ${db.organizationId} and post_channel.post_id = post.id and ${channelVisibleTo(actor)}))`
  return (await posts(db, visible).execute(db)).rows
}

export const findPost = async (db: Db, actor: Actor, id: string) => (await listPostsById(db, actor, [id]))[0]

/** A post for what is done after it was published, whoever sees it. */
export const findAnyPost = async (db: Db, id: string) =>
  (await posts(db, sql`post.id = ${id}`).execute(db)).rows[0]

/** Who of these people still lives where a post reaches: whoever was told of it may have moved out since. */
export const stillReached = async (db: Db, { places }: PostRow, personIds: string[]) => {
  const living = residentsIn(db, channelsOfPlaces(places), '')
  const { rows } = await sql<{ personId: string }>`
    select living.person_id as "personId" from (${living}) living where living.person_id = any(${personIds})`.execute(
    db,
  )
  return new Set(rows.map(({ personId }) => personId))
}

/** Of these posts, those that the actor can read. */
export const visibleAmong = async (db: Db, actor: Actor, ids: string[]) => {
  const visible = sql`post.id = any(${ids}) and exists (select from post_channel
    where post_channel.organization_id = ${db.organizationId} and post_channel.post_id = post.id and ${channelVisibleTo(actor)})`
  return (await posts(db, visible).execute(db)).rows
}

/** The newest posts in each place that reaches the actor, an index for each, and of these the newest. */
export const listPosts = async (
  db: Db,
  actor: Actor,
  { after, limit }: { after: string | undefined; limit: number },
) => {
  const covered = channelsOf(actor, 'posts.manage')
  const sources = [
    ['object_id', channelsAbove(actor)],
    ['app_id', covered.appIds],
    ['property_id', covered.propertyIds],
    ['building_id', covered.buildingIds],
    ['unit_id', covered.unitIds],
  ] as const
  const parts = sources
    .filter(([, ids]) => ids.length > 0)
    .map(
      ([column, ids]) => sql`select newest.post_id from unnest(${ids}::text[]) source, lateral (
        select distinct post_channel.post_id from post_channel
        join post on post.organization_id = ${db.organizationId} and post.id = post_channel.post_id and post.deleted_at is null
        where post_channel.organization_id = ${db.organizationId} and post_channel.${sql.ref(column)} = source
          and ${after === undefined ? sql`true` : sql`post_channel.post_id < ${after}`}
        order by post_channel.post_id desc limit ${limit}) newest`,
    )
  if (parts.length === 0) return []
  const newest = sql`post.id in (select distinct post_id from (${sql.join(parts, sql` union all `)}) found order by post_id desc limit ${limit})`
  return (await sql<PostRow>`${posts(db, newest)} order by post.id desc`.execute(db)).rows
}

export const insertPost = async (
  db: Db,
  post: Pick<PostRow, 'appId' | 'category' | 'title' | 'content'> & { authorId: string | null },
  places: Place[],
) => {
  const { id } = await db.insertInto('post').values(post).returning('id').executeTakeFirstOrThrow()
  await db
    .insertInto('postChannel')
    .values(
      places.map(({ appId, propertyId = null, buildingId = null, unitId = null }) => ({
        postId: id,
        appId,
        propertyId,
        buildingId,
        unitId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return id
}

export const setRemoved = (db: Db, id: string) =>
  db.updateTable('post').set({ deletedAt: new Date() }).where('id', '=', id).execute()

export const locatePosts: Locate = (db, ids) =>
  db.selectFrom('post').select(['id', 'appId']).where('id', 'in', ids).execute()
