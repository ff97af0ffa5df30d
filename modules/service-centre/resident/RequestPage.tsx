import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api, read, upload, useCommand } from '#kernel/web/api.ts'
import { useDraft } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Avatar, Button, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { findTicket, type Ticket } from '../contract.ts'
import { listMessages, writeMessage } from '../messages.contract.ts'
import { closeTicket, readTicket, reopenTicket } from '../update.contract.ts'
import { reportWords } from '../report.words.ts'
import { Conversation } from '../web/Conversation.tsx'
import { shrunk } from './photo.ts'

const steps = ['waiting-for-agent', 'waiting-for-external', 'closed'] as const

/** One request: who looks after it, how it stands in plain words, what was said. */
export function RequestPage() {
  const { ticketId } = useParams({ strict: false }) as { ticketId: string }
  const ticket = useQuery(read(findTicket, { params: { ticketId } }))
  if (ticket.data) return <Opened ticket={ticket.data} />
  return ticket.error ? <Failed error={ticket.error} retry={() => void ticket.refetch()} /> : <Loading />
}

function Opened({ ticket }: { ticket: Ticket }) {
  const words = useWords(reportWords)
  const formats = useFormats()
  const params = { ticketId: ticket.id }
  const conversationId = ticket._embedded.conversations[0]?.id ?? ''
  const messages = useQuery(read(listMessages, { params: { conversationId } }))
  const close = useCommand(closeTicket)
  const reopen = useCommand(reopenTicket)
  const newest = messages.data?._embedded.items.at(-1)?.id
  useEffect(() => {
    void api(readTicket, { params: { ticketId: ticket.id }, body: {} }).catch(() => {})
  }, [ticket.id, newest])
  const agent = ticket._embedded.assignedTo
  const reached = ticket.status === 'closed' ? 3 : agent ? 2 : 1
  return (
    <article className="screen stack">
      <Link to="/requests">← {words.back}</Link>
      <header className="stack">
        <h1>{ticket.title}</h1>
        <p className="soft">
          #{ticket.incrementID} · {formats.name(ticket._embedded.category.name)} · {ticket.place}
        </p>
        <div className="steps" aria-hidden="true">
          {steps.map((step, index) => (
            <span key={step} className={index < reached ? 'done' : ''} />
          ))}
        </div>
        <p role="status">
          <span className={`pill ${ticket.status === 'waiting-for-customer' ? 'mine' : ''}`}>
            {words[ticket.status]}
          </span>
        </p>
        {agent ? (
          <div className="row">
            <Avatar name={agent.username} image={agent.profileImage} size={36} />
            <p>{words.lookedAfter(agent.username)}</p>
          </div>
        ) : (
          ticket.status !== 'closed' && <p>{words.notYet}</p>
        )}
      </header>
      <Conversation
        side="resident"
        opening={{
          author: { name: ticket.requester.name, profileImage: ticket._embedded.createdBy?.profileImage },
          at: ticket.createdAt,
          text: ticket.description,
          files: ticket._embedded.files,
        }}
        messages={messages.data?._embedded.items ?? []}
      />
      {!messages.data &&
        (messages.error ? (
          <Failed error={messages.error} retry={() => void messages.refetch()} />
        ) : (
          <Loading rows={1} />
        ))}
      {ticket.can.answer && <Answer ticketId={ticket.id} conversationId={conversationId} />}
      <ProblemNote error={close.error ?? reopen.error} />
      <div className="row">
        {ticket.can.close && (
          <Button busy={close.isPending} onClick={() => close.mutate({ params, body: {} })}>
            {words.close}
          </Button>
        )}
        {ticket.can.reopen && (
          <Button busy={reopen.isPending} onClick={() => reopen.mutate({ params, body: {} })}>
            {words.reopen}
          </Button>
        )}
      </div>
    </article>
  )
}

function Answer({ ticketId, conversationId }: { ticketId: string; conversationId: string }) {
  const words = useWords(reportWords)
  const common = useWords(commonWords)
  const [text, write, clear] = useDraft(`reply ${ticketId}`)
  const [files, setFiles] = useState<string[]>([])
  const send = useCommand(writeMessage)
  const attach = useMutation({
    mutationFn: async (file: File) =>
      upload(file.type.startsWith('image/') ? await shrunk(file) : file, file.name),
    onSuccess: ({ id }) => setFiles((before) => [...before, id]),
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate(
          { params: { conversationId }, body: { content: { content: text, files } } },
          {
            onSuccess: () => {
              clear()
              setFiles([])
            },
          },
        )
      }}
    >
      <textarea
        aria-label={words.reply}
        placeholder={words.reply}
        rows={3}
        value={text}
        onChange={({ target }) => write(target.value)}
      />
      <ProblemNote error={send.error ?? attach.error} />
      <div className="row">
        <Button kind="primary" type="submit" busy={send.isPending || attach.isPending}>
          {words.sendMessage}
        </Button>
        <label className="button quiet">
          {common.addFile} {files.length > 0 && `(${files.length})`}
          <input
            type="file"
            className="hidden"
            onChange={({ target }) => target.files?.[0] && attach.mutate(target.files[0])}
          />
        </label>
      </div>
    </form>
  )
}
