import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { daily, enqueue, job } from '#kernel/server/jobs.ts'
import type { Services } from '#kernel/server/services.ts'
import { requireNoTransaction } from '#kernel/server/waiting.ts'
import { mailFailed } from './events.ts'
import * as queries from './mails.queries.ts'
import { anonymous, causeOf, MOST_ATTEMPTS, pauseAfter, type Refusal, refusesAddress } from './mails.rules.ts'

/** Milliseconds that a post is given to be reached, to greet, and to go on once it has stopped in the middle. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
const SECONDS_FOR_A_MAIL = 120
/** Longer than a mail may take: who still holds it then has died. */
const TAKEN_SECONDS = 180
/** A mail whose sending was interrupted may have gone out, so it is not begun for ever. */
const MOST_INTERRUPTIONS = 3

/**
 * Hands a mail to SMTP, between two short transactions: the first takes it, the second says what became of it. Who dies in between
 * leaves it taken; it is sent again under the same Message-ID, at most twice.
 */
export const sendMail = job(
  'send a mail',
  z.object({ mailId: id }),
  { tries: MOST_ATTEMPTS, seconds: SECONDS_FOR_A_MAIL, lane: 'mail' },
  async ({ database, organizationId, payload: { mailId }, services }) => {
    if (!services.smtpUrl) return
    const inside = <Result>(work: (db: Db) => Promise<Result>) =>
      inOrganization(database, { organizationId }, work)
    const mail = await inside((db) => take(db, mailId))
    if (!mail) return
    const refusal = await deliver(services, mail).then(
      () => undefined,
      (error: Error & Refusal) => error,
    )
    await inside((db) => (refusal ? refused(db, services, mail, refusal) : sent(db, mail)))
  },
)

const take = async (db: Db, mailId: string) => {
  const mail = await queries.takeMail(db, mailId, TAKEN_SECONDS)
  if (mail && mail.interruptions >= MOST_INTERRUPTIONS) {
    await fail(db, mail, 'interrupted')
    return undefined
  }
  if (mail) return mail
  const until = await queries.takenUntil(db, mailId)
  // Somebody else is at it, or died over it.
  if (until) await enqueue(db, sendMail, { mailId }, { runAt: until, key: `mail ${mailId}` })
  return undefined
}

const deliver = async ({ smtpUrl, mailFrom }: Services, mail: queries.MailRow) => {
  requireNoTransaction('A mail server')
  const transport = createTransport({ url: smtpUrl!, ...PATIENCE })
  const address = /<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom
  try {
    await transport.sendMail({
      from: { name: mail.senderName, address },
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: mail.messageId,
      ...(mail.referenceId && { inReplyTo: mail.referenceId, references: [mail.referenceId] }),
      headers: {
        ...(mail.headers as Record<string, string>),
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
    })
  } finally {
    transport.close()
  }
}

const sent = async (db: Db, { id: mailId }: queries.MailRow) => {
  await queries.setSent(db, mailId)
  await queries.noteServer(db)
}

const refused = async (db: Db, { log }: Services, mail: queries.MailRow, refusal: Refusal) => {
  await queries.setRefused(db, mail.id, refusal.message.slice(0, 500))
  if (refusesAddress(refusal)) return fail(db, mail, 'address-refused')
  const cause = causeOf(refusal)
  if (cause) {
    const error = anonymous(refusal)
    const wasFailing = await queries.noteServer(db, { error, cause })
    if (!wasFailing) log.error({ error, cause }, 'The mail server takes no mails; they are tried again')
  }
  if (mail.attempts >= MOST_ATTEMPTS) return fail(db, mail, 'given-up')
  const runAt = new Date(Date.now() + pauseAfter(mail.attempts))
  await enqueue(db, sendMail, { mailId: mail.id }, { runAt, key: `mail ${mail.id}` })
}

const fail = async (db: Db, { id: mailId, kind, key }: queries.MailRow, problem: queries.MailProblem) => {
  await queries.setFailed(db, mailId, problem)
  await record(db, mailFailed, { subjectId: mailId, data: { mailId, kind, key, problem } })
}

const DAYS_KEPT = 90

export const mailDailyJobs = [
  daily('03:20', 'mails of three months ago are forgotten', async ({ db }) =>
    queries.purgeBefore(db, new Date(Date.now() - DAYS_KEPT * 86_400_000)),
  ),
]
