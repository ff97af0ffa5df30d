import { useMutation } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { localeOf } from '#kernel/contract/shapes.ts'
import { api } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useLanguage, useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { type Brand, Entry } from '#modules/accounts/web/Entry.tsx'
import { askForCode, lookUpCode, register } from '../registration.contract.ts'
import { tenantWords } from '../screens.words.ts'

/** Reads QR codes; what it takes to do so is fetched when somebody wants to. */
const Scanner = lazy(async () => ({ default: (await import('./Scanner.tsx')).Scanner }))

interface Props {
  app?: (Brand & { id: string }) | undefined
  code: string
  /** What the link in an invitation mail carries beside the code. */
  proof: string
  onDone: () => void
  /** Somebody scanned the link of a letter: what it says after the question mark. */
  onScanned: (search: Record<string, string>) => void
  children?: ReactNode
}

/** Registration with a code from a letter, a mail or a QR code, or by the address that the management knows. */
export function Register({ app, code: given, proof, onDone, onScanned, children }: Props) {
  const words = useWords(tenantWords)
  const problem = useProblem()
  const { language } = useLanguage()
  const [code, setCode] = useState(given)
  const [scanning, setScanning] = useState(false)
  const [form, setForm] = useState({ username: '', email: '', password: '' })
  const set = (values: Partial<typeof form>) => setForm({ ...form, ...values })
  const params = { appId: app?.id ?? '' }
  const look = useMutation({
    mutationFn: (wanted: string) => api(lookUpCode, { params, body: { code: wanted } }),
  })
  const { mutate } = look
  const known = app?.id
  useEffect(() => {
    if (known && given) mutate(given)
  }, [known, given, mutate])
  const enter = useMutation({
    mutationFn: () =>
      api(register, { params, body: { ...form, code, locale: localeOf(language), ...(proof && { proof }) } }),
    onSuccess: ({ confirmed }) => confirmed && onDone(),
  })
  if (enter.data && !enter.data.confirmed)
    return (
      <Entry brand={app} title={words.registerTitle}>
        <p role="status">{words.confirmFirst}</p>
      </Entry>
    )
  return (
    <Entry brand={app} title={words.registerTitle}>
      {look.data ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            enter.mutate()
          }}
        >
          <div className="card">
            <small>{words.yourHome}</small>
            {look.data.homes.map(({ address, unit }) => (
              <p key={address + unit}>
                {address}, {unit}
              </p>
            ))}
          </div>
          <TextField
            label={words.yourName}
            autoComplete="name"
            required
            value={form.username}
            problem={problem.field(enter.error, 'username')}
            onChange={({ target }) => set({ username: target.value })}
          />
          <TextField
            label={words.email}
            type="email"
            autoComplete="username"
            required
            value={form.email}
            problem={problem.field(enter.error, 'email')}
            onChange={({ target }) => set({ email: target.value })}
          />
          <TextField
            label={words.password}
            hint={words.passwordHint}
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            value={form.password}
            problem={problem.field(enter.error, 'password')}
            onChange={({ target }) => set({ password: target.value })}
          />
          <ProblemNote error={enter.error} />
          <Button kind="primary" type="submit" busy={enter.isPending}>
            {words.register}
          </Button>
        </form>
      ) : (
        <>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              look.mutate(code)
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
            <ProblemNote error={look.error} />
            <Button kind="primary" type="submit" busy={look.isPending}>
              {words.goOn}
            </Button>
            <Button onClick={() => setScanning(true)}>{words.scan}</Button>
          </form>
          {scanning && (
            <Suspense>
              <Scanner onFound={onScanned} onClose={() => setScanning(false)} />
            </Suspense>
          )}
          <ByAddress appId={params.appId} />
        </>
      )}
      {children}
    </Entry>
  )
}

function ByAddress({ appId }: { appId: string }) {
  const words = useWords(tenantWords)
  const [email, setEmail] = useState('')
  const ask = useMutation({ mutationFn: () => api(askForCode, { params: { appId }, body: { email } }) })
  if (ask.isSuccess) return <p role="status">{words.codeSent}</p>
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <TextField
        label={words.noCode}
        type="email"
        autoComplete="email"
        required
        value={email}
        onChange={({ target }) => setEmail(target.value)}
      />
      <ProblemNote error={ask.error} />
      <Button type="submit" busy={ask.isPending}>
        {words.sendCode}
      </Button>
    </form>
  )
}
