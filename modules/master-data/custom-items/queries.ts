import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import { customItemVisibleTo } from '../policy.ts'

const columns = {
  Property: 'propertyId',
  Group: 'buildingId',
  Unit: 'unitId',
  UtilisationPeriod: 'utilisationPeriodId',
} as const
type Onto = keyof typeof columns
const order = Object.keys(columns) as Onto[]

const partsOf = (place: string) => place.split('-') as [Onto, string]

/** Where a note can hang: the place with all that is above it; undefined when it is not there. */
export const findItemPlace = async (db: Db, place: string) => {
  const [type, id] = partsOf(place)
  if (type === 'Property')
    return db
      .selectFrom('property')
      .select(['appId', 'id as propertyId'])
      .where('id', '=', id)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
  if (type === 'Group')
    return db
      .selectFrom('building')
      .select(['appId', 'propertyId', 'id as buildingId'])
      .where('id', '=', id)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
  if (type === 'Unit')
    return db
      .selectFrom('unit')
      .select(['appId', 'propertyId', 'buildingId', 'id as unitId'])
      .where('id', '=', id)
      .where('deletedAt', 'is', null)
      .executeTakeFirst()
  return db
    .selectFrom('utilisationPeriod')
    .select(['appId', 'propertyId', 'buildingId', 'unitId', 'id as utilisationPeriodId'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

const author = sql<{
  id: string
  username: string
} | null>`(select json_build_object('id', person.id, 'username', person.username) from person
  where person.organization_id = ${currentOrganization} and person.id = custom_item.created_by_id)`

const items = (db: Db, actor: Actor) =>
  db
    .selectFrom('customItem')
    .selectAll('customItem')
    .select(author.as('author'))
    .where(customItemVisibleTo(actor))

export const findItem = (db: Db, actor: Actor, id: string) =>
  items(db, actor).where('customItem.id', '=', id).executeTakeFirst()
export type ItemRow = NonNullable<Awaited<ReturnType<typeof findItem>>>

/** The notes that hang on a place itself, by name. */
export const listItems = (db: Db, actor: Actor, place: string) => {
  const [type, id] = partsOf(place)
  return items(db, actor)
    .where(columns[type], '=', id)
    .where((where) =>
      where.and(order.slice(order.indexOf(type) + 1).map((below) => where(columns[below], 'is', null))),
    )
    .orderBy(sql`name collate palier.natural`)
    .orderBy('customItem.id')
    .execute()
}

export const insertItem = async (db: Db, actor: Actor, values: Insertable<Tables['customItem']>) => {
  const { id } = await db.insertInto('customItem').values(values).returning('id').executeTakeFirstOrThrow()
  return (await findItem(db, actor, id))!
}

/** Changes a note; undefined when it is not the version that the change was made to. */
export const setItem = async (
  db: Db,
  actor: Actor,
  id: string,
  values: Updateable<Tables['customItem']>,
  version?: number,
) => {
  const changed = await db
    .updateTable('customItem')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version!))
    .returning('id')
    .executeTakeFirst()
  return changed && findItem(db, actor, id)
}

export const deleteItem = (db: Db, id: string) => db.deleteFrom('customItem').where('id', '=', id).execute()

/** How a note's place is written. */
export const placeOfItem = (
  item: Pick<ItemRow, 'propertyId' | 'buildingId' | 'unitId' | 'utilisationPeriodId'>,
) => {
  const type = order.findLast((level) => item[columns[level]] !== null)!
  return `${type}-${item[columns[type]]}`
}
