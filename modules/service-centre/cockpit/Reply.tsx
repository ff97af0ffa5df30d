import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { upload, useCommand } from '#kernel/web/api.ts'
import { useDraft } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { commonWords } from '#kernel/web/words.ts'
import type { Ticket } from '../contract.ts'
import { writeMessage } from '../messages.contract.ts'
import { screenWords } from '../screens.words.ts'

/** Where an agent answers or notes something. What is typed stays on the device until it has been sent. */
export function Reply({ ticket, conversationId }: { ticket: Ticket; conversationId: string }) {
  const words = useWords(screenWords)
  const common = useWords(commonWords)
  const [internal, setInternal] = useState(false)
  const [text, write, clear] = useDraft(`${internal ? 'note' : 'reply'} ${ticket.id}`)
  const [files, setFiles] = useState<{ id: string; name: string }[]>([])
  const send = useCommand(writeMessage)
  const attach = useMutation({
    mutationFn: (file: File) => upload(file, file.name),
    onSuccess: ({ id, name }) => setFiles((before) => [...before, { id, name }]),
  })
  const submit = (status?: 'closed') =>
    send.mutate(
      {
        params: { conversationId },
        body: {
          content: { content: text, files: files.map(({ id }) => id) },
          internal,
          ...(status && { status }),
        },
      },
      {
        onSuccess: () => {
          clear()
          setFiles([])
        },
      },
    )
  return (
    <form
      className={`reply ${internal ? 'note' : ''}`}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {ticket.can.note && (
        <div className="tabs" role="group">
          <button type="button" aria-pressed={!internal} onClick={() => setInternal(false)}>
            {words.reply}
          </button>
          <button type="button" aria-pressed={internal} onClick={() => setInternal(true)}>
            {words.note}
          </button>
        </div>
      )}
      <textarea
        id="reply"
        aria-label={internal ? words.note : words.reply}
        placeholder={internal ? words.notePlaceholder : words.replyPlaceholder}
        value={text}
        rows={3}
        onChange={({ target }) => write(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
        }}
      />
      {files.length > 0 && <p className="soft">{files.map(({ name }) => name).join(', ')}</p>}
      <ProblemNote error={send.error ?? attach.error} />
      <div className="row">
        <Button kind="primary" type="submit" busy={send.isPending || attach.isPending}>
          {words.send}
        </Button>
        {!internal && ticket.status !== 'closed' && (
          <Button onClick={() => submit('closed')}>{words.sendAndClose}</Button>
        )}
        <label className="button quiet">
          {common.addFile}
          <input
            type="file"
            className="hidden"
            multiple
            onChange={({ target }) => [...(target.files ?? [])].forEach((file) => attach.mutate(file))}
          />
        </label>
      </div>
    </form>
  )
}
