import { sql, type Updateable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import { mailboxKey } from '#kernel/contract/mailbox.ts'
import { type Actor, appsOf } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import { appsOfProvider } from '#modules/organizations/public.ts'
import type { OwnedColumn } from './owned.queries.ts'
import { keyVisibleTo, type Person, PROGRAM, tendedBy, visibleTo } from './policy.ts'
import { staff } from './sessions.queries.ts'
import type { UserFilter } from './users.rules.ts'

/** Every role that somebody holds, or will hold, with its place in the tree. */
export const held = (db: Db) => {
  const organization = sql`${db.organizationId}`
  return sql<Person['held']>`(select json_agg(json_build_object('role', permission.role,
      'appId', coalesce(permission.app_id, property.app_id, building.app_id, unit.app_id),
      'propertyId', coalesce(permission.property_id, building.property_id, unit.property_id),
      'buildingId', coalesce(permission.building_id, unit.building_id), 'unitId', permission.unit_id))
    from permission
    left join property on property.organization_id = ${organization} and property.id = permission.property_id
    left join building on building.organization_id = ${organization} and building.id = permission.building_id
    left join unit on unit.organization_id = ${organization} and unit.id = permission.unit_id
    where permission.organization_id = ${organization} and permission.person_id = person.id)`
}

/** The apps of the providers that somebody is an agent of; null when they are of none. */
const agentIn = (db: Db) => sql<
  Person['agentIn']
>`(select array_agg(distinct at.app_id) filter (where at.app_id is not null)
    || '{}' from agent left join lateral unnest(${appsOfProvider(db.organizationId, sql.ref('agent.service_provider_id'))}) at (app_id) on true
    where agent.organization_id = ${db.organizationId} and agent.person_id = person.id having count(*) > 0)`
/** The newest change of somebody's address that others need to know of: it waits, or came to nothing lately. */
const emailChange = (db: Db) => sql<Person['emailChange']>`(
    select json_build_object('id', change.id, 'newEmail', change.new_email, 'askedBy', change.asked_by, 'askedAt', change.asked_at,
      'confirmedAt', change.confirmed_at, 'approvedAt', change.approved_at, 'endedAt', change.ended_at, 'outcome', change.outcome,
      'askedByName', (select asker.username from person asker
        where asker.organization_id = ${db.organizationId} and asker.id = change.asked_by_id))
    from (select * from email_change newest where newest.organization_id = ${db.organizationId} and newest.person_id = person.id
      order by newest.asked_at desc limit 1) change
    where change.ended_at is null or (change.outcome in ('stopped', 'expired', 'taken', 'taken-back') and change.ended_at > now() - interval '14 days'))`

/** Has something to show beside a password: a program that shows codes, or a passkey. */
const secured = sql<boolean>`(exists (select from authenticator where authenticator.organization_id = ${currentOrganization}
    and authenticator.person_id = person.id and authenticator.confirmed_at is not null)
  or exists (select from passkey where passkey.organization_id = ${currentOrganization} and passkey.person_id = person.id))`

export const people = (db: Db, actor: Actor) =>
  db
    .selectFrom('person')
    .selectAll('person')
    .select([
      staff.as('staff'),
      tendedBy(actor).as('tended'),
      held(db).as('held'),
      agentIn(db).as('agentIn'),
      emailChange(db).as('emailChange'),
      secured.as('secondFactor'),
    ])
    .where(visibleTo(actor))

export const findUser = (db: Db, actor: Actor, id: string): Promise<Person | undefined> =>
  people(db, actor).where('person.id', '=', id).executeTakeFirst()

/** The person whom an address of the API names. */
export const findNamedUser = ({ db, actor, params }: { db: Db; actor: Actor; params: { userId: string } }) =>
  findUser(db, actor, params.userId)

/** Several people, as far as the actor sees them. */
export const findUsers = (db: Db, actor: Actor, ids: readonly string[]): Promise<Person[]> =>
  people(db, actor)
    .where(sql<boolean>`person.id = any(${ids})`)
    .execute()

/** Who works, or is about to work, in the back office; see `staff`. */
const staffIds = (db: Db) =>
  db
    .selectFrom('permission')
    .select('personId')
    .where('personId', 'is not', null)
    .union(db.selectFrom('agent').select('personId'))

/** How many people work for the organization and have nothing to show beside a password. */
export const countUnsecured = async (db: Db) => {
  const { count } = await db
    .selectFrom('person')
    .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('count'))
    .where('id', 'in', staffIds(db))
    .where('deactivatedAt', 'is', null)
    .where(sql<boolean>`person.type is distinct from ${PROGRAM}`)
    .where(sql<boolean>`not ${secured}`)
    .executeTakeFirstOrThrow()
  return count
}

