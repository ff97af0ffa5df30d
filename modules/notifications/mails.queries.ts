import type { Db } from '#kernel/server/database.ts'

export interface NewMail {
  /** What makes it this mail and no other: asked for twice, it is written once. */
  key: string
  kind: string
  personId?: string | undefined
  recipient: string
  senderName: string
  subject: string
  html: string
  text: string
  ticketId?: string | undefined
  messageId: string
  referenceId?: string | undefined
  /** As JSON. */
  headers: string
}

/** Writes a mail and gives its id, or undefined when it was written before. */
export const insertMail = async (db: Db, mail: NewMail) => {
  const written = await db
    .insertInto('mail')
    .values(mail)
    .onConflict((conflict) => conflict.columns(['organizationId', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written?.id
}

/** The mail, held until the transaction ends, unless it was sent or is being sent. */
export const lockUnsentMail = (db: Db, id: string) =>
  db
    .selectFrom('mail')
    .selectAll()
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export const setSent = (db: Db, id: string) =>
  db.updateTable('mail').set({ sentAt: new Date(), lastError: null }).where('id', '=', id).execute()

export const setFailed = (db: Db, id: string, attempts: number, lastError: string) =>
  db.updateTable('mail').set({ attempts, lastError }).where('id', '=', id).execute()

/** The newest mails, for the demo's window on the post. */
export const listMails = (db: Db, recipient: string) =>
  db
    .selectFrom('mail')
    .select(['id', 'recipient', 'senderName', 'subject', 'createdAt'])
    .$if(recipient !== '', (query) =>
      query.where('recipient', 'ilike', `%${recipient.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`),
    )
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

export const findMail = (db: Db, id: string) =>
  db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst()
