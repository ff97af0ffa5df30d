import { type Insertable, sql, type Updateable } from 'kysely'
import type { Row, Tables } from '#database/tables.ts'
import { type Actor, appsOf } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Hint } from '#kernel/server/live.ts'
import { visibleTo } from './policy.ts'

interface Face {
  id: string
  username: string
  profileImage: string | null
}

const face = (column: string) => sql<Face | null>`(select json_build_object('id', person.id, 'username', person.username, 'profileImage', person.profile_image_id,
  'phoneNumber', person.phone_number, 'email', person.email) from person where person.organization_id = ticket.organization_id and person.id = ${sql.ref(column)})`

const tickets = (db: Db, actor: Actor) =>
  db
    .selectFrom('ticket')
    .selectAll('ticket')
    .select([
      face('ticket.assignee_id').as('assignee'),
      face('ticket.created_by_id').as('creator'),
      face('ticket.person_id').as('person'),
      sql<Record<string, string>>`(select name from ticket_category c where c.organization_id = ticket.organization_id and c.id = ticket.category_id)`.as('category'),
      sql<string>`(select id from conversation c where c.organization_id = ticket.organization_id and c.ticket_id = ticket.id limit 1)`.as('conversationId'),
      sql<{ id: string; name: string } | null>`(select json_build_object('id', p.id, 'name', p.name) from property p where p.organization_id = ticket.organization_id and p.id = ticket.property_id)`.as('property'),
      sql<{ id: string; name: string; address: Record<string, string | null> } | null>`(select json_build_object('id', b.id, 'name', b.name, 'address', json_build_object('street', b.street,
        'houseNumber', b.house_number, 'postalCode', b.postal_code, 'city', b.city, 'country', b.country)) from building b where b.organization_id = ticket.organization_id and b.id = ticket.building_id)`.as('building'),
      sql<{ id: string; name: string } | null>`(select json_build_object('id', u.id, 'name', u.name) from unit u where u.organization_id = ticket.organization_id and u.id = ticket.unit_id)`.as('unit'),
      sql<boolean>`exists (select from ticket_reading r where r.organization_id = ticket.organization_id and r.ticket_id = ticket.id and r.person_id = ${actor.personId}
        and r.read_at >= ticket.activity_at)`.as('read'),
      sql<number>`(select count(*) from message m where m.organization_id = ticket.organization_id and m.ticket_id = ticket.id and not m.internal
        and m.by_agent <> ${actor.grants.length > 0} and m.created_at > coalesce((select read_at from ticket_reading r
          where r.organization_id = ticket.organization_id and r.ticket_id = ticket.id and r.person_id = ${actor.personId}), '-infinity'))`.as('unread'),
    ])
    .where(visibleTo(actor))

export const findTicket = (db: Db, actor: Actor, id: string) => tickets(db, actor).where('ticket.id', '=', id).executeTakeFirst()
export type TicketDetails = NonNullable<Awaited<ReturnType<typeof findTicket>>>

/** Like findTicket, for those who will change it: the next one waits until we are done. */
export const lockTicket = async (db: Db, actor: Actor, id: string) => {
  await db.selectFrom('ticket').select('ticket.id').where(visibleTo(actor)).where('ticket.id', '=', id).forUpdate().executeTakeFirst()
  return findTicket(db, actor, id)
}

export const findConversation = (db: Db, actor: Actor, id: string) =>
  db
    .selectFrom('conversation')
    .innerJoin('ticket', 'ticket.id', 'conversation.ticketId')
    .select(['conversation.id', 'conversation.ticketId', 'conversation.createdAt'])
    .where(visibleTo(actor))
    .where('conversation.id', '=', id)
    .executeTakeFirst()

/** The files on a ticket itself and on its messages. */
export const listFiles = async (db: Db, ticketId: string, internal: boolean) => {
  const rows = await db
    .selectFrom('attachment')
    .innerJoin('file', 'file.id', 'attachment.fileId')
    .selectAll('file')
    .select('attachment.messageId')
    .where('attachment.ticketId', '=', ticketId)
    .$if(!internal, (query) => query.where('attachment.internal', '=', false))
    .where('file.deletedAt', 'is', null)
    .orderBy('attachment.position')
    .orderBy('attachment.id')
    .limit(500)
    .execute()
  return rows as (Row<'file'> & { messageId: string | null })[]
}