/** People by the customer's own keys: all whom the actor sees, or only staff (agents) or residents (tenants). */
export const findUsersByKey = (
  db: Db,
  actor: Actor,
  { externalIds, userType }: { externalIds: string[]; userType?: 'agent' | 'tenant' | undefined },
) =>
  db
    .selectFrom('person')
    .select(['id', 'externalId'])
    .where(visibleTo(actor))
    .where(keyVisibleTo(actor))
    .where('externalId', 'in', externalIds)
    .$if(userType === 'agent', (found) => found.where('id', 'in', staffIds(db)))
    .$if(userType === 'tenant', (found) => found.where('id', 'not in', staffIds(db)))
    .execute()

const anyOf = (column: string, values: string[]) => sql<boolean>`${sql.ref(column)} = any(${values})`

/** Signs that mean something to LIKE mean themselves. */
const asWritten = (search: string) => search.trim().replaceAll(/[%_\\]/g, String.raw`\$&`)

/** More are not told apart by going on to look at them, but by another letter. */
const MOST_FOUND = 10_000

type Wanted = UserFilter & { search?: string | undefined }

const wanted = (db: Db, actor: Actor, { email, kind, search, ...exact }: Wanted) => {
  let found = people(db, actor)
  for (const [column, values] of Object.entries(exact)) found = found.where(anyOf(`person.${column}`, values))
  if (exact.externalId) found = found.where(keyVisibleTo(actor))
  if (email) found = found.where(anyOf('person.emailKey', email.map(mailboxKey)))
  // Of the many people of an organization few work for it: they are looked up from what they work as.
  if (kind?.length === 1)
    found = found
      .where('person.id', kind[0] === 'staff' ? 'in' : 'not in', staffIds(db))
      .where('person.type', 'is distinct from', PROGRAM)
  if (search)
    found = found.where(
      sql<boolean>`person.id in (select palier.requesters_like(${asWritten(search).split(/\s+/)}, ${MOST_FOUND}))`,
    )
  return found
}

/** The ids of all of them, in the order of their names. */
export const listUserIds = async (db: Db, actor: Actor, filter: Wanted) =>
  (
    await wanted(db, actor, filter)
      .clearSelect()
      .select('person.id')
      .orderBy('person.username')
      .orderBy('person.id')
      .execute()
  ).map(({ id }) => id)

/** People in the order of their names. */
export const listUsers = async (
  db: Db,
  actor: Actor,
  filter: Wanted,
  { limit, offset }: { limit: number; offset: number },
) => {
  const found = wanted(db, actor, filter)
  const items: Person[] = await found
    .orderBy('person.username')
    .orderBy('person.id')
    .limit(limit)
    .offset(offset)
    .execute()
  if (offset === 0 && items.length < limit) return { items, total: items.length }
  const { total } = await found
    .clearSelect()
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items, total }
}

/** A person as work in the background finds them, whom nobody asks for. */
export const findPersonForJob = (db: Db, id: string) =>
  db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()

/** Changes what is told of a person; who owns the account is the affair of the commands. */
export const setPerson = (db: Db, id: string, values: Omit<Updateable<Tables['person']>, OwnedColumn>) =>
  db.updateTable('person').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

export const listOwnApps = (db: Db, actor: Actor) =>
  db
    .selectFrom('app')
    .select(['id', 'name', 'colour', 'logoId as logo'])
    .where(anyOf('app.id', appsOf(actor)))
    .orderBy('name')
    .execute()

/** Is this a picture that the actor has uploaded? Only such can become a face, which everyone sees. */
export const isOwnPicture = async (db: Db, actor: Actor, fileId: string) =>
  (await db
    .selectFrom('file')
    .select('id')
    .where('id', '=', fileId)
    .where('ownerId', '=', actor.personId)
    .where('category', '=', 'image')
    .where('deletedAt', 'is', null)
    .executeTakeFirst()) !== undefined

/** Faces are seen by everyone of the organization: a resident sees who answers. */
export const isProfileImage = async (db: Db, _: Actor, fileId: string) =>
  (await db.selectFrom('person').select('id').where('profileImageId', '=', fileId).executeTakeFirst()) !==
  undefined

/** From now on the person is told of news in the app and on their devices only. */
export const endMails = (db: Db, personId: string) =>
  db
    .updateTable('person')
    .set({ channels: sql`channels || '{"email": false}'` })
    .where('id', '=', personId)
    .execute()

export const setUsername = (db: Db, id: string, username: string) =>
  db.updateTable('person').set({ username }).where('id', '=', id).execute()
