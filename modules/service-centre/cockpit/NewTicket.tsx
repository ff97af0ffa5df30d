import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { SelectField, TextArea, TextField } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, ProblemNote } from '#kernel/web/parts.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { listPlaces } from '#modules/master-data/tree.contract.ts'
import { listCategories } from '../categories.contract.ts'
import { createTicket } from '../creating.contract.ts'
import { screenWords } from '../screens.words.ts'

interface Props {
  open: boolean
  onClose: () => void
  onCreated: (id: string) => void
}

/** A ticket from a telephone call or for an object: the tenant need not have an account. */
export function NewTicket({ open, onClose, onCreated }: Props) {
  const words = useWords(screenWords)
  return (
    <Dialog title={words.newTicket} open={open} onClose={onClose}>
      <Form onClose={onClose} onCreated={onCreated} />
    </Dialog>
  )
}

const empty = {
  title: '',
  description: '',
  category: '',
  name: '',
  email: '',
  phoneNumber: '',
  inputChannel: 'phone' as 'phone' | 'email' | 'cockpit',
}

function Form({ onClose, onCreated }: Omit<Props, 'open'>) {
  const words = useWords(screenWords)
  const common = useWords(commonWords)
  const formats = useFormats()
  const problem = useProblem()
  const me = useMe()
  const appId = me.apps[0]?.id ?? ''
  const [form, setForm] = useState(empty)
  const [search, setSearch] = useState('')
  const [place, setPlace] = useState<{ id: string; type: string; label: string }>()
  const categories = useQuery(read(listCategories, { params: { appId } }))
  const places = useQuery({
    ...read(listPlaces, { query: { search, limit: 20 } }),
    enabled: search.length > 1 && !place,
    placeholderData: keepPreviousData,
  })
  const create = useCommand(createTicket)
  const set = (values: Partial<typeof empty>) => setForm({ ...form, ...values })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const { name, email, phoneNumber, ...rest } = form
        const body = {
          ...rest,
          place: place ? `${place.type}-${place.id}` : `App-${appId}`,
          requester: name ? { name, email: email || null, phoneNumber: phoneNumber || null } : null,
        }
        create.mutate({ body } as never, {
          onSuccess: ({ id }) => {
            onClose()
            onCreated(id)
          },
        })
      }}
    >
      <TextField
        label={words.title}
        required
        maxLength={200}
        value={form.title}
        problem={problem.field(create.error, 'title')}
        onChange={({ target }) => set({ title: target.value })}
      />
      <SelectField
        label={words.category}
        required
        value={form.category}
        onChange={({ target }) => set({ category: target.value })}
      >
        <option value="">{words.chooseCategory}</option>
        {(categories.data?._embedded.items ?? [])
          .filter(({ parentID, archived }) => parentID && !archived)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {formats.name(name)}
            </option>
          ))}
      </SelectField>
      <TextField
        label={words.place}
        placeholder={words.searchPlace}
        required={false}
        value={place?.label ?? search}
        onChange={({ target }) => {
          setPlace(undefined)
          setSearch(target.value)
        }}
      />
      {!place && search.length > 1 && (
        <ul className="hits">
          {(places.data?._embedded.items ?? []).map(({ id, type, name, path }) => {
            const label = type === 'Unit' ? `${path.at(-1)?.name ?? ''}, ${name}` : name
            return (
              <li key={id}>
                <button type="button" onClick={() => setPlace({ id, type, label })}>
                  {label}
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <TextArea
        label={words.description}
        value={form.description}
        onChange={({ target }) => set({ description: target.value })}
      />
      <div className="row">
        <TextField
          label={words.requesterName}
          required={false}
          value={form.name}
          onChange={({ target }) => set({ name: target.value })}
        />
        <TextField
          label={words.requesterPhone}
          type="tel"
          required={false}
          value={form.phoneNumber}
          onChange={({ target }) => set({ phoneNumber: target.value })}
        />
        <TextField
          label={words.requesterEmail}
          type="email"
          required={false}
          value={form.email}
          onChange={({ target }) => set({ email: target.value })}
        />
      </div>
      <SelectField
        label={words.channel}
        value={form.inputChannel}
        onChange={({ target }) => set({ inputChannel: target.value as 'phone' })}
      >
        {(['phone', 'email', 'cockpit'] as const).map((channel) => (
          <option key={channel} value={channel}>
            {words[channel]}
          </option>
        ))}
      </SelectField>
      <ProblemNote error={create.error} />
      <div className="row">
        <Button kind="primary" type="submit" busy={create.isPending}>
          {words.create}
        </Button>
        <Button onClick={onClose}>{common.cancel}</Button>
      </div>
    </form>
  )
}
