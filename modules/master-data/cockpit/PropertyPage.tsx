import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading, ProblemNote } from '#kernel/web/parts.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { createGroup } from '../groups.contract.ts'
import { changeProperty, findProperty, removeProperty } from '../properties.contract.ts'
import { placeWords } from '../screens.words.ts'
import { Notes } from './Notes.tsx'
import { PlaceHead } from './Place.tsx'
import { useRemoval } from './removal.ts'

/** A property: its name and owner, its buildings, its notes. */
export function PropertyPage({
  propertyId,
  open,
}: {
  propertyId: string
  open: (place: { type: 'Group'; id: string }) => void
}) {
  const words = useWords(placeWords)
  const common = useWords(commonWords)
  const toast = useToast()
  const params = { propertyId }
  const property = useQuery(read(findProperty, { params }))
  const change = useCommand(changeProperty, () => toast({ text: common.saved }))
  const remove = useRemoval(removeProperty, { place: `Property-${propertyId}`, name: property.data?.name })
  const add = useCommand(createGroup)
  const [name, setName] = useState<string>()
  const [number, setNumber] = useState('')
  if (property.error) return <Failed error={property.error} retry={() => void property.refetch()} />
  if (!property.data) return <Loading />
  const { can } = property.data
  return (
    <div className="page stack">
      <PlaceHead {...property.data} />
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ params, body: { name: name ?? property.data.name } })
        }}
      >
        <TextField
          label={words.name}
          required
          disabled={!can.edit}
          value={name ?? property.data.name}
          onChange={({ target }) => setName(target.value)}
        />
        <p className="soft">
          {words.owner}: {property.data.propertyOwner ?? '–'}
        </p>
        <ProblemNote error={change.error} />
        {can.edit && (
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
            const street = property.data.name
            add.mutate(
              {
                params,
                body: { name: `${street} ${number}`, address: { street, houseNumber: number } } as never,
              },
              { onSuccess: ({ id }) => open({ type: 'Group', id }) },
            )
          }}
        >
          <div className="grow">
            <TextField
              label={`${words.addBuilding}: ${words.houseNumber}`}
              required
              value={number}
              onChange={({ target }) => setNumber(target.value)}
            />
          </div>
          <Button type="submit" busy={add.isPending}>
            {words.addBuilding}
          </Button>
          <ProblemNote error={add.error} />
        </form>
      )}
      <Notes place={`Property-${propertyId}`} />
      {can.remove && (
        <div className="row">
          <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params })}>
            {words.remove}
          </Button>
          <ProblemNote error={remove.error} />
        </div>
      )}
    </div>
  )
}
