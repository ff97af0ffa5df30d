import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { api, read, useCommand } from '#kernel/web/api.ts'
import { SelectField } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { type Hint, useHints } from '#kernel/web/live.ts'
import { Button, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { listCategories } from '../categories.contract.ts'
import { branchesOf } from '../categories.rules.ts'
import { KNOWN_CHANNELS, findTicket, Status, type Ticket } from '../contract.ts'
import { listMessages } from '../messages.contract.ts'
import {
  changeTicket,
  closeTicket,
  listAssignees,
  readTicket,
  reopenTicket,
  showPresence,
} from '../update.contract.ts'
import { screenWords } from '../screens.words.ts'
import { Conversation } from '../web/Conversation.tsx'
import { CategoryOptions } from './choices.tsx'
import { History } from './History.tsx'
import { Reply } from './Reply.tsx'

/** A ticket with all that an agent does to it. */
export function TicketPage({ ticketId }: { ticketId: string }) {
  const params = { ticketId }
  const ticket = useQuery(read(findTicket, { params }))
  if (ticket.error) return <Failed error={ticket.error} retry={() => void ticket.refetch()} />
  if (!ticket.data) return <Loading rows={6} />
  return <Opened ticket={ticket.data} />
}

function Opened({ ticket }: { ticket: Ticket }) {
  const words = useWords(screenWords)
  const common = useWords(commonWords)
  const formats = useFormats()
  const params = { ticketId: ticket.id }
  const conversationId = ticket._embedded.conversations[0]?.id ?? ''
  const messages = useQuery(read(listMessages, { params: { conversationId } }))
  const close = useCommand(closeTicket)
  const reopen = useCommand(reopenTicket)
  const others = usePresence(ticket.id)
  const newest = messages.data?._embedded.items.at(-1)?.id
  useEffect(() => {
    void api(readTicket, { params: { ticketId: ticket.id }, body: {} }).catch(() => {})
  }, [ticket.id, newest])
  const { requester } = ticket
  return (
    <article className="ticket">
      <header className="tickethead">
        <Link to="/service-centre" search={true as never} className="button quiet back">
          ← {common.back}
        </Link>
        <div className="row">
          <h2 className="grow">{ticket.title}</h2>
          {ticket.can.close && (
            <Button busy={close.isPending} onClick={() => close.mutate({ params, body: {} })}>
              {words.closeTicket}
            </Button>
          )}
          {ticket.can.reopen && (
            <Button busy={reopen.isPending} onClick={() => reopen.mutate({ params, body: {} })}>
              {words.reopen}
            </Button>
          )}
        </div>
        <p className="soft">
          #{ticket.incrementID} · {requester.name}
          {requester.phoneNumber && (
            <>
              {' · '}
              <a href={`tel:${requester.phoneNumber.replaceAll(' ', '')}`}>{requester.phoneNumber}</a>
            </>
          )}
          {requester.email && requester.email !== requester.name && ` · ${requester.email}`}
          <br />
          {ticket.place} · {words.created} {formats.full(ticket.createdAt)} · {words.channel}{' '}
          {isKnown(ticket.inputChannel) ? words[ticket.inputChannel] : ticket.inputChannel}
        </p>
        {ticket.can.edit && <Facts ticket={ticket} />}
        <p className="presence" aria-live="polite">
          {others.map(({ by, name, state }) => (
            <span key={by}>{state === 'typing' ? words.typing(name ?? '') : words.reading(name ?? '')}</span>
          ))}
        </p>
      </header>
      <div className="scroll">
        <Conversation
          side="agent"
          opening={{
            author: { name: requester.name || (ticket._embedded.createdBy?.username ?? '') },
            at: ticket.createdAt,
            text: ticket.description,
            files: ticket._embedded.files,
          }}
          messages={messages.data?._embedded.items ?? []}
        />
        {messages.error && <Failed error={messages.error} retry={() => void messages.refetch()} />}
        {ticket.can.note && <History ticketId={ticket.id} />}
      </div>
      {ticket.can.answer && <Reply ticket={ticket} conversationId={conversationId} />}
    </article>
  )
}

const isKnown = (channel: string): channel is (typeof KNOWN_CHANNELS)[number] =>
  KNOWN_CHANNELS.some((known) => known === channel)

function Facts({ ticket }: { ticket: Ticket }) {
  const words = useWords(screenWords)
  const { name } = useFormats()
  const change = useCommand(changeTicket)
  const assignees = useQuery({
    ...read(listAssignees, { params: { ticketId: ticket.id } }),
    enabled: ticket.can.assign,
  })
  const { data } = useQuery(read(listCategories, { params: { appId: ticket.appID } }))
  const categories = data?._embedded.items ?? []
  const isOffered = branchesOf(categories).some(({ choices }) =>
    choices.some(({ id }) => id === ticket.category),
  )
  const set = (body: { status?: Status; category?: string; assigneeId?: string | null }) =>
    change.mutate({ params: { ticketId: ticket.id }, body: { ...body, version: ticket.version } })
  const assigned = ticket._embedded.assignedTo
  const people = assignees.data?._embedded.items ?? []
  return (
    <div className="ticketfacts">
      <SelectField
        label={words.assignee}
        disabled={!ticket.can.assign}
        value={assigned?.id ?? ''}
        onChange={({ target }) => set({ assigneeId: target.value || null })}
      >
        <option value="">{words.nobody}</option>
        {assigned && !people.some(({ id }) => id === assigned.id) && (
          <option value={assigned.id}>{assigned.username}</option>
        )}
        {people.map(({ id, username }) => (
          <option key={id} value={id}>
            {username}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.status}
        value={ticket.status}
        onChange={({ target }) => set({ status: target.value as Status })}
      >
        {Status.options.map((status) => (
          <option key={status} value={status}>
            {words[status]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.category}
        value={ticket.category}
        onChange={({ target }) => set({ category: target.value })}
      >
        {!isOffered && <option value={ticket.category}>{name(ticket._embedded.category.name)}</option>}
        <CategoryOptions categories={categories} />
      </SelectField>
      <ProblemNote error={change.error} />
    </div>
  )
}

const SHOWN_FOR = 20_000
const SAID_EVERY = 10_000

/** Says that we are here, and knows which colleagues are too. */
const usePresence = (ticketId: string) => {
  const me = useMe()
  const [others, setOthers] = useState<(Hint & { until: number })[]>([])
  useHints(
    useCallback(
      (hint: Hint) => {
        if (hint.type !== 'presence' || hint.id !== ticketId || hint.by === me.id) return
        setOthers((before) => [
          ...before.filter(({ by }) => by !== hint.by),
          ...(hint.state === 'gone' ? [] : [{ ...hint, until: Date.now() + SHOWN_FOR }]),
        ])
      },
      [ticketId, me.id],
    ),
  )
  useEffect(() => {
    const say = () => {
      setOthers((before) => before.filter(({ until }) => until > Date.now()))
      const typing =
        document.activeElement?.id === 'reply' && (document.activeElement as HTMLTextAreaElement).value !== ''
      void api(showPresence, { params: { ticketId }, body: { state: typing ? 'typing' : 'reading' } }).catch(
        () => {},
      )
    }
    say()
    const timer = setInterval(say, SAID_EVERY)
    return () => {
      clearInterval(timer)
      void api(showPresence, { params: { ticketId }, body: { state: 'gone' } }).catch(() => {})
    }
  }, [ticketId])
  return others
}
