import { type Language, languageOf } from '#kernel/contract/shapes.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { wants, writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import type { findAddressee, Reader } from './people.queries.ts'
import { ticketMailWords } from './words.ts'

export type Addressee = NonNullable<Awaited<ReturnType<typeof findAddressee>>>

interface Quote {
  author: string
  text: string
}

export interface Telling {
  /** What makes it this mail among those of the ticket. */
  key: string
  say: (words: ReturnType<typeof ticketMailWords>, language: Language) => string[]
  quote?: Quote
  senderName?: string | undefined
}

/** The first mail about a ticket is the root of its thread; every other one answers it. */
export const ROOT = 'received'

const threadOf = (ticketId: string, key: string) => ({
  id: key === ROOT ? `ticket-${ticketId}` : `ticket-${ticketId}-${key.replaceAll(/[^\w.]+/g, '-')}`,
  root: `ticket-${ticketId}`,
})

const subjectOf = ({ number, title }: Addressee) => `[#${number}] ${title}`

/** Writes to the requester of a ticket, with or without an account, in their language, unless they want no mail. */
export const tellRequester = async (
  db: Db,
  platform: Platform,
  ticket: Addressee,
  { key, say, quote, senderName }: Telling,
) => {
  const recipient = ticket.personId ? ticket.email : ticket.requesterEmail
  if (!recipient || !wants(ticket, 'email', 'messages')) return
  const brand = await brandOf(db, ticket.appId)
  const language = languageOf(ticket.locale ?? brand.defaultLocale)
  const words = ticketMailWords(language)
  await writeMail(db, platform, {
    key: `ticket ${ticket.id} ${key}`,
    kind: 'ticket',
    personId: ticket.personId ?? undefined,
    ticketId: ticket.id,
    recipient,
    ...(senderName && { senderName: `${senderName} · ${brand.name}` }),
    subject: subjectOf(ticket),
    language,
    brand,
    heading: ticket.title,
    paragraphs: [words.hello(ticket.username ?? ticket.requesterName ?? ''), ...say(words, language)],
    ...(quote && { quote }),
    ...(ticket.personId && {
      button: { label: words.open, url: `${platform.publicUrl}/app/requests/${ticket.id}` },
    }),
    thread: threadOf(ticket.id, key),
  })
}

/** Writes to somebody of the staff about a ticket, unless they want no mail. */
export const tellStaff = async (
  db: Db,
  platform: Platform,
  ticket: Addressee,
  reader: Reader,
  { key, say, quote }: Telling,
) => {
  if (!wants(reader, 'email', 'messages')) return
  const language = languageOf(reader.locale)
  const words = ticketMailWords(language)
  await writeMail(db, platform, {
    key: `ticket ${ticket.id} ${key} ${reader.id}`,
    kind: 'ticket',
    personId: reader.id,
    ticketId: ticket.id,
    recipient: reader.email,
    subject: subjectOf(ticket),
    language,
    brand: await brandOf(db, ticket.appId),
    heading: ticket.title,
    paragraphs: say(words, language),
    ...(quote && { quote }),
    button: { label: words.inCockpit, url: `${platform.publicUrl}/cockpit/service-centre/${ticket.id}` },
    thread: threadOf(ticket.id, `${key} ${reader.id}`),
  })
}
