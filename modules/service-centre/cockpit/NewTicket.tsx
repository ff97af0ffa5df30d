import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { SelectField, TextArea, TextField, useDraft } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { useMe } from '#kernel/web/session.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { listCategories } from '../categories.contract.ts'
import { createTicket, type Requester } from '../create.contract.ts'
import { createWords } from '../create.words.ts'
import { screenWords } from '../screens.words.ts'
import { CategoryOptions } from './choices.tsx'
import { PlaceField, usePlace } from '#modules/master-data/web/PlaceField.tsx'
import { RequesterField } from './RequesterField.tsx'

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

const kinds = ['person', 'stranger', 'object'] as const
const channels = ['phone', 'email', 'cockpit'] as const

const empty = {
  kind: 'person' as (typeof kinds)[number],
  person: undefined as Requester | undefined,
  name: '',
  email: '',
  phoneNumber: '',
  place: undefined as string | undefined,
  category: '',
  title: '',
  description: '',
  inputChannel: 'phone' as (typeof channels)[number],
}
type Opening = typeof empty

/** Who the ticket is for: an account, or what is known of somebody who has none. */
const requesterOf = ({ kind, person, ...stranger }: Opening) => {
  if (kind === 'object') return {}
  if (kind === 'person' && person?.kind === 'person') return { userId: person.id }
  const { name, email, phoneNumber } = (kind === 'person' && person) || stranger
  return { requester: { name, email: email || null, phoneNumber: phoneNumber || null } }
}

function Form({ onClose, onCreated }: Omit<Props, 'open'>) {
  const words = useWords(screenWords)
  const texts = useWords(createWords)
  const common = useWords(commonWords)
  const problem = useProblem()
  const toast = useToast()
  const me = useMe()
  const { app } = useApp()
  const [draft, write, discard] = useDraft(`new ticket ${me.id}`)
  const form: Opening = draft ? { ...empty, ...(JSON.parse(draft) as Partial<Opening>) } : empty
  const set = (values: Partial<Opening>) => write(JSON.stringify({ ...form, ...values }))
  const [checked, setChecked] = useState(false)
  const appId = usePlace(form.place)?.appId ?? app?.id ?? ''
  const categories = useQuery(read(listCategories, { params: { appId } }))
  const create = useCommand(createTicket)
  const { kind, person, place } = form
  const homes = kind === 'person' ? (person?.places ?? []) : []
  const lacksPerson = kind === 'person' && !person
  const lacksPlace = !place && (kind === 'object' || homes.length > 1)

  const submit = () => {
    setChecked(true)
    if (lacksPerson || lacksPlace) return
    const { category, title, description, inputChannel } = form
    create.mutate(
      {
        body: {
          ...{ category, title, description, inputChannel },
          place: place ?? `App-${appId}`,
          ...requesterOf(form),
        },
      },
      {
        onSuccess: ({ id, incrementID }) => {
          discard()
          onClose()
          toast({ text: texts.created(incrementID) })
          onCreated(id)
        },
      },
    )
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <fieldset className="requesterkinds">
        <legend>{texts.who}</legend>
        {kinds.map((each) => (
          <label key={each}>
            <input type="radio" name="kind" checked={kind === each} onChange={() => set({ kind: each })} />
            {texts[each]}
          </label>
        ))}
      </fieldset>
      {kind === 'person' && (
        <RequesterField
          value={person}
          problem={checked && lacksPerson ? texts.choosePerson : undefined}
          onChange={(chosen) =>
            set({ person: chosen, place: chosen?.places.length === 1 ? chosen.places[0]?.key : undefined })
          }
        />
      )}
      {kind === 'stranger' && (
        <>
          <TextField
            label={words.requesterName}
            required
            maxLength={200}
            autoComplete="off"
            value={form.name}
            onChange={({ target }) => set({ name: target.value })}
          />
          <div className="pair">
            <TextField
              label={words.requesterPhone}
              type="tel"
              required={false}
              maxLength={50}
              autoComplete="off"
              value={form.phoneNumber}
              onChange={({ target }) => set({ phoneNumber: target.value })}
            />
            <TextField
              label={words.requesterEmail}
              type="email"
              required={false}
              autoComplete="off"
              value={form.email}
              problem={problem.field(create.error, 'requester')}
              onChange={({ target }) => set({ email: target.value })}
            />
          </div>
        </>
      )}
      <PlaceField
        label={words.place}
        hint={homes.length > 1 ? texts.severalHomes : undefined}
        placeholder={texts.searchPlace}
        required={kind === 'object' || homes.length > 1}
        problem={checked && lacksPlace ? texts.choosePlace : problem.field(create.error, 'place')}
        value={place}
        suggested={homes.length > 0 ? homes.map(({ key, name }) => ({ id: key, name })) : undefined}
        onChange={(key) => set({ place: key })}
      />
      <SelectField
        label={words.category}
        required
        value={form.category}
        problem={problem.field(create.error, 'category')}
        onChange={({ target }) => set({ category: target.value })}
      >
        <option value="">{words.chooseCategory}</option>
        <CategoryOptions categories={categories.data?._embedded.items ?? []} />
      </SelectField>
      <TextField
        label={words.title}
        required
        maxLength={200}
        value={form.title}
        problem={problem.field(create.error, 'title')}
        onChange={({ target }) => set({ title: target.value })}
      />
      <TextArea
        label={words.description}
        required={false}
        value={form.description}
        problem={problem.field(create.error, 'description')}
        onChange={({ target }) => set({ description: target.value })}
      />
      <SelectField
        label={words.channel}
        value={form.inputChannel}
        onChange={({ target }) => set({ inputChannel: target.value as Opening['inputChannel'] })}
      >
        {channels.map((channel) => (
          <option key={channel} value={channel}>
            {words[channel]}
          </option>
        ))}
      </SelectField>
      <ProblemNote error={create.error ?? categories.error} />
      <div className="row">
        <Button kind="primary" type="submit" busy={create.isPending}>
          {words.create}
        </Button>
        <Button
          onClick={() => {
            discard()
            onClose()
          }}
        >
          {draft ? texts.discard : common.cancel}
        </Button>
      </div>
    </form>
  )
}
