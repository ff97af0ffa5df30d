import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { entryWords } from '../entry.words.ts'
import { askPasswordReset, resetPassword } from '../sessions.contract.ts'
import { type Brand, Entry } from './Entry.tsx'

/** Asks for a link that sets a new password; the answer is the same for every address. */
export function ForgottenPassword({ brand, children }: { brand?: Brand | undefined; children?: ReactNode }) {
  const words = useWords(entryWords)
  const [email, setEmail] = useState('')
  const ask = useMutation({ mutationFn: () => api(askPasswordReset, { body: { email } }) })
  return (
    <Entry brand={brand} title={words.forgottenTitle}>
      {ask.isSuccess ? (
        <p role="status">{words.linkSent}</p>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            ask.mutate()
          }}
        >
          <p className="soft">{words.forgottenHint}</p>
          <TextField
            label={words.email}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <ProblemNote error={ask.error} />
          <Button kind="primary" type="submit" busy={ask.isPending}>
            {words.sendLink}
          </Button>
        </form>
      )}
      {children}
    </Entry>
  )
}

/** Sets a new password with the link from a mail. */
export function ResetPassword({
  brand,
  token,
  children,
}: {
  brand?: Brand | undefined
  token: string
  children?: ReactNode
}) {
  const words = useWords(entryWords)
  const problem = useProblem()
  const [password, setPassword] = useState('')
  const reset = useMutation({
    mutationFn: () => api(resetPassword, { params: { token }, body: { password } }),
  })
  return (
    <Entry brand={brand} title={words.resetTitle}>
      {reset.isSuccess ? (
        <p role="status">{words.passwordSet}</p>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            reset.mutate()
          }}
        >
          <TextField
            label={words.newPassword}
            hint={words.passwordHint}
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            value={password}
            problem={problem.field(reset.error, 'password')}
            onChange={(event) => setPassword(event.target.value)}
          />
          <ProblemNote error={reset.error} />
          <Button kind="primary" type="submit" busy={reset.isPending}>
            {words.setPassword}
          </Button>
        </form>
      )}
      {children}
    </Entry>
  )
}