export const listMessages = (db: Db, conversationId: string, internal: boolean) =>
  db
    .selectFrom('message')
    .leftJoin('person', 'person.id', 'message.authorId')
    .selectAll('message')
    .select(['person.username', 'person.profileImageId'])
    .where('conversationId', '=', conversationId)
    .$if(!internal, (query) => query.where('internal', '=', false))
    .orderBy('message.id')
    .limit(2000)
    .execute()
export type MessageDetails = Awaited<ReturnType<typeof listMessages>>[number]

export const findMessage = (db: Db, id: string) =>
  db
    .selectFrom('message')
    .leftJoin('person', 'person.id', 'message.authorId')
    .selectAll('message')
    .select(['person.username', 'person.profileImageId'])
    .where('message.id', '=', id)
    .executeTakeFirstOrThrow()

export const insertMessage = async (db: Db, values: Insertable<Tables['message']>) => {
  const { id } = await db.insertInto('message').values(values).returning('id').executeTakeFirstOrThrow()
  return findMessage(db, id)
}

export const insertAttachments = async (
  db: Db,
  fileIds: string[],
  at: { ticketId: string; messageId?: string; internal: boolean },
) => {
  if (fileIds.length === 0) return
  await db
    .insertInto('attachment')
    .values(fileIds.map((fileId, position) => ({ ...at, fileId, position })))
    .execute()
}

