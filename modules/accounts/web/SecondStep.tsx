import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/parts.tsx'
import { signInWithCode } from '../second-factor.contract.ts'
import { secondFactorWords } from '../second-factor.words.ts'

/** Asks for the code after the password. */
export function SecondStep({
  ticket,
  onDone,
  onBack,
}: {
  ticket: string
  onDone: () => void
  onBack: () => void
}) {
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
      <Button kind="quiet" onClick={onBack}>
        {words.again}
      </Button>
    </form>
  )
}

/** The field takes the place of the one that had the focus. */
const focusField = (field: HTMLElement | null) => field?.querySelector('input')?.focus()
