import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { SelectField, TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { ObjectTypeOfUnit } from '../fields.contract.ts'
import { formWords } from '../forms.words.ts'
import { objectTypeWords } from '../object-types.words.ts'
import { placeWords } from '../screens.words.ts'
import { createUnit, type Unit } from '../units.contract.ts'
import { orNull, useChanges } from './changes.ts'
import { useOpenPlace } from './removal.ts'

export interface UnitValues {
  name: string
  objectType: string
  type: Unit['type']
  size: string
  externalId: string
}

interface Props {
  values: UnitValues
  set: (part: Partial<UnitValues>) => void
  disabled?: boolean
  error: unknown
}

export function UnitFields({ values, set, disabled = false, error }: Props) {
  const words = useWords(placeWords)
  const form = useWords(formWords)
  const kinds: Record<string, string> = useWords(objectTypeWords)
  const { field } = useProblem()
  const named = Object.entries(kinds).toSorted(([, one], [, other]) => one.localeCompare(other))
  return (
    <>
      <TextField
        label={words.name}
        required
        disabled={disabled}
        value={values.name}
        problem={field(error, 'name')}
        onChange={({ target }) => set({ name: target.value })}
      />
      <div className="address">
        <SelectField
          label={form.kind}
          disabled={disabled}
          value={values.objectType}
          onChange={({ target }) => set({ objectType: target.value })}
        >
          <option value="">{form.noKind}</option>
          {named.map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={form.use}
          disabled={disabled}
          value={values.type}
          onChange={({ target }) => set({ type: target.value === 'owned' ? 'owned' : 'rented' })}
        >
          <option value="rented">{words.rented}</option>
          <option value="owned">{words.owned}</option>
        </SelectField>
        <TextField
          label={words.size}
          type="number"
          min="0"
          step="0.01"
          disabled={disabled}
          value={values.size}
          problem={field(error, 'size')}
          onChange={({ target }) => set({ size: target.value })}
        />
        <TextField
          label={form.externalId}
          disabled={disabled}
          value={values.externalId}
          problem={field(error, 'externalId')}
          onChange={({ target }) => set({ externalId: target.value })}
        />
      </div>
    </>
  )
}

/** What a unit's form sends: only what was changed. */
export const unitBody = ({ objectType, size, externalId, ...rest }: Partial<UnitValues>) => ({
  ...rest,
  ...(objectType !== undefined && {
    objectType: ObjectTypeOfUnit.options.find((kind) => kind === objectType) ?? null,
  }),
  ...(size !== undefined && { size: size === '' ? null : Number(size) }),
  ...(externalId !== undefined && { externalId: orNull(externalId) }),
})

/** A button, and behind it the form of a new unit of a building. */
export function NewUnit({ groupId }: { groupId: string }) {
  const form = useWords(formWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{form.newUnit}</Button>
      <Dialog title={form.newUnit} open={open} onClose={() => setOpen(false)}>
        <Creation groupId={groupId} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function Creation({ groupId, onDone }: { groupId: string; onDone: () => void }) {
  const form = useWords(formWords)
  const open = useOpenPlace()
  const { values, set } = useChanges<UnitValues>({
    name: '',
    objectType: 'flat',
    type: 'rented',
    size: '',
    externalId: '',
  })
  const create = useCommand(createUnit, async ({ id }) => {
    onDone()
    await open(`Unit-${id}`)
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate({ params: { groupId }, body: { ...unitBody(values), name: values.name } })
      }}
    >
      <UnitFields values={values} set={set} error={create.error} />
      <ProblemNote error={create.error} />
      <Button kind="primary" type="submit" busy={create.isPending} className="start">
        {form.add}
      </Button>
    </form>
  )
}