/** A new ticket with its number and conversation. */
export const insertTicket = async (db: Db, values: Omit<Insertable<Tables['ticket']>, 'number' | 'search'>) => {
  const { last } = await db
    .insertInto('ticketCounter')
    .values({ last: 1 })
    .onConflict((conflict) => conflict.columns(['organizationId']).doUpdateSet({ last: sql`ticket_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('ticket')
    .values({ ...values, number: last })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('conversation').values({ ticketId: id }).execute()
  await refreshSearch(db, id)
  return id
}

export const setTicket = async (db: Db, id: string, values: Updateable<Tables['ticket']>) => {
  await db
    .updateTable('ticket')
    .set({ ...values, updatedAt: new Date(), version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
  if (values.title ?? values.unitId ?? values.buildingId ?? values.propertyId) await refreshSearch(db, id)
}

const refreshSearch = async (db: Db, id: string) => {
  const org = sql`${db.organizationId}`
  await sql`update ticket set search = palier.searchable(concat_ws(' ', '#' || number, title, requester_name, requester_email,
      (select concat_ws(' ', username, email) from person where organization_id = ${org} and person.id = ticket.person_id),
      (select concat_ws(' ', name, postal_code, city) from building where organization_id = ${org} and building.id = ticket.building_id),
      (select name from property where organization_id = ${org} and property.id = ticket.property_id),
      (select name from unit where organization_id = ${org} and unit.id = ticket.unit_id)))
    where organization_id = ${org} and id = ${id}`.execute(db)
}

export const setReading = (db: Db, ticketId: string, personId: string) =>
  db
    .insertInto('ticketReading')
    .values({ ticketId, personId, readAt: new Date() })
    .onConflict((conflict) => conflict.columns(['organizationId', 'personId', 'ticketId']).doUpdateSet({ readAt: new Date() }))
    .execute()

export const findCategory = (db: Db, id: string) => db.selectFrom('ticketCategory').selectAll().where('id', '=', id).executeTakeFirst()

export const listCategories = (db: Db, appId: string) =>
  db.selectFrom('ticketCategory').selectAll().where('appId', '=', appId).orderBy('position').orderBy('id').limit(1000).execute()

export const insertCategory = (db: Db, values: Insertable<Tables['ticketCategory']>) =>
  db.insertInto('ticketCategory').values(values).returningAll().executeTakeFirstOrThrow()

export const setCategory = (db: Db, id: string, values: Updateable<Tables['ticketCategory']>) =>
  db.updateTable('ticketCategory').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** A period that the person is checked into now or will be; the place of their report. */
export const findHome = (db: Db, personId: string, utilisationPeriodId: string) =>
  db
    .selectFrom('utilisationPeriod')
    .innerJoin('checkIn', 'checkIn.utilisationPeriodId', 'utilisationPeriod.id')
    .select(['utilisationPeriod.id', 'appId', 'propertyId', 'buildingId', 'unitId'])
    .where('utilisationPeriod.id', '=', utilisationPeriodId)
    .where('checkIn.personId', '=', personId)
    .where('checkIn.checkedOutAt', 'is', null)
    .where('utilisationPeriod.deletedAt', 'is', null)
    .where(sql<boolean>`coalesce(end_date >= current_date, true)`)
    .executeTakeFirst()

const tables = { App: 'app', Property: 'property', Group: 'building', Unit: 'unit' } as const

/** The columns of a place that is written `Unit-<id>`; undefined when there is none. */
export const findPlace = async (db: Db, given: string) => {
  const [type, id] = given.split('-') as [keyof typeof tables, string]
  const row = await db.selectFrom(tables[type] as 'unit').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  return {
    appId: type === 'App' ? row.id : row.appId,
    propertyId: type === 'Property' ? row.id : (row.propertyId ?? null),
    buildingId: type === 'Group' ? row.id : (row.buildingId ?? null),
    unitId: type === 'Unit' ? row.id : null,
  }
}

/** Staff whose roles let them answer on this place, and the agents of craftspeople. */
export const listAssignees = async (db: Db, place: { appId: string; propertyId: string | null; buildingId: string | null; unitId: string | null }, roles: { inside: string[]; external: string[] }) => {
  const { rows } = await sql<Face>`
    select distinct person.id, person.username, person.profile_image_id as "profileImage" from permission
    join person on person.organization_id = ${db.organizationId} and person.id = permission.person_id
    where permission.organization_id = ${db.organizationId} and coalesce(permission.start_at <= now(), true) and coalesce(permission.end_at > now(), true)
      and (permission.role = any(${roles.inside}) or permission.role = any(${roles.external}))
      and (permission.app_id = ${place.appId} or permission.property_id = ${place.propertyId} or permission.building_id = ${place.buildingId} or permission.unit_id = ${place.unitId})
    order by person.username limit 500`.execute(db)
  return rows
}

export const listHistory = (db: Db, ticketId: string) =>
  db
    .selectFrom('event')
    .leftJoin('person', 'person.id', 'event.actorId')
    .select(['event.id', 'event.type', 'event.data', 'event.occurredAt', 'person.username'])
    .where('event.subjectId', '=', ticketId)
    .orderBy('event.id')
    .limit(1000)
    .execute()

export const namesOf = async (db: Db, ids: string[]) => {
  const rows = ids.length === 0 ? [] : await db.selectFrom('person').select(['id', 'username']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, username }) => [id, username]))
}

/** Shows colleagues who is at a ticket: nothing is kept of it. */
export const showPresence = async (db: Db, actor: Actor, ticketId: string, state: string) => {
  const hint: Hint = { organizationId: db.organizationId, type: 'presence', id: ticketId, by: actor.personId, more: { name: actor.username, state } }
  await sql`select pg_notify('live', ${JSON.stringify(hint)})`.execute(db)
}

/** Which of these tickets an actor sees. */
export const visibleAmong = async (db: Db, actor: Actor, ids: string[]) => {
  const rows = await db.selectFrom('ticket').select('ticket.id').where(visibleTo(actor)).where('ticket.id', 'in', ['', ...ids]).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Does a file hang on a ticket that the actor sees, on a side of it that they see? */
export const mayReadAttachment = async (db: Db, actor: Actor, fileId: string) =>
  (await db
    .selectFrom('attachment')
    .innerJoin('ticket', 'ticket.id', 'attachment.ticketId')
    .select('attachment.id')
    .where('attachment.fileId', '=', fileId)
    .where(visibleTo(actor))
    .where((where) => where.or([where('attachment.internal', '=', false), sql<boolean>`${actor.grants.length > 0} and ticket.person_id is distinct from ${actor.personId}`]))
    .limit(1)
    .executeTakeFirst()) !== undefined

export const isOwnApp = (actor: Actor, appId: string) => appsOf(actor).includes(appId)

/** What a mail about a ticket needs: the requester with or without an account. */
export const findAddressee = (db: Db, ticketId: string) =>
  db
    .selectFrom('ticket')
    .leftJoin('person', 'person.id', 'ticket.personId')
    .select(['ticket.id', 'number', 'title', 'appId', 'status', 'assigneeId', 'personId', 'requesterName', 'requesterEmail', 'person.username', 'person.email', 'person.locale', 'person.channels', 'person.notificationSettings'])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst()

export const findPerson = (db: Db, id: string) =>
  db.selectFrom('person').select(['id', 'username', 'email', 'locale', 'channels', 'notificationSettings']).where('id', '=', id).executeTakeFirst()

export const findProvider = (db: Db, id: string) => db.selectFrom('serviceProvider').select('id').where('id', '=', id).executeTakeFirst()
