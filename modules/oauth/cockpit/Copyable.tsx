import { useState } from 'react'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/components.tsx'
import { clientWords } from '../screens.words.ts'

/** Something to be taken elsewhere: marked whole by a click, copied by another. */
export function Copyable({ label, value }: { label: string; value: string }) {
  const words = useWords(clientWords)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
  }
  return (
    <div className="copyable">
      <TextField label={label} readOnly value={value} onFocus={({ target }) => target.select()} />
      <Button aria-label={words.copyOf(label)} onClick={() => void copy().catch(() => {})}>
        {words.copy}
      </Button>
      <span className="soft" role="status">
        {copied && words.copied}
      </span>
    </div>
  )
}

/** A new secret, this once. */
export function SecretOnce({ secret }: { secret: string }) {
  const words = useWords(clientWords)
  return (
    <div className="once stack">
      <p>{words.secretOnce}</p>
      <Copyable label={words.secret} value={secret} />
    </div>
  )
}
