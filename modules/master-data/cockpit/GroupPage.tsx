import { useQuery } from '@tanstack/react-query'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { changeGroup, findGroup, type Group, removeGroup } from '../groups.contract.ts'
import { placeWords } from '../screens.words.ts'
import { onQuicker, useChanges } from './changes.ts'
import { groupBody, GroupFields } from './GroupForm.tsx'
import { MoveGroup } from './Move.tsx'
import { Notes } from './Notes.tsx'
import { PlaceHead } from './Place.tsx'
import { useRemoval } from './removal.ts'
import { NewUnit } from './UnitForm.tsx'

/** A building: address, figures, the way to a new unit, notes. */
export function GroupPage({ groupId }: { groupId: string }) {
  const words = useWords(placeWords)
  const formats = useFormats()
  const params = { groupId }
  const group = useQuery(read(findGroup, { params }))
  const remove = useRemoval(removeGroup, {
    place: `Group-${groupId}`,
    name: group.data?.name,
    above: group.data && `Property-${group.data.propertyID}`,
  })
  if (!group.data)
    return group.error ? <Failed error={group.error} retry={() => void group.refetch()} /> : <Loading />
  const { can, stats } = group.data
  return (
    <div className="page stack">
      <PlaceHead {...group.data} />
      <p className="soft">
        {words.units(stats.unitCount ?? 0)} · {words.inhabited(stats.inhabitedUnits ?? 0)} ·{' '}
        {formats.number(Math.round((stats.occupancy ?? 0) * 100))} %
      </p>
      <Details group={group.data} refetch={group.refetch} />
      <Notes place={`Group-${groupId}`} />
      {(can.edit || can.remove) && (
        <div className="row">
          {can.edit && <NewUnit groupId={groupId} />}
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

function Details({ group, refetch }: { group: Group; refetch: () => unknown }) {
  const { saved, save } = useWords(commonWords)
  const toast = useToast()
  const { address, can, version } = group
  const { values, changed, set, forget } = useChanges({
    name: group.name,
    description: group.description ?? '',
    propertyManagerID: group.propertyManagerID ?? '',
    externalId: group.externalId ?? '',
    street: address.street ?? '',
    houseNumber: address.houseNumber ?? '',
    postalCode: address.postalCode ?? '',
    city: address.city ?? '',
  })
  const change = useCommand(changeGroup, () => {
    forget()
    toast({ text: saved })
  })
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { ...groupBody(changed), version }
        change.mutate({ params: { groupId: group.id }, body }, { onError: onQuicker(refetch) })
      }}
    >
      <GroupFields values={values} set={set} disabled={!can.edit} error={change.error} />
      <ProblemNote error={change.error} />
      {can.edit && (
        <Button kind="primary" type="submit" busy={change.isPending} className="start">
          {save}
        </Button>
      )}
    </form>
  )
}
