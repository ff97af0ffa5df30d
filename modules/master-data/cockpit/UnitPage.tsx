import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading, ProblemNote } from '#kernel/web/parts.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { placeWords } from '../screens.words.ts'
import { changeUnit, findUnit, removeUnit } from '../units.contract.ts'
import { MoveUnit } from './Move.tsx'
import { Notes } from './Notes.tsx'
import { PlaceHead } from './Place.tsx'
import { useRemoval } from './removal.ts'
import { Periods } from './Periods.tsx'

/** A unit: who lives here, who did and who will. */
export function UnitPage({ unitId }: { unitId: string }) {
  const words = useWords(placeWords)
  const common = useWords(commonWords)
  const toast = useToast()
  const params = { unitId }
  const unit = useQuery(read(findUnit, { params }))
  const change = useCommand(changeUnit, () => toast({ text: common.saved }))
  const remove = useRemoval(removeUnit, {
    place: `Unit-${unitId}`,
    name: unit.data?.name,
    above: unit.data && `Group-${unit.data.groupID}`,
  })
  const [name, setName] = useState<string>()
  const [size, setSize] = useState<string>()
  if (unit.error) return <Failed error={unit.error} retry={() => void unit.refetch()} />
  if (!unit.data) return <Loading />
  const { can } = unit.data
  const locked = !can.edit
  return (
    <div className="page stack">
      <PlaceHead {...unit.data} />
      <p className="soft">
        {[unit.data.objectType, words[unit.data.type], unit.data.size && `${unit.data.size} m²`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Periods unitId={unitId} mayEdit={can.edit} />
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({
            params,
            body: {
              name: name ?? unit.data.name,
              ...(size !== undefined && { size: size === '' ? null : Number(size) }),
            },
          })
        }}
      >
        <TextField
          label={words.name}
          required
          disabled={locked}
          value={name ?? unit.data.name}
          onChange={({ target }) => setName(target.value)}
        />
        <TextField
          label={words.size}
          type="number"
          min="0"
          step="0.5"
          disabled={locked}
          value={size ?? unit.data.size ?? ''}
          onChange={({ target }) => setSize(target.value)}
        />
        <ProblemNote error={change.error} />
        {!locked && (
          <Button kind="primary" type="submit" busy={change.isPending} className="start">
            {words.save}
          </Button>
        )}
      </form>
      {can.seeCustomItems && <Notes place={`Unit-${unitId}`} />}
      {(can.edit || can.remove) && (
        <div className="row">
          {can.edit && <MoveUnit unit={unit.data} />}
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
