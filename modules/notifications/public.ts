import type { Db } from '#kernel/server/database.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { type Brand, mailLayout, type MailContent } from './mail.ts'
import { sendMail } from './mails.jobs.ts'
import { insertMail } from './mails.queries.ts'
import { pushNotification } from './push.jobs.ts'
import { insertNotification, type NewNotification } from './queries.ts'

export type { Brand }
export { findMail, listMails } from './mails.queries.ts'
export { wants } from './wishes.rules.ts'

interface Writing extends MailContent {
  key: string
  kind: string
  recipient: string
  subject: string
  personId?: string | undefined
  ticketId?: string | undefined
  /** Who it comes from by name; the organization's brand when left out. */
  senderName?: string
  /** The mail's own Message-ID and the one it answers, without angle brackets or host. */
  thread?: { id: string; root: string }
}

/** Writes a mail in the caller's transaction; it is sent once that commits. Asked for twice with one key, it is one mail. */
export const writeMail = async (db: Db, { publicUrl }: Pick<Platform, 'publicUrl'>, writing: Writing) => {
  const host = new URL(publicUrl).hostname
  const { key, kind, recipient, subject, personId, ticketId, senderName, thread, brand } = writing
  const own = `<${thread?.id ?? key.replaceAll(/[^\w.-]/g, '-')}@${host}>`
  const root = thread && `<${thread.root}@${host}>`
  const mailId = await insertMail(db, {
    key,
    kind,
    recipient,
    subject: oneLine(subject),
    senderName: oneLine(senderName ?? brand.name),
    ...mailLayout(writing),
    personId,
    ticketId,
    messageId: own,
    referenceId: root === own ? undefined : root,
  })
  if (mailId) await enqueue(db, sendMail, { mailId }, { key: `mail ${mailId}` })
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 250)

/** Puts a notification into a person's inbox in the caller's transaction, and on their devices once that commits. */
export const notify = async (db: Db, notification: NewNotification) => {
  const notificationId = await insertNotification(db, notification)
  await enqueue(db, pushNotification, { notificationId })
}
