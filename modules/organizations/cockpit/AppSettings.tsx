import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { inkOn, readableOn } from '#kernel/contract/colour.ts'
import { Language } from '#kernel/contract/shapes.ts'
import { read, upload, useCommand } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { Checkbox, TextField } from '#kernel/web/fields.tsx'
import { useLanguage, useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading, NoPermission, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { type App, changeApp, findApp } from '../contract.ts'
import { appSettingsWords } from '../screens.words.ts'

/** How an app presents itself: name, colour, logo, slogan in four languages. */
export function AppSettings() {
  const { app: chosen } = useApp()
  const app = useQuery({
    ...read(findApp, { params: { appId: chosen?.id ?? '' } }),
    enabled: chosen !== undefined,
  })
  if (!chosen || app.data?.can.edit === false) return <NoPermission />
  if (app.error) return <Failed error={app.error} retry={() => void app.refetch()} />
  return app.data ? <Form key={app.data.id} app={app.data} /> : <Loading />
}

function Form({ app }: { app: App }) {
  const words = useWords(appSettingsWords)
  const { language } = useLanguage()
  const toast = useToast()
  const change = useCommand(changeApp)
  const [form, setForm] = useState({
    name: app.name,
    colour: app.colour,
    slogan: app.slogan,
    automaticInvitation: app.automaticInvitation,
  })
  const params = { appId: app.id }
  const logo = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await upload(file, file.name)
      return change.mutateAsync({ params, body: { logo: id, icon: id } })
    },
  })
  const text = readableOn(form.colour, '#ffffff')
  return (
    <form
      className="page stack"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ params, body: form }, { onSuccess: () => toast({ text: words.saved }) })
      }}
    >
      <h1>{words.title}</h1>
      <div className="card stack">
        <TextField
          label={words.name}
          required
          value={form.name}
          onChange={({ target }) => setForm({ ...form, name: target.value })}
        />
        <TextField
          label={words.colour}
          type="color"
          value={form.colour}
          onChange={({ target }) => setForm({ ...form, colour: target.value })}
        />
        {Language.options.map((each) => (
          <TextField
            key={each}
            label={`${words.slogan} (${each})`}
            required={false}
            value={form.slogan[each] ?? ''}
            onChange={({ target }) => setForm({ ...form, slogan: { ...form.slogan, [each]: target.value } })}
          />
        ))}
        <label className="button">
          {words.logo}
          <input
            type="file"
            accept="image/*"
            className="hidden"
            onChange={({ target }) => target.files?.[0] && logo.mutate(target.files[0])}
          />
        </label>
        <fieldset>
          <legend>{words.invitations}</legend>
          <Checkbox
            label={words.automaticInvitation}
            aria-describedby="automatic-invitation"
            checked={form.automaticInvitation}
            onChange={({ currentTarget }) => setForm({ ...form, automaticInvitation: currentTarget.checked })}
          />
          <small id="automatic-invitation">{words.automaticInvitationHint}</small>
        </fieldset>
        <ProblemNote error={change.error ?? logo.error} />
        <Button kind="primary" type="submit" busy={change.isPending}>
          {words.save}
        </Button>
      </div>
      <section className="card stack" aria-label={words.preview}>
        <h2>{words.preview}</h2>
        <p style={{ color: text, background: '#ffffff', padding: '0.75rem', borderRadius: 8 }}>
          <strong>{form.name}</strong> – {form.slogan[language]}
        </p>
        <span
          className="button"
          style={{
            background: form.colour,
            color: inkOn(form.colour),
            borderColor: form.colour,
            alignSelf: 'flex-start',
          }}
        >
          {words.button}
        </span>
        {text !== form.colour && <small>{words.adjusted}</small>}
      </section>
    </form>
  )
}
