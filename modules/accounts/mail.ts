import { type Language, languageOf } from '#kernel/contract/shapes.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { countMails, writeMail } from '#modules/notifications/public.ts'
import { type AppBrand, brandOf } from '#modules/organizations/public.ts'
import { hashCode, hashSecret, newCode, newSecret } from './secrets.rules.ts'
import { insertCode, insertLink, type LinkPurpose } from './links.queries.ts'
import { accountMailWords } from './words.ts'

export interface Recipient {
  id: string
  username: string
  email: string
  locale: string
  creationAppId: string | null
  /** Without it nobody knows whose address it is, and no name is written to it. */
  emailConfirmedAt: Date | null
  /** Works in the back office, and is led there. */
  staff?: boolean
}

type Mailed = Exclude<LinkPurpose, 'proof' | 'sign-in'>

export const greeting = ({ username, emailConfirmedAt }: Recipient) => (emailConfirmedAt ? username : '')

const HOURS: Record<Mailed, number> = {
  'password-reset': 1,
  'email-confirmation': 72,
  'staff-invitation': 168,
}
const PAGES: Record<Mailed, string> = {
  'password-reset': 'reset',
  'email-confirmation': 'confirm',
  'staff-invitation': 'reset',
}

/** Writes the mail with a link that works once, in the caller's transaction. */
export const sendLink = async (
  db: Db,
  services: Services,
  person: Recipient,
  { purpose }: { purpose: Mailed },
) => {
  const secret = newSecret()
  const tokenHash = hashSecret(secret)
  const expiresAt = new Date(Date.now() + HOURS[purpose] * 3_600_000)
  await insertLink(db, { personId: person.id, purpose, email: person.email, tokenHash, expiresAt })
  const brand = await brandOf(db, person.creationAppId)
  const language = languageOf(person.locale)
  const page = `${person.staff ? 'cockpit' : 'app'}/${PAGES[purpose]}`
  const url = `${services.publicUrl}/${page}?token=${db.organizationId}.${secret}&app=${brand.appId}`
  await writeMail(db, services, {
    key: `link ${tokenHash}`,
    kind: purpose,
    personId: person.id,
    recipient: person.email,
    language,
    brand,
    reason: 'account',
    greet: greeting(person),
    ...contentOf(purpose, language, brand, url),
  })
}

const contentOf = (purpose: Mailed, language: Language, brand: AppBrand, url: string) => {
  const words = accountMailWords(language)
  if (purpose === 'password-reset')
    return {
      subject: words.resetSubject,
      heading: words.resetSubject,
      paragraphs: [words.resetText, words.resetIgnore],
      button: { label: words.resetButton, url },
    }
  if (purpose === 'email-confirmation')
    return {
      subject: words.confirmSubject,
      heading: words.confirmSubject,
      paragraphs: [words.confirmText],
      button: { label: words.confirmButton, url },
    }
  const subject = words.inviteSubject(brand.name)
  return {
    subject,
    heading: subject,
    paragraphs: [words.inviteText(brand.name)],
    button: { label: words.inviteButton, url },
  }
}

/** Writes the mail with a code that shows, in the session that asked, who holds it. */
export const sendProofCode = async (db: Db, services: Services, person: Recipient, sessionId: string) => {
  const code = newCode()
  const tokenHash = hashCode(sessionId, code)
  const expiresAt = new Date(Date.now() + 10 * 60_000)
  await insertCode(db, { personId: person.id, purpose: 'proof', email: person.email, tokenHash, expiresAt })
  const language = languageOf(person.locale)
  const words = accountMailWords(language)
  await writeMail(db, services, {
    key: `code ${tokenHash}`,
    kind: 'proof',
    personId: person.id,
    recipient: person.email,
    subject: words.proofSubject,
    language,
    brand: await brandOf(db, person.creationAppId),
    reason: 'account',
    heading: words.proofSubject,
    greet: greeting(person),
    paragraphs: [words.proofText, words.codeNotYou],
    code,
  })
}

type Change =
  | 'passwordChanged'
  | 'secondFactorAdded'
  | 'secondFactorRemoved'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'accountLocked'
  | 'accountDeactivated'
  | 'accountOpened'

/** Of one change a reader is told so often within an hour; then they know, and their profile shows the rest. */
const MOST_ALIKE = 3

/** Tells somebody, at the address they had, that their account has changed: so that a thief does not go unnoticed. */
export const notifyOfChange = async (db: Db, services: Services, person: Recipient, change: Change) => {
  const language = languageOf(person.locale)
  const words = accountMailWords(language)
  const told = await countMails(db, { personId: person.id, kind: 'account-changed', subject: words[change] })
  if (told >= MOST_ALIKE) return
  await writeMail(db, services, {
    key: `${change} ${person.id} ${newSecret()}`,
    kind: 'account-changed',
    personId: person.id,
    recipient: person.email,
    subject: words[change],
    language,
    brand: await brandOf(db, person.creationAppId),
    reason: 'account',
    heading: words[change],
    greet: greeting(person),
    paragraphs: [words[`${change}Text`], words.notYou],
  })
}
