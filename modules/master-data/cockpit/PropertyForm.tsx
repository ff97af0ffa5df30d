import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { SelectField, TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { formWords } from '../forms.words.ts'
import { createProperty } from '../properties.contract.ts'
import { placeWords } from '../screens.words.ts'
import { orNull, useChanges } from './changes.ts'
import { useOpenPlace } from './removal.ts'

export interface PropertyValues {
  name: string
  propertyOwner: string
  externalId: string
  timezone: string
}

const ZONES = ['Europe/Zurich', 'Europe/Berlin', 'Europe/London', 'Europe/Sofia', 'UTC']

interface Props {
  values: PropertyValues
  set: (part: Partial<PropertyValues>) => void
  disabled?: boolean
  error: unknown
}

export function PropertyFields({ values, set, disabled = false, error }: Props) {
  const words = useWords(placeWords)
  const form = useWords(formWords)
  const { field } = useProblem()
  const text = (name: keyof PropertyValues, label: string, required: boolean) => (
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
      {text('name', words.name, true)}
      {text('propertyOwner', words.owner, false)}
      <div className="address">
        {text('externalId', form.externalId, false)}
        <SelectField
          label={form.timezone}
          disabled={disabled}
          value={values.timezone}
          onChange={({ target }) => set({ timezone: target.value })}
        >
          {[...new Set([...ZONES, values.timezone])].map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
      </div>
    </>
  )
}

/** What a property's form sends: only what was changed. */
export const propertyBody = ({ propertyOwner, externalId, ...rest }: Partial<PropertyValues>) => ({
  ...rest,
  ...(propertyOwner !== undefined && { propertyOwner: orNull(propertyOwner) }),
  ...(externalId !== undefined && { externalId: orNull(externalId) }),
})

/** A button, and behind it the form of a new property. */
export function NewProperty({ appId }: { appId: string }) {
  const form = useWords(formWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{form.newProperty}</Button>
      <Dialog title={form.newProperty} open={open} onClose={() => setOpen(false)}>
        <Creation appId={appId} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function Creation({ appId, onDone }: { appId: string; onDone: () => void }) {
  const form = useWords(formWords)
  const open = useOpenPlace()
  const { values, set } = useChanges({
    name: '',
    propertyOwner: '',
    externalId: '',
    timezone: 'Europe/Zurich',
  })
  const create = useCommand(createProperty, async ({ id }) => {
    onDone()
    await open(`Property-${id}`)
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ params: { appId }, body: { ...values, ...propertyBody(values) } })
      }}
    >
      <PropertyFields values={values} set={set} error={create.error} />
      <ProblemNote error={create.error} />
      <Button kind="primary" type="submit" busy={create.isPending} className="start">
        {form.add}
      </Button>
    </form>
  )
}
