import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { SelectField, TextArea, TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { listPropertyManagers } from '#modules/organizations/providers.contract.ts'
import { formWords } from '../forms.words.ts'
import { createGroup } from '../groups.contract.ts'
import { placeWords } from '../screens.words.ts'
import { orNull, useChanges } from './changes.ts'
import { useOpenPlace } from './removal.ts'

const addressFields = ['street', 'houseNumber', 'postalCode', 'city'] as const

export interface GroupValues extends Record<(typeof addressFields)[number], string> {
  name: string
  description: string
  propertyManagerID: string
  externalId: string
}

interface Props {
  values: GroupValues
  set: (part: Partial<GroupValues>) => void
  disabled?: boolean
  error: unknown
}

export function GroupFields({ values, set, disabled = false, error }: Props) {
  const words = useWords(placeWords)
  const form = useWords(formWords)
  const { field } = useProblem()
  const managers = useManagers()
  const text = (name: Exclude<keyof GroupValues, 'description'>, label: string, required: boolean) => (
    <TextField
      label={label}
      {...(required && { required })}
      disabled={disabled}
      value={values[name]}
      problem={field(error, name)}
      onChange={({ target }) => set({ [name]: target.value })}
    />
  )
  return (
    <>
      <div className="address">
        {addressFields.map((name) => (
          <div key={name}>{text(name, words[name], false)}</div>
        ))}
      </div>
      {text('name', words.name, true)}
      <SelectField
        label={form.manager}
        disabled={disabled}
        value={values.propertyManagerID}
        onChange={({ target }) => set({ propertyManagerID: target.value })}
      >
        <option value="">{form.noManager}</option>
        {managers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {text('externalId', form.externalId, false)}
      <TextArea
        label={form.description}
        rows={2}
        disabled={disabled}
        value={values.description}
        onChange={({ target }) => set({ description: target.value })}
      />
    </>
  )
}

const useManagers = () => {
  const { data } = useQuery(read(listPropertyManagers, { query: { limit: -1 } }))
  return (data?._embedded.items ?? []).filter(({ type }) => type === 'property-manager')
}

/** What a building's form sends: only what was changed. */
export const groupBody = (changed: Partial<GroupValues>) => {
  const { name, description, propertyManagerID, externalId, ...place } = changed
  const address = Object.fromEntries(Object.entries(place).map(([key, text]) => [key, orNull(text)]))
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description: orNull(description) }),
    ...(propertyManagerID !== undefined && { propertyManagerID: propertyManagerID || null }),
    ...(externalId !== undefined && { externalId: orNull(externalId) }),
    ...(Object.keys(address).length > 0 && { address }),
  }
}

/** A button, and behind it the form of a new building of a property, whose street it has until somebody says otherwise. */
export function NewGroup({ propertyId, street }: { propertyId: string; street: string }) {
  const form = useWords(formWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{form.newBuilding}</Button>
      <Dialog title={form.newBuilding} open={open} onClose={() => setOpen(false)}>
        <Creation propertyId={propertyId} street={street} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function Creation({
  propertyId,
  street,
  onDone,
}: {
  propertyId: string
  street: string
  onDone: () => void
}) {
  const form = useWords(formWords)
  const open = useOpenPlace()
  const managers = useManagers()
  const only = managers.length === 1 ? managers[0]!.id : ''
  const { changed, set } = useChanges<GroupValues>({} as GroupValues)
  const place = { street, houseNumber: '', postalCode: '', city: '', ...changed }
  const values = {
    description: '',
    propertyManagerID: only,
    externalId: '',
    ...place,
    name: changed.name ?? `${place.street} ${place.houseNumber}`.trim(),
  }
  const create = useCommand(createGroup, async ({ id }) => {
    onDone()
    await open(`Group-${id}`)
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ params: { propertyId }, body: { ...groupBody(values), name: values.name } })
      }}
    >
      <GroupFields values={values} set={set} error={create.error} />
      <ProblemNote error={create.error} />
      <Button kind="primary" type="submit" busy={create.isPending} className="start">
        {form.add}
      </Button>
    </form>
  )
}
