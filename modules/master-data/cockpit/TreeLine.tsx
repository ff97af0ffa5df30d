import { IconChevronRight } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useWords } from '#kernel/web/language.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { placeWords } from '../screens.words.ts'
import type { Place } from '../tree/contract.ts'
import { isBranch, type TreeRow } from '../tree/rules.ts'

/** A place in the tree with how much is in it. */
export function NodeLine({ place }: { place: Place }) {
  const words = useWords(placeWords)
  const { type, groupCount, unitCount, inhabitedUnitCount } = place
  const counts = [
    (type === 'App' || type === 'Property') && words.buildings(groupCount),
    type !== 'Unit' && words.units(unitCount),
    type !== 'Unit' && inhabitedUnitCount !== null && unitCount > 0 && words.inhabited(inhabitedUnitCount),
  ].filter(Boolean)
  return (
    <>
      <span className={isBranch(place) ? 'twist' : 'leaf'}>
        {isBranch(place) && <IconChevronRight size={18} stroke={1.8} aria-hidden="true" />}
      </span>
      <span className="grow">
        {place.name}
        {counts.length > 0 && <small> {counts.join(' · ')}</small>}
      </span>
    </>
  )
}

/** What stands where places are still to come. As long as there is more it reads on, once it is in sight. */
export function RestLine({
  kind,
  goOn,
}: {
  kind: 'more' | 'failed' | 'empty'
  goOn: (() => void) | undefined
}) {
  const words = useWords(commonWords)
  useEffect(() => {
    if (kind === 'more') goOn?.()
  }, [kind, goOn])
  if (kind === 'empty') return <small>{words.empty}</small>
  if (kind === 'failed')
    return (
      <span className="grow problem">
        {words.failed} <small>{words.retry}</small>
      </span>
    )
  return (
    <span className="wait">
      <span className="hidden">{words.loading}</span>
    </span>
  )
}

/** What a line is to those who hear the tree. */
export const semanticsOf = (line: TreeRow, selected: boolean) => ({
  id: `node-${line.key}`,
  'aria-level': line.level,
  'aria-selected': selected,
  ...(line.kind === 'place' && {
    'aria-posinset': line.position,
    'aria-setsize': line.size,
    'aria-expanded': isBranch(line.place) ? line.wide : undefined,
  }),
})
