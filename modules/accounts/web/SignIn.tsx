import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { api } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/parts.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { entryWords } from '../entry.words.ts'
import { askPasswordReset, resetPassword, signIn } from '../sessions.contract.ts'
import { type Brand, Entry } from './Entry.tsx'
import { SecondStep } from './SecondStep.tsx'

interface SignInProps {
  brand?: Brand | undefined
  onDone: () => void
  children?: ReactNode
}

/** Sign-in by e-mail and password. */
export function SignIn({ brand, onDone, children }: SignInProps) {
  const words = useWords(entryWords)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const attempt = useMutation<unknown, Error, string | undefined>({
    mutationFn: (organizationId) =>
      api(signIn, { body: { email, password, ...(organizationId && { organizationId }) } }),
    onSuccess: onDone,
  })
  const choices =
    attempt.error instanceof Problem && attempt.error.code === 'choose-organization'
      ? (attempt.error.detail as { id: string; name: string }[])
      : []
  const ticket =
    attempt.error instanceof Problem && attempt.error.code === 'second-factor-needed'
      ? (attempt.error.detail as { ticket: string }).ticket
      : undefined
  if (ticket)
    return (
      <Entry brand={brand} title={words.signInTitle}>
        <SecondStep ticket={ticket} onDone={onDone} onBack={() => attempt.reset()} />
      </Entry>
    )
  return (
    <Entry brand={brand} title={words.signInTitle}>
      {brand?.slogan && <p className="soft">{brand.slogan}</p>}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          attempt.mutate(undefined)
        }}
      >
        <TextField
          label={words.email}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={words.password}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {choices.length > 0 ? (
          <div className="stack" role="group" aria-label={words.chooseOrganization}>
            <p>{words.chooseOrganization}</p>
            {choices.map(({ id, name }) => (
              <Button key={id} onClick={() => attempt.mutate(id)}>
                {name}
              </Button>
            ))}
          </div>
        ) : (
          <ProblemNote error={attempt.error} />
        )}
        <Button kind="primary" type="submit" busy={attempt.isPending}>
          {words.signIn}
        </Button>
      </form>
      {children}
    </Entry>
  )
}

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
