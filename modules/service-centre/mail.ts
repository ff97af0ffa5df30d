import { type Language, languageOf } from '#kernel/contract/shapes.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { notifyByMail, writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import type { findAddressee, Reader } from './people.queries.ts'
import { ticketKinds } from './notifications.words.ts'
import { ticketMailWords } from './words.ts'

export type Addressee = NonNullable<Awaited<ReturnType<typeof findAddressee>>>

interface Quote {
  author?: string
  text: string
}

export interface Telling {
  /** What makes it this mail among those of the ticket. */
  key: string
  say: (words: ReturnType<typeof ticketMailWords>, language: Language) => string[]
  quote?: Quote
  senderName?: string | undefined
  /** When it happened: who has read the ticket since then knows already. */
  occurredAt: Date
  /** Tells of a new ticket: of many, a reader gets one mail at once and the rest in another. */
  isNew?: boolean
}

/** The first mail about a ticket is the root of its thread; every other one answers it. */
export const ROOT = 'received'

const NEW_TICKET = 'new-ticket'

const threadOf = (ticketId: string, key: string) => ({
  id: key === ROOT ? `ticket-${ticketId}` : `ticket-${ticketId}-${key.replaceAll(/[^\w.]+/g, '-')}`,
  root: `ticket-${ticketId}`,
})

const subjectOf = ({ number, title }: Addressee) => `[#${number}] ${title}`

/** Writes to the requester of a ticket, with or without an account, in their language, unless they want no mail. */
export const notifyRequester = async (db: Db, services: Services, ticket: Addressee, telling: Telling) => {
  const { personId, username, requesterName, locale, channels, notificationSettings } = ticket
  const email = personId ? ticket.email : ticket.requesterEmail
  if (!email) return
  const name = username ?? requesterName ?? ''
  const reader = { id: personId, username: name, email, locale, channels, notificationSettings }
  await tell(db, services, ticket, reader, { ...telling, area: 'app' })
}

/** Writes to somebody of the staff about a ticket, unless they want no mail. */
export const notifyStaff = (
  db: Db,
  services: Services,
  ticket: Addressee,
  reader: Reader,
  telling: Telling,
) =>
  tell(db, services, ticket, reader, {
    ...telling,
    key: `${telling.key} ${reader.id}`,
    area: 'cockpit',
  })

/** Who has no account is written to at once, and without a link to where they could not go. */
type Someone = Omit<Reader, 'id' | 'locale'> & { id: string | null; locale: string | null }

const tell = async (
  db: Db,
  services: Services,
  ticket: Addressee,
  reader: Someone,
  { area, key, say, quote, senderName, occurredAt, isNew }: Telling & { area: 'app' | 'cockpit' },
) => {
  const brand = await brandOf(db, ticket.appId)
  const language = languageOf(reader.locale ?? brand.defaultLocale)
  const words = ticketMailWords(language)
  const paragraphs = say(words, language)
  const own = { key: `ticket ${ticket.id} ${key}`, brand, quote }
  const kind = ticketKinds[area]
  const url = services.publicUrl + kind.page(ticket.id)
  const label = area === 'app' ? words.open : words.inCockpit
  const { id: personId } = reader
  const write = () =>
    writeMail(db, services, {
      ...own,
      kind: isNew ? NEW_TICKET : 'ticket',
      personId: personId ?? undefined,
      ticketId: ticket.id,
      recipient: reader.email,
      ...(senderName && { senderName: `${senderName} · ${brand.name}` }),
      subject: subjectOf(ticket),
      language,
      reason: area === 'app' ? words.request : words.staff,
      heading: ticket.title,
      greet: reader.username,
      paragraphs,
      ...(personId && { settings: area, button: { label, url } }),
      thread: threadOf(ticket.id, key),
    })
  if (!personId) return void (await write())
  const about = { personId, objectId: ticket.id, occurredAt }
  const bundled = isNew ? NEW_TICKET : undefined
  await notifyByMail(
    db,
    kind,
    { ...own, ...about, bundled, preferences: reader, line: paragraphs.join(' ') },
    write,
  )
}
