import { type ReactNode, useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog } from '#kernel/web/components.tsx'
import {
  applyImport,
  type Import,
  Kind,
  Outcome,
  previewImport,
  type RowFilter,
  undoImport,
} from '../contract.ts'
import { importReadingWords } from '../parse.words.ts'
import { importScreenWords } from '../screens.words.ts'
import { importWords } from '../words.ts'
import { ImportRefusal } from './ImportRefusal.tsx'
import { ImportRows } from './ImportRows.tsx'

interface Props {
  found: Import
  onRemap: () => void
  /** What else can be done about it. */
  children?: ReactNode
}

/** What the file would do, or has done: counts, every line, and what can be done about it. */
export function ImportResult({ found, onRemap, children }: Props) {
  const words = useWords(importScreenWords)
  const { outcomeOf } = useWords(importWords)
  const { number } = useFormats()
  const { id, state, counts } = found
  const rows = counts.rows ?? { create: 0, change: 0, same: 0, error: 0 }
  const [shown, setShown] = useState<RowFilter | undefined>(counts.kept ? 'kept' : undefined)
  const remarks = counts.remarks ? [['remark', counts.remarks] as const] : []
  const kept = state === 'undone' && counts.kept ? [['kept', counts.kept] as const] : []
  const tabs = [
    [undefined, found.rowCount] as const,
    ...Outcome.options.map((outcome) => [outcome, rows[outcome]] as const),
    ...remarks,
    ...kept,
  ]
  return (
    <>
      {state === 'undone' && <p>{words.undone}</p>}
      <Tally {...counts} />
      {counts.kept ? <p className="notice">{words.keptCount(counts.kept, number(counts.kept))}</p> : null}
      <LeftOut {...counts} />
      <Actions found={found} onRemap={onRemap}>
        {children}
      </Actions>
      <div className="importtabs">
        {tabs.map(([outcome, count]) => (
          <button
            key={outcome ?? 'all'}
            type="button"
            aria-pressed={shown === outcome}
            onClick={() => setShown(outcome)}
          >
            {outcome === undefined ? words.all : outcomeOf(outcome)} <small>{number(count)}</small>
          </button>
        ))}
      </div>
      {found.can.report ? (
        <ImportRows key={`${shown} ${state}`} importId={id} outcome={shown} />
      ) : (
        <p className="notice">{words.forgotten}</p>
      )}
    </>
  )
}

function Tally({ objects, generatedUnits = 0 }: Import['counts']) {
  const { kindOf, outcomeOf, unitsMade } = useWords(importWords)
  const { number } = useFormats()
  return (
    <ul className="tally">
      {Kind.options.map((kind) => {
        const { create = 0, change = 0 } = objects?.[kind] ?? {}
        return create + change === 0 ? null : (
          <li key={kind} className="card">
            <strong>{kindOf(kind)}</strong>
            {create > 0 && (
              <span>
                {outcomeOf('create')} {number(create)}
              </span>
            )}
            {change > 0 && (
              <span>
                {outcomeOf('change')} {number(change)}
              </span>
            )}
          </li>
        )
      })}
      {generatedUnits > 0 && (
        <li className="card">
          <strong>{kindOf('unit')}</strong>
          <span>{unitsMade(generatedUnits, number(generatedUnits))}</span>
        </li>
      )}
    </ul>
  )
}

/** Lines that are none of the rows, so that nobody misses them. */
function LeftOut({ leftOut }: Import['counts']) {
  const words = useWords(importReadingWords)
  const { line: lineOf } = useWords(importScreenWords)
  const { number } = useFormats()
  if (!leftOut) return null
  const { count, lines } = leftOut
  return (
    <details className="notice">
      <summary>{words.leftOut(count, number(count))}</summary>
      <ul>
        {lines.map(({ line, text, reason }) => (
          <li key={line}>
            {lineOf(number(line))}: {text} ({words.reasonOf(reason)})
          </li>
        ))}
        {count > lines.length && <li>{words.more(number(count - lines.length))}</li>}
      </ul>
    </details>
  )
}

function Actions({ found: { id: importId, can, counts, problem }, onRemap, children }: Props) {
  const words = useWords(importScreenWords)
  const { number } = useFormats()
  const [asking, setAsking] = useState(false)
  const apply = useCommand(applyImport)
  const preview = useCommand(previewImport)
  const undo = useCommand(undoImport)
  const params = { importId }
  const { create: made = 0, change: changed = 0, error = 0 } = counts.rows ?? {}
  // Of a line with an error a part may come in.
  const lines = made + changed || error
  const work = Object.values(counts.objects ?? {}).reduce(
    (sum, { create, change }) => sum + create + change,
    counts.generatedUnits ?? 0,
  )
  return (
    <div className="stack">
      {can.apply && work + error === 0 && <p>{words.nothing}</p>}
      {can.apply && error > 0 && <p className="notice">{words.leftOut(error, number(error))}</p>}
      {can.apply && work === 0 && error > 0 && <p>{words.correct}</p>}
      <div className="row">
        {can.apply && work > 0 && (
          <Button kind="primary" busy={apply.isPending} onClick={() => apply.mutate({ params })}>
            {words.apply(lines, number(lines))}
          </Button>
        )}
        {can.preview && problem && (
          <Button kind="primary" busy={preview.isPending} onClick={() => preview.mutate({ params })}>
            {words.preview}
          </Button>
        )}
        {can.map && <Button onClick={onRemap}>{words.remap}</Button>}
        {can.report && (
          <a className="button" href={`/api/v1/imports/${importId}/report`} download>
            {words.report}
          </a>
        )}
        {can.undo && (
          <Button kind="danger" onClick={() => setAsking(true)}>
            {words.undo}
          </Button>
        )}
        {children}
      </div>
      <ImportRefusal error={apply.error ?? preview.error ?? undo.error} />
      <Dialog title={words.undo} open={asking} onClose={() => setAsking(false)}>
        <div className="stack">
          <p>{words.undoAsk}</p>
          <div className="row">
            <Button
              kind="danger"
              busy={undo.isPending}
              onClick={() => undo.mutate({ params }, { onSettled: () => setAsking(false) })}
            >
              {words.undo}
            </Button>
            <Button onClick={() => setAsking(false)}>{words.keep}</Button>
          </div>
        </div>
      </Dialog>
    </div>
  )
}
