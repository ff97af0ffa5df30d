import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { Combobox, type Option } from '#kernel/web/combobox.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { useToast } from '#kernel/web/toast.tsx'
import { changeGroup, type Group } from '../groups.contract.ts'
import { moveWords } from '../moves/words.ts'
import { findPlace, listPlaces, type Place } from '../tree/contract.ts'
import { changeUnit, type Unit } from '../units.contract.ts'

/** Moves a building to another property. */
export function MoveGroup({ group: { id: groupId, name, version, propertyID, stats } }: { group: Group }) {
  const words = useWords(moveWords)
  const change = useCommand(changeGroup)
  return (
    <Move
      id={groupId}
      name={name}
      kind="Group"
      along={[words.units(stats.unitCount ?? 0)]}
      stats={stats}
      move={async (to) => {
        const moved = await change.mutateAsync({ params: { groupId }, body: { propertyID: to, version } })
        return () => change.mutateAsync({ params: { groupId }, body: { propertyID, version: moved.version } })
      }}
    />
  )
}

/** Moves a unit to another building. */
export function MoveUnit({ unit: { id: unitId, name, version, groupID, stats } }: { unit: Unit }) {
  const words = useWords(moveWords)
  const change = useCommand(changeUnit)
  return (
    <Move
      id={unitId}
      name={name}
      kind="Unit"
      along={[words.periods]}
      stats={stats}
      move={async (to) => {
        const moved = await change.mutateAsync({ params: { unitId }, body: { groupID: to, version } })
        return () => change.mutateAsync({ params: { unitId }, body: { groupID, version: moved.version } })
      }}
    />
  )
}

interface Props {
  id: string
  name: string
  kind: 'Group' | 'Unit'
  along: string[]
  stats: Unit['stats']
  /** Moves it below another place, and gives the way back. */
  move: (to: string) => Promise<() => Promise<unknown>>
}

function Move(props: Props) {
  const words = useWords(moveWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.move}</Button>
      <Dialog title={words[`title${props.kind}`]} open={open} onClose={() => setOpen(false)}>
        <Form {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function Form({ id, name, kind, along, stats, move, onDone }: Props & { onDone: () => void }) {
  const words = useWords(moveWords)
  const { say } = useProblem()
  const toast = useToast()
  const [search, setSearch] = useState('')
  const [target, setTarget] = useState<Option>()
  const [moving, setMoving] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const { place, above, found } = useTargets(id, kind, search)
  if (place.error) return <Failed error={place.error} retry={() => void place.refetch()} />
  if (!place.data) return <Loading />
  const go = async (to: Option) => {
    setMoving(true)
    try {
      const back = await move(to.id)
      const undo = () =>
        void back().then(
          () => toast({ text: words.movedBack(name) }),
          (error: unknown) => toast({ text: say(error) ?? '' }),
        )
      toast({ text: words.moved(name, to.name), undo })
      onDone()
    } catch (error) {
      setProblem(error)
      setMoving(false)
    }
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (target) void go(target)
      }}
    >
      <Combobox
        label={words[`target${kind}`]}
        hint={words.hint}
        text={target?.name ?? search}
        onText={(text) => {
          setTarget(undefined)
          setSearch(text)
        }}
        options={target ? undefined : found.data}
        onChoose={setTarget}
        none={words.noTarget}
        error={found.error}
      />
      <section className="along">
        <h3>{words.along}</h3>
        <ul>
          {[
            ...along,
            stats.tenantCount && words.people(stats.tenantCount),
            stats.invitationCount && words.invitations(stats.invitationCount),
            words.rest,
            words.own,
          ]
            .filter(Boolean)
            .map((line) => (
              <li key={line}>{line}</li>
            ))}
        </ul>
        <p className="soft">{words.stays(above?.name ?? '')}</p>
      </section>
      <ProblemNote error={problem} />
      <Button
        kind="primary"
        type="submit"
        aria-disabled={!target}
        title={target ? undefined : words.hint}
        busy={moving}
      >
        {words.moveNow}
      </Button>
    </form>
  )
}

/** Where a place could go: what a search finds in its app, before that what is next to where it is. */
const useTargets = (id: string, kind: 'Group' | 'Unit', search: string) => {
  const place = useQuery(read(findPlace, { params: { placeId: id } }))
  const path = place.data?.path ?? []
  const above = path.at(-1)
  const around = path.at(-2)
  const wanted = kind === 'Group' ? 'Property' : 'Group'
  const query = search.trim() ? { search } : { parent: around && `${around.type}-${around.id}`, limit: 50 }
  const found = useQuery({
    ...read(listPlaces, { query }),
    enabled: around !== undefined,
    placeholderData: keepPreviousData,
    select: ({ _embedded }) =>
      _embedded.items
        .filter((one) => one.type === wanted && one.path[0]?.id === path[0]?.id && one.id !== above?.id)
        .map(choiceOf),
  })
  return { place, above, found }
}

const choiceOf = ({ id, name, detail, path }: Place): Option => ({
  id,
  name,
  detail: [...path.slice(1).map((step) => step.name), detail].filter(Boolean).join(' · '),
})
