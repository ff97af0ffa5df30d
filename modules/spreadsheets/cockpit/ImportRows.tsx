import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { api } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Empty, Failed, Loading } from '#kernel/web/components.tsx'
import { type Field, type ImportRow, type Kind, listImportRows, type RowFilter } from '../contract.ts'
import { importFieldWords } from '../fields.words.ts'
import { importProblemWords } from '../problems.words.ts'
import { importScreenWords } from '../screens.words.ts'
import { importWords } from '../words.ts'

interface Props {
  importId: string
  outcome: RowFilter | undefined
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

/** Every line with its outcome, as far as one scrolls: only what is in sight is drawn. */
export function ImportRows({ importId, outcome }: Props) {
  const words = useWords(importScreenWords)
  const pages = useInfiniteQuery({
    queryKey: [listImportRows.path, importId, outcome],
    queryFn: ({ pageParam }) =>
      api(listImportRows, { params: { importId }, query: { outcome, after: pageParam } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => (next === undefined ? undefined : Number(next)),
  })
  const rows = pages.data?.pages.flatMap(({ _embedded }) => _embedded.items) ?? []
  const frame = useRef<HTMLElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 68,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= rows.length - 20) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastShown, rows.length])
  if (pages.error) return <Failed error={pages.error} retry={() => void pages.refetch()} />
  if (pages.isPending) return <Loading />
  if (rows.length === 0) return <Empty title={words.noRows} />
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by keyboard
    <section ref={frame} className="importrows card" tabIndex={0} aria-label={words.all}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <li
            key={rows[index]!.line}
            ref={virtual.measureElement}
            data-index={index}
            style={{ transform: `translateY(${start}px)` }}
          >
            <Row {...rows[index]!} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ line, label, outcome, problems, objects }: ImportRow) {
  const words = useWords(importScreenWords)
  const { outcomeOf, kindOf, keptOf, unitsMade } = useWords(importWords)
  const { problemOf } = useWords(importProblemWords)
  const fields = useWords(importFieldWords)
  const { number, day } = useFormats()
  const shown = (kind: Kind, text: string) => (kind === 'period' && isDay(text) ? day(text) : text)
  const created = objects.filter((object) => object.outcome === 'create' && object.kept === null)
  return (
    <>
      <span className="row">
        <small>{words.line(number(line))}</small>
        <strong className="grow">{label}</strong>
        <span className={`pill outcome-${outcome}`}>{outcomeOf(outcome)}</span>
      </span>
      {problems.map((problem) => (
        <span key={`${problem.column} ${problem.code}`} className="problem">
          {problemOf(problem)}
        </span>
      ))}
      {created.length > 0 && (
        <span className="soft">
          {created.map(({ kind, name }) => `${kindOf(kind)} ${shown(kind, name)}`).join(' · ')}
        </span>
      )}
      {objects.map(({ kind, name, changes, problem, generatedUnits, kept }) => (
        <span key={`${kind} ${name}`} className="consequence">
          {changes.map(({ field, before, after }) => (
            <span key={field}>
              {fields[field as Field] ?? field}: <del>{before === null ? '–' : shown(kind, before)}</del> →{' '}
              <ins>{after === null ? '–' : shown(kind, after)}</ins>
            </span>
          ))}
          {generatedUnits > 0 && (
            <span className="soft">{unitsMade(generatedUnits, number(generatedUnits))}</span>
          )}
          {problem && (
            <span className="problem">
              {kindOf(kind)} {shown(kind, name)}: {problemOf({ column: '', value: '', code: problem })}
            </span>
          )}
          {kept && (
            <span>
              {kindOf(kind)} {shown(kind, name)}: {keptOf(kept)}
            </span>
          )}
        </span>
      ))}
    </>
  )
}
