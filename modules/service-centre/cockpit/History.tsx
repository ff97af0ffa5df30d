import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Translated } from '#kernel/contract/shapes.ts'
import { read } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { listHistory } from '../update.contract.ts'
import { screenWords } from '../screens.words.ts'

/** Everything that happened, told in a line each; read when it is opened. */
export function History({ ticketId }: { ticketId: string }) {
  const words = useWords(screenWords)
  const formats = useFormats()
  const [open, setOpen] = useState(false)
  const history = useQuery({ ...read(listHistory, { params: { ticketId } }), enabled: open })
  const lines = (history.data?._embedded.items ?? []).flatMap(({ id, type, actor, at, changes }) => {
    const who = actor?.username ?? '–'
    if (type === 'ticket.created') return [{ id, at, text: words.createdBy(who) }]
    if (type === 'message.created') return [{ id, at, text: words.wrote(who) }]
    if (type === 'note.created') return [{ id, at, text: words.noted(who) }]
    const texts = words as unknown as Record<string, string>
    const say = (value: unknown) =>
      typeof value === 'string'
        ? (texts[value] ?? value)
        : value
          ? formats.name(value as Translated)
          : words.nobody
    return changes.map(({ field, to }) => ({
      id: id + field,
      at,
      text: words.changed(who, texts[field] ?? field, say(to)),
    }))
  })
  return (
    <details className="history" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.history}</summary>
      <ol>
        {lines.map(({ id, at, text }) => (
          <li key={id}>
            <small>{formats.full(at)}</small> {text}
          </li>
        ))}
      </ol>
    </details>
  )
}
