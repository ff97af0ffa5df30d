import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Language, languageOf, localeOf } from '#kernel/contract/shapes.ts'
import { upload, useCommand } from '#kernel/web/api.ts'
import { SelectField, TextField } from '#kernel/web/fields.tsx'
import { useLanguage, useWords } from '#kernel/web/language.tsx'
import { Avatar, Button, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import type { EmailChange } from '../email-changes.contract.ts'
import { entryWords } from '../entry.words.ts'
import { profileWords } from '../profile.words.ts'
import { changeUser } from '../users.contract.ts'
import { EmailChangeNote } from './EmailChangeNote.tsx'

type User = {
  id: string
  username: string
  email: string
  locale: string
  phoneNumber: string | null
  profileImage: string | null
  readOnly: boolean
  emailChange: EmailChange | null
}

/** Picture, name, address, telephone and language. */
export function Details({ user }: { user: User }) {
  const words = {
    ...useWords(commonWords),
    ...useWords(entryWords),
    ...useWords(profileWords),
  }
  const problem = useProblem()
  const toast = useToast()
  const { choose } = useLanguage()
  const change = useCommand(changeUser)
  const [form, setForm] = useState({
    username: user.username,
    email: user.email,
    phoneNumber: user.phoneNumber ?? '',
    language: languageOf(user.locale),
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
    const body = {
      ...rest,
      locale: localeOf(language),
      phoneNumber: phoneNumber || null,
    }
    change.mutate(
      { params, body },
      {
        onSuccess: () => {
          choose(language)
          setForm((now) => ({ ...now, email: user.email }))
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
      <EmailChangeNote userId={user.id} change={user.emailChange} />
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
      <ProblemNote error={change.error} />
      <Button kind="primary" type="submit" busy={change.isPending}>
        {words.save}
      </Button>
    </form>
  )
}
