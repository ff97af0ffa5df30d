import { useQuery } from '@tanstack/react-query'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { read } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Empty, Failed, Loading } from '#kernel/web/components.tsx'
import { placeWords } from '../screens.words.ts'
import { listPlaces, type Place } from '../tree/contract.ts'
import { isStop, linesOf, stepOf, type TreeRow } from '../tree/rules.ts'
import { LevelReader, useLevels } from './levels.tsx'
import { useReveal } from './reveal.ts'
import { NodeLine, RestLine, semanticsOf } from './TreeLine.tsx'

interface Props {
  /** The place that is open beside the tree, such as Unit-<id>. */
  current: string | undefined
  open: (place: Place) => void
  /** What is unfolded; kept by the page, so that a search does not fold everything up. */
  unfolded: ReadonlySet<string>
  setUnfolded: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void
}

/** The app and what is in it: of thousands of places only those in sight are drawn, and read as one gets to them. */
export function Tree(props: Props) {
  const words = useWords(placeWords)
  const { app } = useApp()
  const roots = useQuery(read(listPlaces, { query: {} }))
  const root = roots.data?._embedded.items.find(({ id }) => id === app?.id)
  if (roots.error) return <Failed error={roots.error} retry={() => void roots.refetch()} />
  if (!roots.data) return <Loading rows={8} />
  if (!root) return <Empty title={words.nothingFound} />
  return <Branches key={root.id} {...props} root={root} />
}

function Branches({ root, current, open, unfolded, setUnfolded }: Props & { root: Place }) {
  const words = useWords(placeWords)
  const scroller = useRef<HTMLDivElement>(null)
  const { levels, tell } = useLevels()
  const lines = useMemo(() => linesOf([root], unfolded, levels), [root, unfolded, levels])
  const [walked, walkTo] = useState<string>()
  const indexOf = (key: string | undefined) => lines.findIndex((line) => line.key === key)
  const active = [walked, current].map(indexOf).find((index) => index >= 0) ?? 0
  const rows = useRows(scroller, lines, active)
  useFocus(walked)
  useReveal({ current, levels, unfolded, setUnfolded, at: indexOf(current), show: rows.scrollToIndex })

  const fold = (key: string, folded: boolean) =>
    setUnfolded((before) =>
      folded ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]),
    )
  const choose = (line: TreeRow, twist = false) => {
    // A line that failed goes away when it is read again: the focus is kept by what it belongs to.
    walkTo(line.kind === 'place' ? line.key : line.parent)
    if (line.kind === 'failed') levels.get(line.parent)?.goOn?.()
    if (line.kind !== 'place') return
    if (twist || line.place.type === 'App') fold(line.key, line.wide)
    else open(line.place)
  }
  const press = (line: TreeRow, index: number) => (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const chosen = event.key === 'Enter' || event.key === ' '
    const step = stepOf(event.key, lines, index)
    if (!chosen && !step) return
    event.preventDefault()
    if (chosen) choose(line)
    if (step?.fold !== undefined) fold(line.key, step.fold)
    if (!step?.to) return
    walkTo(step.to)
    rows.scrollToIndex(indexOf(step.to))
  }
  return (
    <div className="tree" ref={scroller} role="tree" aria-label={words.masterData}>
      {lines.map(
        (line) =>
          line.kind === 'place' && line.wide && <LevelReader key={line.key} parent={line.key} tell={tell} />,
      )}
      <div role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index]!
          return (
            <div
              {...semanticsOf(line, line.key === current)}
              key={key}
              role="treeitem"
              ref={rows.measureElement}
              data-index={index}
              className="node"
              style={{ transform: `translateY(${start}px)`, paddingLeft: `${line.level - 0.75}rem` }}
              tabIndex={isStop(line) ? (index === active ? 0 : -1) : undefined}
              onClick={({ target }) => choose(line, (target as Element).closest('.twist') !== null)}
              onKeyDown={press(line, index)}
            >
              {line.kind === 'place' ? (
                <NodeLine place={line.place} />
              ) : (
                <RestLine kind={line.kind} goOn={levels.get(line.parent)?.goOn} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The lines that are in sight, and the one that has the focus wherever one scrolls. */
const useRows = (scroller: RefObject<HTMLDivElement | null>, lines: TreeRow[], active: number) =>
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by React's compiler
  useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => lines[index]?.key ?? index,
    estimateSize: () => 55,
    overscan: 8,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])].toSorted((a, b) => a - b),
  })

/** The focus follows the keys to lines that may just have been drawn. */
const useFocus = (key: string | undefined) =>
  useEffect(() => {
    if (key) document.getElementById(`node-${key}`)?.focus({ preventScroll: true })
  }, [key])
