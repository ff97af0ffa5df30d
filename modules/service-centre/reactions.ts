import { type Language, languageOf } from '#kernel/contract/shapes.ts'
import { type Call, reaction } from '#kernel/server/events.ts'
import { writeMail } from '#modules/notifications/public.ts'
import { brandOf } from '#modules/organizations/public.ts'
import { messageCreated, ticketCreated, ticketUpdated } from './events.ts'
import * as queries from './queries.ts'
import { ticketMailWords } from './words.ts'

type Addressee = NonNullable<Awaited<ReturnType<typeof queries.findAddressee>>>

const wantsMail = ({ channels, notificationSettings }: { channels: unknown; notificationSettings: unknown }) =>
  (channels as { email?: boolean } | null)?.email !== false && (notificationSettings as { messages?: string } | null)?.messages !== 'never'

/** Writes a mail about a ticket to its requester, with or without an account; all of a ticket's mails are one thread. */
const tellRequester = async (
  { db, platform }: Pick<Call<unknown>, 'db' | 'platform'>,
  ticket: Addressee,
  key: string,
  build: (language: Language) => { paragraphs: string[]; quote?: { author: string; text: string } },
  senderName?: string,
) => {
  const recipient = ticket.personId ? ticket.email : ticket.requesterEmail
  if (!recipient || (ticket.personId && !wantsMail(ticket))) return
  const brand = await brandOf(db, ticket.appId)
  const language = languageOf(ticket.locale ?? brand.defaultLocale)
  const words = ticketMailWords(language)
  const { paragraphs, quote } = build(language)
  await writeMail(db, platform, {
    key: `${key} ${ticket.id}`,
    kind: 'ticket',
    personId: ticket.personId ?? undefined,
    ticketId: ticket.id,
    recipient,
    ...(senderName && { senderName: `${senderName} · ${brand.name}` }),
    subject: `[#${ticket.number}] ${ticket.title}`,
    language,
    brand,
    heading: ticket.title,
    paragraphs: [words.hello(ticket.username ?? ticket.requesterName ?? ''), ...paragraphs],
    ...(quote && { quote }),
    ...(ticket.personId && { button: { label: words.open, url: `${platform.publicUrl}/app/requests/${ticket.id}` } }),
    thread: { id: `ticket-${ticket.id}-${key.replaceAll(/\W/g, '-')}`, root: `ticket-${ticket.id}` },
  })
}

export const serviceCentreReactions = [
  reaction('confirm to the requester that a ticket has arrived', ticketCreated, async (call) => {
    const ticket = await queries.findAddressee(call.db, call.data.ticketId)
    if (!ticket || ticket.status === 'closed') return
    await tellRequester(call, ticket, 'received', (language) => ({ paragraphs: [ticketMailWords(language).received] }))
  }),
  reaction('bring an answer to the requester and a question to the assignee by mail', messageCreated, async (call) => {
    const { db, data, platform } = call
    const message = await queries.findMessage(db, data.messageId)
    const ticket = await queries.findAddressee(db, data.ticketId)
    if (!ticket || message.internal) return
    const author = message.username ?? message.authorName ?? ''
    const quote = { author, text: message.content }
    if (message.byAgent)
      return tellRequester(call, ticket, `message ${message.id}`, (language) => ({ paragraphs: [ticketMailWords(language).answered(author)], quote }), author)
    const assignee = ticket.assigneeId ? await queries.findPerson(db, ticket.assigneeId) : undefined
    if (!assignee || !wantsMail(assignee)) return
    const language = languageOf(assignee.locale)
    const words = ticketMailWords(language)
    await writeMail(db, platform, {
      key: `message ${message.id} ${assignee.id}`,
      kind: 'ticket',
      personId: assignee.id,
      ticketId: ticket.id,
      recipient: assignee.email,
      subject: `[#${ticket.number}] ${ticket.title}`,
      language,
      brand: await brandOf(db, ticket.appId),
      heading: ticket.title,
      paragraphs: [words.newMessage(author)],
      quote,
      button: { label: words.inCockpit, url: `${platform.publicUrl}/cockpit/service-centre/${ticket.id}` },
      thread: { id: `ticket-${ticket.id}-${message.id}-${assignee.id}`, root: `ticket-${ticket.id}` },
    })
  }),
  reaction('tell the requester that their ticket was closed', ticketUpdated, async (call) => {
    if (call.data.delta.status?.to !== 'closed') return
    const ticket = await queries.findAddressee(call.db, call.data.ticketId)
    if (!ticket || call.event.actorId === ticket.personId) return
    await tellRequester(call, ticket, `closed ${call.event.id}`, (language) => ({ paragraphs: [ticketMailWords(language).closed] }))
  }),
]
