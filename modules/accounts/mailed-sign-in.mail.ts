import { languageOf } from '#kernel/contract/shapes.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { insertLink } from './links.queries.ts'
import { greeting, type Recipient } from './mail.ts'
import { mailedSignInMailWords } from './mailed-sign-in.words.ts'
import { hashCode, hashSecret, newCode, newSecret } from './secrets.rules.ts'

const LIVES_MINUTES = 30

/**
 * Writes the mail with a link and, for the browser that has this ticket, a code. Staff are told how they sign in instead: a
 * mailbox alone opens no back office.
 */
export const sendSignInLink = async (
  db: Db,
  services: Services,
  person: Recipient & { staff: boolean },
  ticket: string,
) => {
  const brand = await brandOf(db, person.creationAppId)
  const language = languageOf(person.locale)
  const words = mailedSignInMailWords(language)
  const subject = words.subject(brand.name)
  const secret = newSecret()
  const mail = {
    key: `sign-in ${hashSecret(secret)}`,
    kind: 'sign-in',
    personId: person.id,
    recipient: person.email,
    subject,
    language,
    brand,
    reason: 'account',
    heading: subject,
    greet: greeting(person),
  } as const
  if (person.staff) {
    const button = { label: words.staffButton, url: `${services.publicUrl}/cockpit/forgotten` }
    await writeMail(db, services, { ...mail, paragraphs: [words.staffText], button })
    return
  }
  const code = newCode()
  for (const tokenHash of [hashSecret(secret), hashCode(ticket, code)])
    await insertLink(db, {
      personId: person.id,
      purpose: 'sign-in',
      email: person.email,
      tokenHash,
      expiresAt: new Date(Date.now() + LIVES_MINUTES * 60_000),
    })
  const url = `${services.publicUrl}/app/sign-in-link?token=${db.organizationId}.${secret}&app=${brand.appId}`
  const button = { label: words.button, url }
  await writeMail(db, services, { ...mail, paragraphs: [words.text, words.ignore], code, button })
}
