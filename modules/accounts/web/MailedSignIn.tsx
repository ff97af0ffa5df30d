import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api, read } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { entryWords } from '../entry.words.ts'
import {
  askSignInLink,
  findSignInLink,
  signInWithLink,
  signInWithMailedCode,
} from '../mailed-sign-in.contract.ts'
import { mailedSignInWords } from '../mailed-sign-in.screens.words.ts'
import { type Brand, Entry } from './Entry.tsx'
import { focusField, needOf, SecondStep } from './SecondStep.tsx'

interface Props {
  brand?: Brand | undefined
  email: string
  onDone: () => void
  onBack: () => void
}

/** Has a code mailed and asks for it. */
export function MailedSignIn({ brand, email: typed, onDone, onBack }: Props) {
  const words = { ...useWords(entryWords), ...useWords(mailedSignInWords) }
  const toast = useToast()
  const [email, setEmail] = useState(typed)
  const [code, setCode] = useState('')
  const ask = useMutation({ mutationFn: () => api(askSignInLink, { body: { email } }) })
  const [ticket, setTicket] = useState<string>()
  const send = () => ask.mutate(undefined, { onSuccess: (sent) => setTicket(sent.ticket) })
  const step = useMutation({
    mutationFn: () => api(signInWithMailedCode, { body: { email, ticket: ticket ?? '', code } }),
    onSuccess: onDone,
  })
  const need = needOf(step.error)
  if (need)
    return (
      <Entry brand={brand} title={words.title}>
        <SecondStep need={need} onDone={onDone} onBack={onBack} />
      </Entry>
    )
  if (!ticket)
    return (
      <Entry brand={brand} title={words.title}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <p className="soft">{words.hint}</p>
          <div ref={focusField}>
            <TextField
              label={words.email}
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={({ target }) => setEmail(target.value)}
            />
          </div>
          <ProblemNote error={ask.error} />
          <Button kind="primary" type="submit" busy={ask.isPending}>
            {words.send}
          </Button>
        </form>
        <Button kind="quiet" onClick={onBack}>
          {words.backToSignIn}
        </Button>
      </Entry>
    )
  return (
    <Entry brand={brand} title={words.title}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          step.mutate()
        }}
      >
        <p role="status">{words.sent(email)}</p>
        <div ref={focusField}>
          <TextField
            label={words.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </div>
        <ProblemNote error={step.error ?? ask.error} />
        <Button kind="primary" type="submit" busy={step.isPending}>
          {words.signIn}
        </Button>
      </form>
      <Button
        kind="quiet"
        busy={ask.isPending}
        onClick={() => {
          step.reset()
          ask.mutate(undefined, {
            onSuccess: (sent) => {
              setTicket(sent.ticket)
              toast({ text: words.sentAgain })
            },
          })
        }}
      >
        {words.again}
      </Button>
      <Button kind="quiet" onClick={() => setTicket(undefined)}>
        {words.otherAddress}
      </Button>
    </Entry>
  )
}

/** Where the link of the mail leads: it asks first, for what only follows links is not signed in. */
export function SignInLink({
  brand,
  token,
  onDone,
  children,
}: {
  brand?: Brand | undefined
  token: string
  onDone: () => void
  children?: ReactNode
}) {
  const words = useWords(mailedSignInWords)
  const link = useQuery({ ...read(findSignInLink, { params: { token } }), retry: false })
  const open = useMutation({
    mutationFn: () => api(signInWithLink, { params: { token }, body: {} }),
    onSuccess: onDone,
  })
  const need = needOf(open.error)
  return (
    <Entry brand={brand} title={words.linkTitle}>
      {need ? (
        <SecondStep need={need} onDone={onDone} onBack={() => open.reset()} />
      ) : (
        <>
          {link.isPending && <Loading rows={2} />}
          <ProblemNote error={open.error ?? link.error} />
          {link.data && !open.error && (
            <>
              <p>{words.linkAsk(link.data.email)}</p>
              <Button kind="primary" busy={open.isPending} onClick={() => open.mutate()}>
                {words.linkYes}
              </Button>
            </>
          )}
        </>
      )}
      {children}
    </Entry>
  )
}
