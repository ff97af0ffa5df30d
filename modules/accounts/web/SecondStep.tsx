import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { api } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { passkeyWords } from '../passkeys.words.ts'
import { signInWithCode } from '../second-factor.contract.ts'
import { secondFactorWords } from '../second-factor.words.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import { signInByPasskey } from './passkeys.ts'

/** What an account asks for beside the password or the mail. */
interface Need {
  /** Without one only a passkey opens. */
  ticket?: string
  ways: ('code' | 'passkey')[]
}

/** What `second-factor-needed` asks for; undefined for any other outcome. */
export const needOf = (error: unknown) =>
  error instanceof Problem && error.code === 'second-factor-needed' ? (error.detail as Need) : undefined

/** Asks for the code, or the passkey, after the password. */
export function SecondStep({
  need: { ticket, ways },
  onDone,
  onBack,
}: {
  need: Need
  onDone: () => void
  onBack: () => void
}) {
  const words = { ...useWords(secondFactorWords), ...useWords(passkeyWords) }
  return (
    <div className="stack">
      {ticket ? <CodeStep ticket={ticket} onDone={onDone} /> : <p>{words.passkeyStep}</p>}
      {ways.includes('passkey') && (
        <PasskeyButton label="withPasskey" work={signInByPasskey} onDone={onDone} />
      )}
      <Button kind="quiet" onClick={onBack}>
        {words.again}
      </Button>
    </div>
  )
}

function CodeStep({ ticket, onDone }: { ticket: string; onDone: () => void }) {
  const words = useWords(secondFactorWords)
  const [code, setCode] = useState('')
  const step = useMutation({
    mutationFn: () => api(signInWithCode, { body: { ticket, code } }),
    onSuccess: onDone,
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        step.mutate()
      }}
    >
      <div ref={focusField}>
        <TextField
          label={words.codeTitle}
          hint={words.codeHint}
          autoComplete="one-time-code"
          autoCapitalize="none"
          required
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </div>
      <ProblemNote error={step.error} />
      <Button kind="primary" type="submit" busy={step.isPending}>
        {words.goOn}
      </Button>
    </form>
  )
}

/** The field takes the place of the one that had the focus. */
export const focusField = (field: HTMLElement | null) => field?.querySelector('input')?.focus()
