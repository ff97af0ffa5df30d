import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import { type Actor, appsOf } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { visibleTo } from './policy.ts'

const staff = sql<boolean>`exists (select from permission where permission.organization_id = person.organization_id and permission.person_id = person.id)`

const people = (db: Db, actor: Actor) => db.selectFrom('person').selectAll().select(staff.as('staff')).where(visibleTo(actor))

export const findUser = (db: Db, actor: Actor, id: string) => people(db, actor).where('person.id', '=', id).executeTakeFirst()

interface Wanted {
  emails?: string[] | undefined
  externalIds?: string[] | undefined
  kind?: 'staff' | 'resident' | undefined
  search?: string | undefined
}

export const listUsers = async (db: Db, actor: Actor, wanted: Wanted, { limit, offset }: { limit: number; offset: number }) => {
  const { emails, externalIds, kind, search } = wanted
  const found = people(db, actor)
    .$if(emails !== undefined, (query) => query.where(sql`lower(email)`, 'in', ['', ...emails!.map((one) => one.toLowerCase())]))
    .$if(externalIds !== undefined, (query) => query.where('externalId', 'in', ['', ...externalIds!]))
    .$if(kind !== undefined, (query) => query.where(staff, '=', kind === 'staff'))
    .$if(Boolean(search), (query) => query.where(sql<boolean>`person.search like '%' || palier.searchable(${search}) || '%'`))
  const items = await found.orderBy('username').orderBy('person.id').limit(limit).offset(offset).execute()
  if (items.length < limit && offset === 0) return { items, total: items.length }
  const { total } = await found.clearSelect().select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { items, total }
}

/** Adds a person and their address to the directory that sign-in looks in. */
export const insertPerson = async (db: Db, values: Insertable<Tables['person']>) => {
  const person = await db.insertInto('person').values(values).returningAll().executeTakeFirstOrThrow()
  await sql`select palier.enter_directory('email', ${person.email})`.execute(db)
  return person
}

export const setPerson = (db: Db, id: string, values: Updateable<Tables['person']>) =>
  db.updateTable('person').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

export const isEmailTaken = async (db: Db, email: string) =>
  (await db.selectFrom('person').select('id').where(sql`lower(email)`, '=', email.toLowerCase()).executeTakeFirst()) !== undefined

export const listOwnPeriods = (db: Db, personId: string) =>
  db
    .selectFrom('utilisationPeriod')
    .innerJoin('checkIn', 'checkIn.utilisationPeriodId', 'utilisationPeriod.id')
    .select(['utilisationPeriod.id', 'startDate', 'endDate', 'type'])
    .where('checkIn.personId', '=', personId)
    .where('utilisationPeriod.deletedAt', 'is', null)
    .orderBy('startDate', 'desc')
    .limit(1000)
    .execute()

export const listOwnApps = (db: Db, actor: Actor) =>
  db.selectFrom('app').select(['id', 'name', 'colour', 'logoId']).where('id', 'in', ['', ...appsOf(actor)]).orderBy('name').execute()

/** Faces are seen by everyone of the organization: a resident sees who answers. */
export const isProfileImage = async (db: Db, _: Actor, fileId: string) =>
  (await db.selectFrom('person').select('id').where('profileImageId', '=', fileId).executeTakeFirst()) !== undefined
