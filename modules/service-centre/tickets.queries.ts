import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type { Row, Tables } from '#database/tables.ts'
import { mailboxKey } from '#kernel/contract/mailbox.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { currentOrganization } from '#kernel/server/organizationPlugin.ts'
import type { Hint } from '#kernel/server/live.ts'
import { visibleTo } from './policy.ts'
import type { Locate } from '#kernel/server/module.ts'

export interface Contact {
  id: string
  username: string
  profileImage: string | null
  phoneNumber: string | null
  email: string
}

interface Named {
  id: string
  name: string
}

const contact = (column: string) => sql<Contact | null>`(
  select json_build_object('id', person.id, 'username', person.username, 'profileImage', person.profile_image_id,
    'phoneNumber', person.phone_number, 'email', person.email)
  from person where person.organization_id = ${currentOrganization} and person.id = ${sql.ref(column)})`

const named = (table: 'property' | 'unit') => sql<Named | null>`(
  select json_build_object('id', place.id, 'name', place.name) from ${sql.table(table)} place
  where place.organization_id = ${currentOrganization} and place.id = ${sql.ref(`ticket.${table}_id`)})`

const building = sql<(Named & { address: Record<string, string | null> }) | null>`(
  select json_build_object('id', place.id, 'name', place.name, 'address', json_build_object('street', place.street,
    'houseNumber', place.house_number, 'postalCode', place.postal_code, 'city', place.city, 'country', place.country))
  from building place where place.organization_id = ${currentOrganization} and place.id = ticket.building_id)`

const tickets = (db: Db, actor: Actor) =>
  db
    .selectFrom('ticket')
    .innerJoin('ticketCategory', 'ticketCategory.id', 'ticket.categoryId')
    .innerJoin('conversation', 'conversation.ticketId', 'ticket.id')
    .leftJoin('ticketReading as reading', (join) =>
      join.onRef('reading.ticketId', '=', 'ticket.id').on('reading.personId', '=', actor.personId),
    )
    .selectAll('ticket')
    .select([
      'ticketCategory.name as category',
      'conversation.id as conversationId',
      'reading.readAt',
      contact('ticket.assignee_id').as('assignee'),
      contact('ticket.created_by_id').as('creator'),
      contact('ticket.person_id').as('person'),
      named('property').as('property'),
      building.as('building'),
      named('unit').as('unit'),
      sql<boolean>`coalesce(reading.read_at >= ticket.activity_at, false)`.as('read'),
      sql<number>`(select count(*) from message where message.organization_id = ${currentOrganization}
        and message.ticket_id = ticket.id and not message.internal and message.author_id is distinct from ${actor.personId}
        and message.created_at > coalesce(reading.read_at, '-infinity'))`.as('unread'),
    ])
    .where(visibleTo(actor))

export const findTicket = (db: Db, actor: Actor, id: string) =>
  tickets(db, actor).where('ticket.id', '=', id).executeTakeFirst()

/** Those of these tickets that the actor sees. */
export const listTicketsById = (db: Db, actor: Actor, ids: string[]) =>
  tickets(db, actor).where('ticket.id', 'in', ids).execute()

export type TicketDetails = NonNullable<Awaited<ReturnType<typeof findTicket>>>

/** Like findTicket, for those who will change it: the next one waits until we are done. */
export const lockTicket = async (db: Db, actor: Actor, id: string) => {
  await db
    .selectFrom('ticket')
    .select('id')
    .where(visibleTo(actor))
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return findTicket(db, actor, id)
}

/** A moment after everything that happened to a locked ticket, also when two things happen in one millisecond. */
export const momentAfter = ({ activityAt }: { activityAt: Date }) =>
  new Date(Math.max(Date.now(), activityAt.getTime() + 1))

type Searched = Pick<
  Insertable<Tables['ticket']>,
  | 'number'
  | 'title'
  | 'requesterName'
  | 'requesterEmail'
  | 'personId'
  | 'propertyId'
  | 'buildingId'
  | 'unitId'
>

