import { type ReactNode, useState } from 'react'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Avatar, Dialog, fileAddress } from '#kernel/web/components.tsx'
import type { Message } from '../messages.contract.ts'
import { screenWords } from '../screens.words.ts'

interface StoredFile {
  id: string
  name: string
  type: string
  category: string
}

/** Pictures as small previews that open large; other files by name. */
export function Files({ files }: { files: StoredFile[] }) {
  const [open, setOpen] = useState<StoredFile>()
  if (files.length === 0) return null
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          {file.category === 'image' ? (
            <button type="button" onClick={() => setOpen(file)} aria-label={file.name}>
              <img src={fileAddress(file.id, 'thumb')} alt="" loading="lazy" width="96" height="96" />
            </button>
          ) : (
            <a href={fileAddress(file.id, 'original')} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          )}
        </li>
      ))}
      <Dialog title={open?.name ?? ''} open={open !== undefined} onClose={() => setOpen(undefined)} wide>
        <div className="stack">
          {open && <img className="large" src={fileAddress(open.id, 'big')} alt={open.name} />}
        </div>
      </Dialog>
    </ul>
  )
}

interface Opening {
  author: { name: string; profileImage?: string | null | undefined }
  at: string
  text: string
  files: StoredFile[]
}

/** What was said, oldest first. `mine` tells which side the reader is on; internal notes look different. */
export function Conversation({
  opening,
  messages,
  side,
}: {
  opening: Opening
  messages: Message[]
  side: 'agent' | 'resident'
}) {
  const words = useWords(screenWords)
  const formats = useFormats()
  return (
    <ol className="conversation" aria-live="polite">
      <Bubble author={opening.author} at={formats.full(opening.at)} mine={side === 'resident'}>
        <Words text={opening.text} />
        <Files files={opening.files} />
      </Bubble>
      {messages.map(({ id, author, createdAt, byAgent, internal, content, _embedded }) => (
        <Bubble
          key={id}
          author={author}
          at={formats.full(createdAt)}
          mine={byAgent === (side === 'agent')}
          note={internal ? words.internal : undefined}
        >
          <Words text={content.content ?? content.description} />
          <Files files={_embedded.files} />
        </Bubble>
      ))}
    </ol>
  )
}

/** A picture may come without words. */
const Words = ({ text }: { text: string | undefined }) => (text ? <p className="prose">{text}</p> : null)

function Bubble({
  author,
  at,
  mine,
  note,
  children,
}: {
  author: { name: string; profileImage?: string | null | undefined }
  at: string
  mine: boolean
  note?: string | undefined
  children: ReactNode
}) {
  return (
    <li className={`bubble ${mine ? 'mine' : ''} ${note ? 'note' : ''}`}>
      <Avatar name={author.name} image={author.profileImage} />
      <div>
        {note && <strong className="tag">{note}</strong>}
        <header>
          <strong>{author.name}</strong> <small>{at}</small>
        </header>
        {children}
      </div>
    </li>
  )
}
