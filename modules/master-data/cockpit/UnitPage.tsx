import { useQuery } from '@tanstack/react-query'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { objectTypeWords } from '../object-types.words.ts'
import { placeWords } from '../screens.words.ts'
import { changeUnit, findUnit, removeUnit, type Unit } from '../units.contract.ts'
import { onQuicker, useChanges } from './changes.ts'
import { MoveUnit } from './Move.tsx'
import { Notes } from './Notes.tsx'
import { Periods } from './Periods.tsx'
import { PlaceHead } from './Place.tsx'
import { useRemoval } from './removal.ts'
import { unitBody, UnitFields } from './UnitForm.tsx'

/** A unit: who lives here, who did and who will. */
export function UnitPage({ unitId }: { unitId: string }) {
  const words = useWords(placeWords)
  const kinds: Record<string, string> = useWords(objectTypeWords)
  const formats = useFormats()
  const params = { unitId }
  const unit = useQuery(read(findUnit, { params }))
  const remove = useRemoval(removeUnit, {
    place: `Unit-${unitId}`,
    name: unit.data?.name,
    above: unit.data && `Group-${unit.data.groupID}`,
  })
  if (!unit.data)
    return unit.error ? <Failed error={unit.error} retry={() => void unit.refetch()} /> : <Loading />
  const { can, objectType, type, size } = unit.data
  return (
    <div className="page stack">
      <PlaceHead {...unit.data} />
      <p className="soft">
        {[objectType && (kinds[objectType] ?? objectType), words[type], size && `${formats.number(size)} m²`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Periods unitId={unitId} mayAdd={can.addPeriod} />
      <Details unit={unit.data} refetch={unit.refetch} />
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

function Details({ unit, refetch }: { unit: Unit; refetch: () => unknown }) {
  const { saved, save } = useWords(commonWords)
  const toast = useToast()
  const { id: unitId, name, objectType, type, size, externalId, version, can } = unit
  const { values, changed, set, forget } = useChanges({
    name,
    objectType: objectType ?? '',
    type,
    size: String(size ?? ''),
    externalId: externalId ?? '',
  })
  const change = useCommand(changeUnit, () => {
    forget()
    toast({ text: saved })
  })
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { ...unitBody(changed), version }
        change.mutate({ params: { unitId }, body }, { onError: onQuicker(refetch) })
      }}
    >
      <UnitFields values={values} set={set} disabled={!can.edit} error={change.error} />
      <ProblemNote error={change.error} />
      {can.edit && (
        <Button kind="primary" type="submit" busy={change.isPending} className="start">
          {save}
        </Button>
      )}
    </form>
  )
}
