import type { RawBuilder } from 'kysely'
import type { MailedKind, NotificationKind } from '#kernel/contract/notifications.ts'
import { oneLine, shortened } from '#kernel/contract/text.ts'
import type { Db } from '#kernel/server/database.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import type { Services } from '#kernel/server/services.ts'
import { insertEntry } from './digests.queries.ts'
import { gather, isTooMuch } from './gathering.commands.ts'
import { type Brand, mailLayout, type MailContent } from './mail.ts'
import { sendMail } from './mails.jobs.ts'
import { insertMail, isDeactivated } from './mails.queries.ts'
import { pushNotification } from './push.jobs.ts'
import { insertNotification, insertNotifications, type NewNotification } from './queries.ts'
import { unsubscribeUrl } from './unsubscribing.queries.ts'
import { nextDigest, preferenceOf } from './preferences.rules.ts'

export type { Brand }
export { unlinked } from './mail.ts'
export { countMails, findMail, listMails } from './mails.queries.ts'
export { kindsOf } from './links.rules.ts'
export { listNotified, setReadAbout, wasNotified } from './queries.ts'

interface Writing extends Omit<MailContent, 'publicUrl' | 'unsubscribeUrl'> {
  key: string
  kind: string
  recipient: string
  subject: string
  personId?: string | undefined
  ticketId?: string | undefined
  /** It is none of those that the link at its end would end. */
  unending?: boolean
  /** Who it comes from by name; the organization's brand when left out. */
  senderName?: string
  /** The mail's own Message-ID and the one it answers, without angle brackets or host. */
  thread?: { id: string; root: string }
}

/** Writes a mail in the caller's transaction; it is sent once that commits. Asked for twice with one key, it is one mail; true when it is new. */
export const writeMail = async (
  db: Db,
  services: Pick<Services, 'publicUrl' | 'sealing'>,
  writing: Writing,
) => {
  const { publicUrl } = services
  const host = new URL(publicUrl).hostname
  const { key, kind, recipient, subject, personId, ticketId, senderName, thread, brand } = writing
  const own = `<${thread?.id ?? key.replaceAll(/[^\w.-]/g, '-')}@${host}>`
  const root = thread && `<${thread.root}@${host}>`
  // Only what a person may do without is theirs to end: never a link to a new password.
  const unsubscribe =
    writing.settings && !writing.unending && personId
      ? await unsubscribeUrl(db, services, personId)
      : undefined
  if (await isDeactivated(db, { personId, recipient })) return false
  if (personId === undefined || personId !== db.causedById) db.spendMail?.()
  const mailId = await insertMail(db, {
    key,
    kind,
    recipient,
    subject: inOneLine(subject),
    senderName: inOneLine(senderName ?? brand.name),
    ...mailLayout({ ...writing, publicUrl, unsubscribeUrl: unsubscribe }),
    personId,
    ticketId,
    messageId: own,
    referenceId: root === own ? undefined : root,
    headers: JSON.stringify(
      unsubscribe
        ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {},
    ),
  })
  if (mailId) await enqueue(db, sendMail, { mailId }, { key: `mail ${mailId}` })
  return mailId !== undefined
}

const LONGEST_LINE = 250

/** Also what came in before text passed a door: what turns the direction of a sender's name makes it look like another. */
const inOneLine = (text: string) => shortened(oneLine(text), LONGEST_LINE)

export interface MailNotification {
  personId: string
  /** The person's channels and settings, as the database has them. */
  preferences: { channels: unknown; notificationSettings: unknown }
  objectId: string
  occurredAt: Date
  brand: Brand & { appId: string; timezone: string }
  /** What happened, in the reader's language. */
  line: string
  quote?: MailContent['quote']
  key: string
  /** The kind of mail of which a reader gets one at once, and what follows soon after in one. */
  bundled?: string | undefined
}

/**
 * Brings news to a person by mail as they chose: `write` writes the mail at once, a digest tells it later, or neither. Of what
 * comes too thick, or of one person's doing too much, a mail a few minutes later tells the rest.
 */
export const notifyByMail = async (
  db: Db,
  { category, area }: MailedKind,
  { personId, preferences, objectId, occurredAt, brand, line, quote, key, bundled }: MailNotification,
  write: () => Promise<unknown>,
) => {
  const preference = preferenceOf(preferences, 'email', category)
  if (preference === 'never') return
  const atOnce = preference === 'immediately'
  if (atOnce && !(await isTooMuch(db, { personId, bundled }))) return void (await write())
  const entry = {
    personId,
    category,
    area,
    objectId,
    occurredAt,
    appId: brand.appId,
    line,
    quote: quote ? JSON.stringify(quote) : null,
    key,
  }
  if (preference === 'immediately') await gather(db, entry)
  else await insertEntry(db, { ...entry, dueAt: nextDigest(preference, brand.timezone, new Date()) })
}

/** Puts a notification into a person's inbox in the caller's transaction, and on their devices once that commits. */
export const notify = async (db: Db, kind: NotificationKind, notification: NewNotification) => {
  const notificationId = await insertNotification(db, kind, notification)
  await enqueue(db, pushNotification, { notificationId })
}

/** Like notify, for everybody whom a query finds as `person_id`. */
export const notifyAll = async (
  db: Db,
  kind: NotificationKind,
  notification: Omit<NewNotification, 'personId'>,
  people: RawBuilder<{ personId: string }>,
) => {
  await insertNotifications(db, kind, notification, people, pushNotification.name)
}
