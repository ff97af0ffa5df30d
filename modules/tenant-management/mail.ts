import { languageOf } from '#kernel/contract/shapes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { newSecret } from '#modules/accounts/public.ts'
import { writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { type CodeRow, findOpenCode, setCode } from './codes.queries.ts'
import { invitationSent } from './events.ts'
import { registrationUrl } from './rules.ts'
import { invitationWords } from './words.ts'

/** Writes the invitation to the tenant's address, in their language, and notes that it was sent. */
export const sendInvitation = async (db: Db, platform: Platform, row: CodeRow, actor?: Actor) => {
  const now = new Date()
  const sent = await setCode(db, row.id, {
    invitationProblem: null,
    mailSecret:
      mailSecretOf(platform, row) === undefined ? platform.sealing.seal(newSecret()) : row.mailSecret,
    ...(row.invitedAt ? { resendAttempts: [...row.resendAttempts, now] } : { invitedAt: now }),
  })
  await write(db, platform, sent, now)
  await record(db, invitationSent, { actor, subjectId: row.id, data: { registrationCodeId: row.id } })
  return sent
}

/**
 * An open invitation goes to its new address; the link of the mail that went to the old one no longer proves that somebody
 * reads the new, and the old one is told.
 */
export const moveInvitation = async (
  db: Db,
  platform: Platform,
  { id, from }: { id: string; from: string },
) => {
  await setCode(db, id, { mailSecret: null })
  const row = await findOpenCode(db, id)
  if (!row?.tenantEmail) return
  await sendInvitation(db, platform, row)
  const brand = await brandOf(db, row.places[0]?.appId)
  const language = languageOf(row.locale ?? brand.defaultLocale)
  const words = invitationWords(language)
  await writeMail(db, platform, {
    key: `invitation moved ${id} ${row.resendAttempts.length}`,
    kind: 'invitation-moved',
    recipient: from,
    subject: words.moved(brand.name),
    language,
    brand,
    reason: 'invitation',
    heading: words.moved(brand.name),
    greet: row.tenantName ?? '',
    paragraphs: [words.movedText],
  })
}

const write = async (db: Db, platform: Platform, row: CodeRow, sentAt: Date) => {
  const [home] = row.places
  const brand = await brandOf(db, home?.appId)
  const language = languageOf(row.locale ?? brand.defaultLocale)
  const words = invitationWords(language)
  const url = registrationUrl(platform.publicUrl, brand.appId, row.code, mailSecretOf(platform, row))
  await writeMail(db, platform, {
    key: invitationKey(row.id, sentAt),
    kind: 'invitation',
    recipient: row.tenantEmail!,
    subject: words.subject(brand.name),
    language,
    brand,
    reason: 'invitation',
    heading: words.subject(brand.name),
    greet: row.tenantName ?? '',
    paragraphs: [words.text(homesOf(row)), words.codeHint],
    code: row.code,
    button: { label: words.button, url },
  })
}

/** What the mailed link of an invitation carries; one that no key of ours opens any more proves nothing. */
export const mailSecretOf = ({ sealing }: Platform, { mailSecret }: Pick<CodeRow, 'mailSecret'>) => {
  try {
    return mailSecret === null ? undefined : sealing.open(mailSecret)
  } catch {
    return undefined
  }
}

/** Which mail it is: that of an earlier sending says nothing of the latest. */
export const invitationKey = (codeId: string, sentAt: Date) => `invitation ${codeId} ${sentAt.toISOString()}`

/** What a code opens, as a person would say it: "Kramgasse 12, 3. OG links". */
export const homesOf = ({ places }: Pick<CodeRow, 'places'>) =>
  places.map(({ address, unit }) => `${address}, ${unit}`).join(' · ')
