import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { enterCode } from '../offers.contract.ts'
import { offerWords } from '../offers.words.ts'
import { tenantWords } from '../screens.words.ts'

/** A further home for the account that is signed in, by a code from a letter or a mail. */
export function AddHome() {
  const navigate = useNavigate()
  const given = (useSearch({ strict: false }) as { code?: string }).code ?? ''
  const words = { ...useWords(tenantWords), ...useWords(offerWords) }
  const toast = useToast()
  const [code, setCode] = useState(given)
  const enter = useCommand(enterCode, () => {
    toast({ text: words.joined })
    void navigate({ to: '/' })
  })
  return (
    <div className="screen stack">
      <h1>{words.addHome}</h1>
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate({ body: { code } })
        }}
      >
        <TextField
          label={words.haveCode}
          hint={words.codeHint}
          required
          autoCapitalize="characters"
          autoComplete="one-time-code"
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
        <ProblemNote error={enter.error} />
        <Button kind="primary" type="submit" busy={enter.isPending}>
          {words.goOn}
        </Button>
      </form>
    </div>
  )
}
