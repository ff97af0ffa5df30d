import { type Insertable, sql } from 'kysely'
import type { Row, Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { visibleTo } from './policy.ts'

/** A conversation with what decides who may do what in it. */
export const findConversation = (db: Db, actor: Actor, id: string) =>
  db
    .selectFrom('conversation')
    .innerJoin('ticket', 'ticket.id', 'conversation.ticketId')
    .leftJoin('ticketReading as reading', (join) =>
      join.onRef('reading.ticketId', '=', 'ticket.id').on('reading.personId', '=', actor.personId),
    )
    .select(['conversation.id', 'conversation.ticketId', 'conversation.createdAt', 'reading.readAt'])
    .select([
      'ticket.appId',
      'ticket.propertyId',
      'ticket.buildingId',
      'ticket.unitId',
      'ticket.personId',
      'ticket.assigneeId',
      'ticket.status',
      'ticket.closedAt',
    ])
    .where(visibleTo(actor))
    .where('conversation.id', '=', id)
    .executeTakeFirst()

export type AttachedFile = Row<'file'> & { messageId: string | null; ticketId: string }

const files = (db: Db, internal: boolean) =>
  db
    .selectFrom('attachment')
    .innerJoin('file', 'file.id', 'attachment.fileId')
    .selectAll('file')
    .select(['attachment.messageId', 'attachment.ticketId'])
    .where('file.deletedAt', 'is', null)
    .$if(!internal, (query) => query.where('attachment.internal', '=', false))
    .orderBy('attachment.position')
    .orderBy('attachment.id')

/** The files that came with these tickets themselves. */
export const listTicketFiles = (db: Db, ticketIds: string[]): Promise<AttachedFile[]> =>
  files(db, false)
    .where('attachment.ticketId', 'in', ticketIds)
    .where('attachment.messageId', 'is', null)
    .execute()

/** The files that came with these messages; most have none, and nothing is asked then. */
export const listMessageFiles = async (
  db: Db,
  ticketId: string,
  messages: { id: string; type: string }[],
  internal: boolean,
): Promise<AttachedFile[]> => {
  const ids = withFiles(messages)
  if (ids.length === 0) return []
  return files(db, internal)
    .where('attachment.ticketId', '=', ticketId)
    .where('attachment.messageId', 'in', ids)
    .execute()
}

/** The files of messages of several tickets, whoever reads the messages. */
export const listFilesOfMessages = async (
  db: Db,
  messages: { id: string; type: string; ticketId: string }[],
): Promise<AttachedFile[]> => {
  const ids = withFiles(messages)
  if (ids.length === 0) return []
  return files(db, true)
    .where('attachment.ticketId', 'in', [...new Set(messages.map(({ ticketId }) => ticketId))])
    .where('attachment.messageId', 'in', ids)
    .execute()
}

const withFiles = (messages: { id: string; type: string }[]) =>
  messages.filter(({ type }) => type === 'file').map(({ id }) => id)

const messages = (db: Db) =>
  db
    .selectFrom('message')
    .leftJoin('person', 'person.id', 'message.authorId')
    .selectAll('message')
    .select([
      'person.username',
      'person.profileImageId',
      sql<string>`to_json(message.created_at) #>> '{}'`.as('sortAt'),
    ])

interface Page {
  internal: boolean
  after: { at: string; id: string } | undefined
  limit: number
}

export const listMessages = (db: Db, conversationId: string, { internal, after, limit }: Page) =>
  messages(db)
    .where('conversationId', '=', conversationId)
    .$if(!internal, (query) => query.where('internal', '=', false))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(message.created_at, message.id) > (${after!.at}::timestamptz, ${after!.id})`),
    )
    .orderBy('message.createdAt')
    .orderBy('message.id')
    .limit(limit)
    .execute()

export type MessageDetails = Awaited<ReturnType<typeof listMessages>>[number]

export const findMessage = (db: Db, id: string) =>
  messages(db).where('message.id', '=', id).executeTakeFirst()

/** These messages, with what decides who reads them; of tickets that the actor sees. */
export const listMessagesById = (db: Db, actor: Actor, ids: string[]) =>
  messages(db)
    .innerJoin('ticket', 'ticket.id', 'message.ticketId')
    .leftJoin('ticketReading as reading', (join) =>
      join.onRef('reading.ticketId', '=', 'ticket.id').on('reading.personId', '=', actor.personId),
    )
    .select(['reading.readAt', 'ticket.appId', 'ticket.propertyId', 'ticket.buildingId', 'ticket.unitId'])
    .select(['ticket.personId', 'ticket.assigneeId', 'ticket.status', 'ticket.closedAt'])
    .where('message.id', 'in', ids)
    .where(visibleTo(actor))
    .execute()

export const insertMessage = async (db: Db, values: Insertable<Tables['message']>) => {
  const { id } = await db.insertInto('message').values(values).returning('id').executeTakeFirstOrThrow()
  return messages(db).where('message.id', '=', id).executeTakeFirstOrThrow()
}

/** Holds files until the transaction ends: attached by two requests at once, they belong to the first. */
export const lockFiles = (db: Db, fileIds: string[]) =>
  db.selectFrom('file').select('id').where('id', 'in', fileIds).orderBy('id').forUpdate().execute()

export const isAttached = async (db: Db, fileIds: string[]) =>
  (await db.selectFrom('attachment').select('id').where('fileId', 'in', fileIds).executeTakeFirst()) !==
  undefined

export const insertAttachments = (
  db: Db,
  fileIds: string[],
  at: { ticketId: string; messageId?: string; internal: boolean },
) =>
  db
    .insertInto('attachment')
    .values(fileIds.map((fileId, position) => ({ ...at, fileId, position })))
    .execute()
