import { useQuery } from '@tanstack/react-query'
import { read, useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { changeProperty, findProperty, type Property, removeProperty } from '../properties.contract.ts'
import { placeWords } from '../screens.words.ts'
import { onQuicker, useChanges } from './changes.ts'
import { NewGroup } from './GroupForm.tsx'
import { Notes } from './Notes.tsx'
import { PlaceHead } from './Place.tsx'
import { propertyBody, PropertyFields } from './PropertyForm.tsx'
import { useRemoval } from './removal.ts'

/** A property: its name and owner, the way to a new building, its notes. */
export function PropertyPage({ propertyId }: { propertyId: string }) {
  const words = useWords(placeWords)
  const params = { propertyId }
  const property = useQuery(read(findProperty, { params }))
  const remove = useRemoval(removeProperty, { place: `Property-${propertyId}`, name: property.data?.name })
  if (!property.data)
    return property.error ? (
      <Failed error={property.error} retry={() => void property.refetch()} />
    ) : (
      <Loading />
    )
  const { can, name } = property.data
  return (
    <div className="page stack">
      <PlaceHead {...property.data} />
      <Details property={property.data} refetch={property.refetch} />
      <Notes place={`Property-${propertyId}`} />
      <div className="row">
        {can.edit && <NewGroup propertyId={propertyId} street={name} />}
        {can.remove && (
          <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params })}>
            {words.remove}
          </Button>
        )}
        <ProblemNote error={remove.error} />
      </div>
    </div>
  )
}

function Details({ property, refetch }: { property: Property; refetch: () => unknown }) {
  const { saved, save } = useWords(commonWords)
  const toast = useToast()
  const { id: propertyId, name, propertyOwner, externalId, timezone, version, can } = property
  const { values, changed, set, forget } = useChanges({
    name,
    propertyOwner: propertyOwner ?? '',
    externalId: externalId ?? '',
    timezone,
  })
  const change = useCommand(changeProperty, () => {
    forget()
    toast({ text: saved })
  })
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { ...propertyBody(changed), version }
        change.mutate({ params: { propertyId }, body }, { onError: onQuicker(refetch) })
      }}
    >
      <PropertyFields values={values} set={set} disabled={!can.edit} error={change.error} />
      <ProblemNote error={change.error} />
      {can.edit && (
        <Button kind="primary" type="submit" busy={change.isPending} className="start">
          {save}
        </Button>
      )}
    </form>
  )
}
