import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Db } from '#kernel/server/database.ts'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'

export const findCategory = (db: Db, id: string) =>
  db.selectFrom('ticketCategory').selectAll().where('id', '=', id).executeTakeFirst()

const notBelowArchived = sql<boolean>`not exists (select from ticket_category above
  where above.organization_id = ${currentOrganization} and above.id = category.parent_id and above.archived_at is not null)`

/** A category that a ticket of this app can have: neither it nor what it lies below is archived, and none is below it. */
export const findChoosable = (db: Db, id: string, appId: string) =>
  db
    .selectFrom('ticketCategory as category')
    .select('category.id')
    .where('category.id', '=', id)
    .where('category.appId', '=', appId)
    .where('category.archivedAt', 'is', null)
    .where(notBelowArchived)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('ticketCategory as below')
            .select('below.id')
            .whereRef('below.parentId', '=', 'category.id')
            .where('below.archivedAt', 'is', null),
        ),
      ),
    )
    .executeTakeFirst()

export const listCategories = (db: Db, appId: string, archived: boolean) =>
  db
    .selectFrom('ticketCategory as category')
    .selectAll()
    .where('appId', '=', appId)
    .$if(!archived, (query) => query.where('archivedAt', 'is', null).where(notBelowArchived))
    .orderBy('position')
    .orderBy('id')
    .execute()

/** A new category, behind those that are there. */
export const insertCategory = (db: Db, values: Insertable<Tables['ticketCategory']>) =>
  db
    .insertInto('ticketCategory')
    .values({
      ...values,
      position: sql`(select coalesce(max(position), 0) + 1 from ticket_category
        where organization_id = ${db.organizationId} and app_id = ${values.appId})`,
    })
    .returningAll()
    .executeTakeFirstOrThrow()

export const setCategory = (db: Db, id: string, values: Updateable<Tables['ticketCategory']>) =>
  db.updateTable('ticketCategory').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

export const hasBelow = async (db: Db, id: string) =>
  (await db
    .selectFrom('ticketCategory')
    .select('id')
    .where('parentId', '=', id)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Those named come first, in the order they are named; the others keep theirs behind. */
export const setOrder = async (db: Db, appId: string, ids: string[]) => {
  await sql`update ticket_category set position = ordered.position
    from (select id, row_number() over (order by array_position(${ids}::text[], id::text) nulls last, position, id)::int as position
      from ticket_category where organization_id = ${db.organizationId} and app_id = ${appId}) ordered
    where ticket_category.organization_id = ${db.organizationId} and ticket_category.id = ordered.id`.execute(
    db,
  )
}
