import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { enqueue, job } from '#kernel/server/jobs.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { lockUnsentMail, setFailed, setSent } from './mails.queries.ts'

const FIRST_PAUSE = 15_000
const LONGEST_PAUSE = 30 * 60_000
const MOST_ATTEMPTS = 200
/** Milliseconds that a post is given to be reached, to greet, and to go on once it has stopped in the middle. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Hands a mail to SMTP. What it refuses for now is tried again with growing pauses, for about four days. */
export const sendMail = job(
  'send a mail',
  z.object({ mailId: id }),
  async ({ database, organizationId, payload, platform }) => {
    if (!platform.smtpUrl) return
    await inOrganization(database, { organizationId }, async (db) => {
      const mail = await lockUnsentMail(db, payload.mailId)
      if (!mail) return
      try {
        await deliver(platform, mail)
        await setSent(db, mail.id)
      } catch (error) {
        await later(db, mail.id, mail.attempts + 1, error as Error)
      }
    })
  },
)

type Mail = NonNullable<Awaited<ReturnType<typeof lockUnsentMail>>>

const deliver = async ({ smtpUrl, mailFrom }: Platform, mail: Mail) => {
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

const later = async (db: Db, mailId: string, attempts: number, error: Error) => {
  await setFailed(db, mailId, attempts, error.message.slice(0, 500))
  const refused = 'responseCode' in error && Number(error.responseCode) >= 500
  if (refused || attempts >= MOST_ATTEMPTS) return
  const pause = Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
  await enqueue(db, sendMail, { mailId }, { runAt: new Date(Date.now() + pause), key: `mail ${mailId}` })
}
