import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Language, languageOf, localeOf } from '#kernel/contract/shapes.ts'
import { api, read, upload, useCommand } from '#kernel/web/api.ts'
import { Checkbox, SelectField, TextField } from '#kernel/web/fields.tsx'
import { useFormats, useLanguage, useWords } from '#kernel/web/language.tsx'
import { Avatar, Button, Failed, Loading, ProblemNote } from '#kernel/web/parts.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { useMe } from '#kernel/web/session.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { entryWords } from '../entry.words.ts'
import { endSession, listSessions, signOut } from '../sessions.contract.ts'
import { changePassword, changeUser, findUser } from '../users.contract.ts'

/** One's own data: picture, name, language, phone, password, notifications, devices. */
export function Profile({ onSignedOut }: { onSignedOut: () => void }) {
  const me = useMe()
  const words = { ...useWords(commonWords), ...useWords(entryWords) }
  const user = useQuery(read(findUser, { params: { userId: me.id } }))
  const queries = useQueryClient()
  const leave = useMutation({
    mutationFn: () => api(signOut, {}),
    onSettled: () => {
      queries.clear()
      onSignedOut()
    },
  })
  if (user.error) return <Failed error={user.error} retry={() => void user.refetch()} />
  if (!user.data) return <Loading />
  return (
    <div className="page stack">
      <header className="row">
        <h1 className="grow">{words.profile}</h1>
        <Button onClick={() => leave.mutate()}>{words.signOut}</Button>
      </header>
      <Details key={user.data.id} user={user.data} />
      <Password userId={me.id} />
      <Devices />
    </div>
  )
}

type User = {
  id: string
  username: string
  email: string
  locale: string
  phoneNumber: string | null
  profileImage: string | null
  channels: { email: boolean; push: boolean }
  readOnly: boolean
}

function Details({ user }: { user: User }) {
  const words = { ...useWords(commonWords), ...useWords(entryWords) }
  const problem = useProblem()
  const toast = useToast()
  const { choose } = useLanguage()
  const change = useCommand(changeUser)
  const [form, setForm] = useState({
    username: user.username,
    email: user.email,
    phoneNumber: user.phoneNumber ?? '',
    language: languageOf(user.locale),
    channels: user.channels,
  })
  const set = (values: Partial<typeof form>) => setForm({ ...form, ...values })
  const params = { userId: user.id }
  const picture = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await upload(file, file.name)
      return change.mutateAsync({ params, body: { profileImage: id } })
    },
  })
  const save = () => {
    const { language, phoneNumber, ...rest } = form
    const body = { ...rest, locale: localeOf(language), phoneNumber: phoneNumber || null }
    change.mutate(
      { params, body },
      {
        onSuccess: () => {
          choose(language)
          toast({ text: words.saved })
        },
      },
    )
  }
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div className="row">
        <Avatar name={user.username} image={user.profileImage} size={64} />
        <label className="button">
          {words.picture}
          <input
            type="file"
            accept="image/*"
            className="hidden"
            onChange={({ target }) => target.files?.[0] && picture.mutate(target.files[0])}
          />
        </label>
      </div>
      <ProblemNote error={picture.error} />
      <TextField
        label={words.yourName}
        required
        autoComplete="name"
        value={form.username}
        readOnly={user.readOnly}
        problem={problem.field(change.error, 'username')}
        onChange={({ target }) => set({ username: target.value })}
      />
      <TextField
        label={words.email}
        hint={words.emailChange}
        type="email"
        required
        autoComplete="email"
        value={form.email}
        readOnly={user.readOnly}
        problem={problem.field(change.error, 'email')}
        onChange={({ target }) => set({ email: target.value })}
      />
      <TextField
        label={words.phone}
        type="tel"
        autoComplete="tel"
        value={form.phoneNumber}
        problem={problem.field(change.error, 'phoneNumber')}
        onChange={({ target }) => set({ phoneNumber: target.value })}
      />
      <SelectField
        label={words.language}
        value={form.language}
        onChange={({ target }) => set({ language: target.value as Language })}
      >
        {Language.options.map((language) => (
          <option key={language} value={language}>
            {{ de: 'Deutsch', fr: 'Français', it: 'Italiano', en: 'English' }[language]}
          </option>
        ))}
      </SelectField>
      <fieldset className="stack">
        <legend>{words.notifications}</legend>
        <Checkbox
          label={words.byMail}
          checked={form.channels.email}
          onChange={({ target }) => set({ channels: { ...form.channels, email: target.checked } })}
        />
        <Checkbox
          label={words.byPush}
          checked={form.channels.push}
          onChange={({ target }) => set({ channels: { ...form.channels, push: target.checked } })}
        />
      </fieldset>
      <ProblemNote error={change.error} />
      <Button kind="primary" type="submit" busy={change.isPending}>
        {words.save}
      </Button>
    </form>
  )
}

function Password({ userId }: { userId: string }) {
  const words = useWords(entryWords)
  const saved = useWords(commonWords).saved
  const toast = useToast()
  const change = useCommand(changePassword)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(
          { params: { userId }, body: { currentPassword: current, plainPassword: next } },
          {
            onSuccess: () => {
              setCurrent('')
              setNext('')
              toast({ text: saved })
            },
          },
        )
      }}
    >
      <h2>{words.changePassword}</h2>
      <TextField
        label={words.currentPassword}
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={({ target }) => setCurrent(target.value)}
      />
      <TextField
        label={words.newPassword}
        hint={words.passwordHint}
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        value={next}
        onChange={({ target }) => setNext(target.value)}
      />
      <ProblemNote error={change.error} />
      <Button type="submit" busy={change.isPending}>
        {words.changePassword}
      </Button>
    </form>
  )
}

function Devices() {
  const words = useWords(entryWords)
  const formats = useFormats()
  const sessions = useQuery(read(listSessions, {}))
  const end = useCommand(endSession)
  if (!sessions.data) return null
  return (
    <section className="card stack">
      <h2>{words.sessions}</h2>
      <ul className="stack">
        {sessions.data._embedded.items.map(({ id, device, current, lastSeenAt }) => (
          <li key={id} className="row">
            <span className="grow">
              {/(Firefox|Edg|Chrome|Safari)/.exec(device)?.[1] ?? '–'} ·{' '}
              {/(Windows|Mac OS|Android|iPhone|iPad|Linux)/.exec(device)?.[1] ?? ''}
              <br />
              <small>{current ? words.thisDevice : `${words.lastSeen} ${formats.recent(lastSeenAt)}`}</small>
            </span>
            {!current && (
              <Button onClick={() => end.mutate({ params: { sessionId: id } })}>{words.endSession}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