/** What a ticket is found by, except for its messages: number, title, requester and address. */
const searchOf = (db: Db, ticket: Searched): RawBuilder<string> => {
  const from = (table: string, id: unknown, words: string) =>
    sql`(select ${sql.raw(words)} from ${sql.table(table)} where organization_id = ${db.organizationId} and id = ${id ?? null})`
  return sql`palier.searchable(concat_ws(' ', ${`#${String(ticket.number)}`}::text, ${ticket.title}::text,
    ${ticket.requesterName ?? null}::text, ${ticket.requesterEmail ?? null}::text,
    ${from('person', ticket.personId, `concat_ws(' ', username, email)`)},
    ${from('building', ticket.buildingId, `concat_ws(' ', name, postal_code, city)`)},
    ${from('property', ticket.propertyId, 'name')}, ${from('unit', ticket.unitId, 'name')}))`
}

/** A new ticket with its number and conversation; gives its id. */
export const insertTicket = async (
  db: Db,
  values: Omit<Insertable<Tables['ticket']>, 'number' | 'search'>,
) => {
  const { last: number } = await db
    .insertInto('ticketCounter')
    .values({ last: 1 })
    .onConflict((conflict) =>
      conflict.column('organizationId').doUpdateSet({ last: sql`ticket_counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('ticket')
    .values({ ...values, number, search: searchOf(db, { ...values, number }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('conversation').values({ ticketId: id }).execute()
  return id
}

const searched = new Set(['title', 'personId', 'propertyId', 'buildingId', 'unitId'])

export const setTicket = async (db: Db, ticket: Row<'ticket'>, values: Updateable<Tables['ticket']>) => {
  const renewed = Object.keys(values).some((column) => searched.has(column))
  await db
    .updateTable('ticket')
    .set({
      updatedAt: new Date(),
      ...values,
      ...(renewed && { search: searchOf(db, { ...ticket, ...values } as unknown as Searched) }),
    })
    .where('id', '=', ticket.id)
    .execute()
}

/** A person has read a ticket until an instant, or to its end. What has been read never becomes unread. */
export const setReading = async (db: Db, ticketId: string, personId: string, until?: Date) => {
  await sql`insert into ticket_reading (organization_id, ticket_id, person_id, read_at)
    select organization_id, id, ${personId}, least(activity_at, coalesce(${until ?? null}::timestamptz, activity_at)) from ticket
    where organization_id = ${db.organizationId} and id = ${ticketId}
    on conflict (organization_id, person_id, ticket_id)
      do update set read_at = greatest(ticket_reading.read_at, excluded.read_at)`.execute(db)
}

/** Shows colleagues who is at a ticket: a hint, nothing is kept of it. */
export const showPresence = async (db: Db, actor: Actor, ticketId: string, state: string) => {
  const { organizationId } = db
  const { personId: person, username: name } = actor
  const hint: Hint = {
    organizationId,
    type: 'presence',
    id: ticketId,
    by: person,
    more: { person, name, state },
  }
  await sql`select pg_notify('live', ${JSON.stringify(hint)})`.execute(db)
}

const subject = [
  'ticket.id',
  'ticket.appId',
  'ticket.propertyId',
  'ticket.buildingId',
  'ticket.unitId',
  'ticket.status',
  'ticket.personId',
  'ticket.assigneeId',
  'ticket.closedAt',
] as const

/** Those of these tickets that an actor sees, with what a policy asks about them. */
export const visibleAmong = (db: Db, actor: Actor, ids: string[]) =>
  db
    .selectFrom('ticket')
    .select(subject)
    .where(visibleTo(actor))
    .where('ticket.id', 'in', ['', ...ids])
    .execute()

/** What a digest says of tickets that the actor sees, and until when they have read them. */
export const listForDigest = (db: Db, actor: Actor, ids: string[]) =>
  db
    .selectFrom('ticket')
    .leftJoin('ticketReading as reading', (join) =>
      join.onRef('reading.ticketId', '=', 'ticket.id').on('reading.personId', '=', actor.personId),
    )
    .select([...subject, 'ticket.number', 'ticket.title', 'reading.readAt'])
    .where(visibleTo(actor))
    .where('ticket.id', 'in', ids)
    .execute()

/** The tickets that a file hangs on and the actor sees. */
export const findAttachedTo = (db: Db, actor: Actor, fileId: string) =>
  db
    .selectFrom('attachment')
    .innerJoin('ticket', 'ticket.id', 'attachment.ticketId')
    .select([...subject, 'attachment.internal'])
    .where('attachment.fileId', '=', fileId)
    .where(visibleTo(actor))
    .limit(20)
    .execute()

/** The tickets that somebody with this address wrote without an account, locked to be given to who has it now. */
export const lockUnclaimed = (db: Db, email: string) =>
  db
    .selectFrom('ticket')
    .selectAll()
    .where('personId', 'is', null)
    .where('requesterEmailKey', '=', mailboxKey(email))
    .limit(1000)
    .forUpdate()
    .execute()

/** Which apps tickets belong to, with the categories that their names on the wire carry. */
export const locateTickets: Locate = async (db, ids) => {
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
}

export const locateAttached: Locate = (db, ids) =>
  db
    .selectFrom('attachment')
    .innerJoin('ticket', 'ticket.id', 'attachment.ticketId')
    .select(['attachment.fileId as id', 'ticket.appId'])
    .distinct()
    .where('attachment.fileId', 'in', ids)
    .execute()
