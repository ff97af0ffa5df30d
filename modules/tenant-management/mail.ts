import { languageOf } from '#kernel/contract/shapes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { findByEmail, type findPersonForJob, newSecret } from '#modules/accounts/public.ts'
import { writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { type CodeRow, findOpenCode, setCode } from './codes.queries.ts'
import { invitationSent, ofCode } from './events.ts'
import { offerWords } from './offers.words.ts'
import { addHomeUrl, offersUrl, registrationUrl } from './rules.ts'
import { invitationWords } from './words.ts'

/** Writes the invitation to the tenant's address, in their language, and notes that it was sent. */
export const sendInvitation = async (db: Db, services: Services, row: CodeRow, actor?: Actor) => {
  const now = new Date()
  const sent = await setCode(db, row.id, {
    invitationProblem: null,
    mailSecret:
      mailSecretOf(services, row) === undefined ? services.sealing.seal(newSecret()) : row.mailSecret,
    ...(row.invitedAt ? { resendAttempts: [...row.resendAttempts, now] } : { invitedAt: now }),
  })
  await write(db, services, sent, now)
  await record(db, invitationSent, { actor, ...ofCode(row) })
  return sent
}

/**
 * An open invitation goes to its new address; the link of the mail that went to the old one no longer proves that somebody
 * reads the new, and the old one is told.
 */
export const moveInvitation = async (
  db: Db,
  services: Services,
  { id, from }: { id: string; from: string },
) => {
  await setCode(db, id, { mailSecret: null })
  const row = await findOpenCode(db, id)
  if (!row?.tenantEmail) return
  await sendInvitation(db, services, row)
  const brand = await brandOf(db, row.places[0]?.appId)
  const language = languageOf(row.locale ?? brand.defaultLocale)
  const words = invitationWords(language)
  await writeMail(db, services, {
    key: `invitation moved ${id} ${row.resendAttempts.length}`,
    kind: 'invitation-moved',
    recipient: from,
    subject: words.moved(brand.name),
    language,
    brand,
    reason: words.reason,
    heading: words.moved(brand.name),
    greet: row.tenantName ?? '',
    paragraphs: [words.movedText],
  })
}

/** Who has an account is asked whether they want to be added; everybody else registers. */
const write = async (db: Db, services: Services, row: CodeRow, sentAt: Date) => {
  const [home] = row.places
  const brand = await brandOf(db, home?.appId)
  const account = row.permanent ? undefined : await findByEmail(db, row.tenantEmail!)
  if (account?.emailConfirmedAt)
    return mailAsked(db, services, account, {
      key: invitationKey(row.id, sentAt),
      brand,
      home: homesOf(row),
      expiresAt: row.expiresAt,
    })
  const language = languageOf(row.locale ?? brand.defaultLocale)
  const words = invitationWords(language)
  const url = registrationUrl(services.publicUrl, brand.appId, row.code, mailSecretOf(services, row))
  await writeMail(db, services, {
    key: invitationKey(row.id, sentAt),
    kind: 'invitation',
    recipient: row.tenantEmail!,
    subject: words.subject(brand.name),
    language,
    brand,
    reason: words.reason,
    heading: words.subject(brand.name),
    greet: row.tenantName ?? '',
    paragraphs: [words.text(homesOf(row)), words.codeHint],
    code: row.code,
    button: { label: words.button, url },
  })
}

/** What the mailed link of an invitation carries; one that no key of ours opens any more proves nothing. */
export const mailSecretOf = ({ sealing }: Services, { mailSecret }: Pick<CodeRow, 'mailSecret'>) => {
  try {
    return mailSecret === null ? undefined : sealing.open(mailSecret)
  } catch {
    return undefined
  }
}

/** Which mail it is: that of an earlier sending says nothing of the latest. */
export const invitationKey = (codeId: string, sentAt: Date) => `invitation ${codeId} ${sentAt.toISOString()}`

type Account = NonNullable<Awaited<ReturnType<typeof findPersonForJob>>>
type Content = Pick<
  Parameters<typeof writeMail>[2],
  'key' | 'brand' | 'heading' | 'paragraphs' | 'button' | 'code'
>

const writeToAccount = (db: Db, services: Services, account: Account, content: Content) =>
  writeMail(db, services, {
    ...content,
    kind: 'invitation',
    personId: account.id,
    recipient: account.email,
    subject: content.heading,
    language: languageOf(account.locale),
    reason: invitationWords(languageOf(account.locale)).reason,
    greet: account.username,
  })

/** Asks the person of an account whether they want to be added to a home. */
export const mailAsked = async (
  db: Db,
  services: Services,
  account: Account,
  {
    key,
    brand,
    home,
    expiresAt,
  }: { key: string; brand: Content['brand']; home: string; expiresAt: Date | null },
) => {
  const words = offerWords(languageOf(account.locale))
  await writeToAccount(db, services, account, {
    key,
    brand,
    heading: words.askedTitle,
    paragraphs: [words.askedText(brand.name, home), ...(expiresAt ? [words.untilText(expiresAt)] : [])],
    button: { label: words.open, url: offersUrl(services.publicUrl) },
  })
}

/** Tells an account that somebody without its password entered a code with its address: it can be added after signing in. */
export const notifyEntered = async (db: Db, services: Services, account: Account, row: CodeRow) => {
  const words = offerWords(languageOf(account.locale))
  const brand = await brandOf(db, row.places[0]?.appId)
  await writeToAccount(db, services, account, {
    key: `entered ${row.id} ${newSecret()}`,
    brand,
    heading: words.entered,
    paragraphs: [words.enteredText(homesOf(row))],
    code: row.code,
    button: { label: words.add, url: addHomeUrl(services.publicUrl, row.code) },
  })
}

/** What a code opens, as a person would say it: "Kramgasse 12, 3. OG links". */
export const homesOf = ({ places }: Pick<CodeRow, 'places'>) =>
  places
    .filter(({ ended }) => !ended)
    .map(({ address, unit }) => `${address}, ${unit}`)
    .join(' · ')
