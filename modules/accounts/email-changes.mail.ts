import { languageOf } from '#kernel/contract/shapes.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { unlinked, writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import type { EmailChangeRow } from './email-changes.queries.ts'
import { freeFrom, masked } from './email-changes.rules.ts'
import { emailChangeMailWords } from './email-changes.words.ts'
import type { Account } from './owned.queries.ts'

type Words = ReturnType<typeof emailChangeMailWords>
interface Content {
  subject: string
  paragraphs: string[]
  button?: { label: string; url: string }
  second?: { label: string; url: string }
}

/** Writes to the old or the new address; with its name only who is known to read there. */
const write = async (
  db: Db,
  services: Services,
  person: Account,
  { key, to, content }: { key: string; to: string; content: (words: Words, brand: string) => Content },
) => {
  const brand = await brandOf(db, person.creationAppId)
  const language = languageOf(person.locale)
  const { subject, ...rest } = content(emailChangeMailWords(language), brand.name)
  await writeMail(db, services, {
    key,
    kind: 'email-change',
    personId: person.id,
    recipient: to,
    language,
    brand,
    reason: 'account',
    greet: to === person.email && person.emailConfirmedAt ? person.username : '',
    subject,
    heading: subject,
    ...rest,
  })
}

const page = (services: Services, db: Db, { staff }: Account, secret: string) =>
  `${services.publicUrl}/${staff ? 'cockpit' : 'app'}/email-change?token=${db.organizationId}.${secret}`

interface Asked {
  change: EmailChangeRow
  /** The name of the one who asks, where it may be told. */
  askerName: string | undefined
  oldSecret: string
  newSecret: string
}

/** Asks the new address whether it is one, and tells the old one who asks for what and how to stop it. */
export const askBoth = async (
  db: Db,
  services: Services,
  person: Account,
  { change, askerName, oldSecret, newSecret }: Asked,
) => {
  await write(db, services, person, {
    key: `email-change ${change.id} new`,
    to: change.newEmail,
    content: (words, brand) => ({
      subject: words.confirmSubject,
      paragraphs: [words.confirm(brand), words.confirmNot],
      button: { label: words.confirmButton, url: page(services, db, person, newSecret) },
    }),
  })
  const url = page(services, db, person, oldSecret)
  const email = masked(change.newEmail)
  const { timezone } = await brandOf(db, person.creationAppId)
  await write(db, services, person, {
    key: `email-change ${change.id} old`,
    to: change.oldEmail,
    content: (words, brand) =>
      change.askedBy === 'self'
        ? {
            subject: words.selfSubject,
            paragraphs: [words.self(email), words.selfHow, words.selfNot],
            button: { label: words.notMe, url },
          }
        : {
            subject: words.askedSubject,
            paragraphs: [
              change.askedBy === 'interface'
                ? words.interface(brand, email)
                : words.staff(
                    person.emailConfirmedAt && askerName
                      ? `${unlinked(askerName)} (${brand})`
                      : words.anybody,
                    email,
                  ),
              words.askedHow(instantIn(person.locale, timezone, freeFrom(change))),
            ],
            button: { label: words.approve, url },
            second: { label: words.stop, url: `${url}&act=stop` },
          },
  })
}

const instantIn = (locale: string, timeZone: string, at: Date) =>
  new Intl.DateTimeFormat(`${languageOf(locale)}-CH`, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(at)

/** Tells both addresses that the change has happened; the old one, how it is taken back. */
export const notifyDone = async (
  db: Db,
  services: Services,
  person: Account,
  change: EmailChangeRow,
  undoSecret: string,
) => {
  await write(db, services, person, {
    key: `email-change ${change.id} done old`,
    to: change.oldEmail,
    content: (words) => ({
      subject: words.doneSubject,
      paragraphs: [words.doneOld(masked(change.newEmail)), words.doneNot],
      button: { label: words.takeBack, url: page(services, db, person, undoSecret) },
    }),
  })
  await write(db, services, person, {
    key: `email-change ${change.id} done new`,
    to: change.newEmail,
    content: (words) => ({
      subject: words.doneSubject,
      paragraphs: [words.doneNew],
      button: {
        label: words.open,
        url: `${services.publicUrl}/${person.staff ? 'cockpit' : 'app'}/sign-in`,
      },
    }),
  })
}

/** Tells the old address that there is nothing to decide any more. */
export const notifyWithdrawn = (
  db: Db,
  services: Services,
  person: Account,
  { id, oldEmail }: EmailChangeRow,
) =>
  write(db, services, person, {
    key: `email-change ${id} withdrawn`,
    to: oldEmail,
    content: (words) => ({ subject: words.endedSubject, paragraphs: [words.withdrawn] }),
  })
