import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

/** What events are about, as URNs name it. */
export type Noun =
  | 'ticket'
  | 'community-article'
  | 'registration-code'
  | 'user'
  | 'file'
  | 'bucket'
  | 'app'
  | 'import'
  | 'property'
  | 'group'
  | 'unit'
  | 'utilisation-period'

/** A thing, seen from one of the apps it belongs to. */
export interface Located {
  id: string
  appId: string
  category?: { id: string; key: string; parentId: string | null; parentKey: string | null }
}

type Find = (db: Db, ids: string[]) => Promise<Located[]>

const inTable =
  (table: 'property' | 'building' | 'unit' | 'utilisationPeriod' | 'import' | 'post'): Find =>
  (db, ids) =>
    db
      .selectFrom(table as 'property')
      .select(['id', 'appId'])
      .where('id', 'in', ids)
      .execute()

/** Where people live or lived, where they work, and for which app they were added. */
const appsOfPeople: Find = async (db, ids) => {
  const organization = sql`${db.organizationId}`
  const { rows } = await sql<Located>`
    select check_in.person_id as id, period.app_id as "appId" from check_in
      join utilisation_period period on period.organization_id = ${organization} and period.id = check_in.utilisation_period_id
      where check_in.organization_id = ${organization} and check_in.person_id = any(${ids})
    union select permission.person_id, coalesce(permission.app_id, property.app_id, building.app_id, unit.app_id) from permission
      left join property on property.organization_id = ${organization} and property.id = permission.property_id
      left join building on building.organization_id = ${organization} and building.id = permission.building_id
      left join unit on unit.organization_id = ${organization} and unit.id = permission.unit_id
      where permission.organization_id = ${organization} and permission.person_id = any(${ids})
    union select id, creation_app_id from person
      where organization_id = ${organization} and id = any(${ids}) and creation_app_id is not null`.execute(
    db,
  )
  return rows
}

/** Where a file hangs on a ticket or lies in a bucket; one that does neither belongs where its owner does. */
const appsOfFiles: Find = async (db, ids) => {
  const attached = await db
    .selectFrom('attachment')
    .innerJoin('ticket', 'ticket.id', 'attachment.ticketId')
    .select(['attachment.fileId as id', 'ticket.appId'])
    .distinct()
    .where('attachment.fileId', 'in', ids)
    .union(
      db
        .selectFrom('bucketFile')
        .innerJoin('bucketChannel', 'bucketChannel.bucketId', 'bucketFile.bucketId')
        .select(['bucketFile.fileId as id', 'bucketChannel.appId'])
        .where('bucketFile.fileId', 'in', ids),
    )
    .execute()
  const elsewhere = await db
    .selectFrom('file')
    .select(['id', 'ownerId'])
    .where('id', 'in', ids)
    .where('ownerId', 'is not', null)
    .execute()
  const owners = elsewhere.filter(({ id }) => !attached.some((file) => file.id === id))
  const found = await appsOfPeople(
    db,
    owners.map(({ ownerId }) => ownerId!),
  )
  return [
    ...attached,
    ...owners.flatMap(({ id, ownerId }) =>
      found.filter((person) => person.id === ownerId).map(({ appId }) => ({ id, appId })),
    ),
  ]
}

const find: Record<Noun, Find> = {
  ticket: async (db, ids) => {
    const rows = await db
      .selectFrom('ticket')
      .innerJoin('ticketCategory as category', 'category.id', 'ticket.categoryId')
      .leftJoin('ticketCategory as above', 'above.id', 'category.parentId')
      .select(['ticket.id', 'ticket.appId', 'category.id as categoryId', 'category.key', 'category.parentId'])
      .select('above.key as parentKey')
      .where('ticket.id', 'in', ids)
      .execute()
    return rows.map(({ id, appId, categoryId, key, parentId, parentKey }) => ({
      id,
      appId,
      category: { id: categoryId, key, parentId, parentKey },
    }))
  },
  'community-article': inTable('post'),
  'registration-code': (db, ids) =>
    db
      .selectFrom('registrationCodePeriod as link')
      .innerJoin('utilisationPeriod as period', 'period.id', 'link.utilisationPeriodId')
      .select(['link.registrationCodeId as id', 'period.appId'])
      .distinct()
      .where('link.registrationCodeId', 'in', ids)
      .execute(),
  user: appsOfPeople,
  file: appsOfFiles,
  bucket: (db, ids) =>
    db
      .selectFrom('bucketChannel')
      .select(['bucketId as id', 'appId'])
      .distinct()
      .where('bucketId', 'in', ids)
      .execute(),
  app: async (_, ids) => ids.map((id) => ({ id, appId: id })),
  import: inTable('import'),
  property: inTable('property'),
  group: inTable('building'),
  unit: inTable('unit'),
  'utilisation-period': inTable('utilisationPeriod'),
}

/** Which apps things belong to, by their id. What is gone, or belongs to none, belongs to the organization as a whole. */
export const locate = async (db: Db, subjects: { noun: Noun; id: string }[]) => {
  const located = new Map<string, Located[]>()
  for (const [noun, group] of Map.groupBy(subjects, ({ noun }) => noun))
    for (const each of await find[noun](db, [...new Set(group.map(({ id }) => id))]))
      located.set(each.id, [...(located.get(each.id) ?? []), each])
  return located
}

export const listAppIds = async (db: Db) =>
  (await db.selectFrom('app').select('id').execute()).map(({ id }) => id)
