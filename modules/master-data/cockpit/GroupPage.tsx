import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading, ProblemNote } from '#kernel/web/parts.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { changeGroup, findGroup, removeGroup } from '../groups.contract.ts'
import { placeWords } from '../screens.words.ts'
import { createUnit } from '../units.contract.ts'
import { MoveGroup } from './Move.tsx'
import { Notes } from './Notes.tsx'
import { PlaceHead } from './Place.tsx'
import { useRemoval } from './removal.ts'

/** A building: address, figures, its units and notes. */
export function GroupPage({
  groupId,
  open,
}: {
  groupId: string
  open: (place: { type: 'Unit'; id: string }) => void
}) {
  const words = useWords(placeWords)
  const common = useWords(commonWords)
  const formats = useFormats()
  const toast = useToast()
  const params = { groupId }
  const group = useQuery(read(findGroup, { params }))
  const change = useCommand(changeGroup, () => toast({ text: common.saved }))
  const remove = useRemoval(removeGroup, {
    place: `Group-${groupId}`,
    name: group.data?.name,
    above: group.data && `Property-${group.data.propertyID}`,
  })
  const add = useCommand(createUnit)
  const [form, setForm] = useState<Record<string, string>>({})
  const [unit, setUnit] = useState('')
  if (group.error) return <Failed error={group.error} retry={() => void group.refetch()} />
  if (!group.data) return <Loading />
  const { can, address, stats, name } = group.data
  const locked = !can.edit
  const field = (key: 'street' | 'houseNumber' | 'postalCode' | 'city') => (
    <TextField
      label={words[key]}
      disabled={locked}
      value={form[key] ?? address[key] ?? ''}
      onChange={({ target }) => setForm({ ...form, [key]: target.value })}
    />
  )
  return (
    <div className="page stack">
      <PlaceHead {...group.data} />
      <p className="soft">
        {words.units(stats.unitCount ?? 0)} · {words.inhabited(stats.inhabitedUnits ?? 0)} ·{' '}
        {formats.number(Math.round((stats.occupancy ?? 0) * 100))} %
      </p>
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault()
          const { name: changed, ...place } = form
          change.mutate({ params, body: { name: changed ?? name, address: place } })
        }}
      >
        <TextField
          label={words.name}
          required
          disabled={locked}
          value={form.name ?? name}
          onChange={({ target }) => setForm({ ...form, name: target.value })}
        />
        <div className="address">
          {field('street')}
          {field('houseNumber')}
          {field('postalCode')}
          {field('city')}
        </div>
        <ProblemNote error={change.error} />
        {!locked && (
          <Button kind="primary" type="submit" busy={change.isPending} className="start">
            {words.save}
          </Button>
        )}
      </form>
      {can.edit && (
        <form
          className="card row"
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate(
              { params, body: { name: unit } },
              { onSuccess: ({ id }) => open({ type: 'Unit', id }) },
            )
          }}
        >
          <div className="grow">
            <TextField
              label={words.addUnit}
              required
              value={unit}
              onChange={({ target }) => setUnit(target.value)}
            />
          </div>
          <Button type="submit" busy={add.isPending}>
            {words.addUnit}
          </Button>
          <ProblemNote error={add.error} />
        </form>
      )}
      <Notes place={`Group-${groupId}`} />
      {(can.edit || can.remove) && (
        <div className="row">
          {can.edit && <MoveGroup group={group.data} />}
          {can.remove && (
            <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params })}>
              {words.remove}
            </Button>
          )}
          <ProblemNote error={remove.error} />
        </div>
      )}
    </div>
  )
}
