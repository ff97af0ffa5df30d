import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { api } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { entryWords } from '../entry.words.ts'
import { passkeyWords } from '../passkeys.words.ts'
import { signIn } from '../sessions.contract.ts'
import { type Brand, Entry } from './Entry.tsx'
import { MailedSignIn } from './MailedSignIn.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { knowsPasskeys, leaveField, signInByPasskey, signInFromField } from './passkeys.ts'
import { needOf, SecondStep } from './SecondStep.tsx'

interface SignInProps {
  brand?: Brand | undefined
  onDone: () => void
  /** Residents may have a code mailed instead. */
  byMail?: boolean
  children?: ReactNode
}

/** Sign-in by e-mail and password, by passkey or by a mailed code. */
export function SignIn({ brand, onDone, byMail = false, children }: SignInProps) {
  const words = { ...useWords(entryWords), ...useWords(passkeyWords) }
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [mailing, setMailing] = useState(false)
  const attempt = useMutation<unknown, Error, string | undefined>({
    mutationFn: (organizationId) =>
      api(signIn, { body: { email, password, ...(organizationId && { organizationId }) } }),
    onSuccess: onDone,
  })
  useEffect(() => {
    let here = true
    signInFromField().then(
      (session) => session && here && onDone(),
      () => {},
    )
    return () => {
      here = false
      void leaveField()
    }
    // Offered once, while the page is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const choices =
    attempt.error instanceof Problem && attempt.error.code === 'choose-organization'
      ? (attempt.error.detail as { id: string; name: string }[])
      : []
  const need = needOf(attempt.error)
  if (need)
    return (
      <Entry brand={brand} title={words.signInTitle}>
        <SecondStep need={need} onDone={onDone} onBack={() => attempt.reset()} />
      </Entry>
    )
  if (mailing)
    return <MailedSignIn brand={brand} email={email} onDone={onDone} onBack={() => setMailing(false)} />
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
          autoComplete="username webauthn"
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
      {(byMail || knowsPasskeys()) && (
        <div className="stack">
          <p className="divider">{words.or}</p>
          {byMail && <Button onClick={() => setMailing(true)}>{words.byMail}</Button>}
          <PasskeyButton label="withPasskey" work={signInByPasskey} onDone={onDone} />
        </div>
      )}
      {children}
    </Entry>
  )
}
