import { useFormats, useWords } from '#kernel/web/language.tsx'
import { arrangement } from '../arranging.rules.ts'
import type { Column } from '../contract.ts'
import { importFieldWords } from '../fields.words.ts'
import { importProblemWords } from '../problems.words.ts'
import type { Reading } from '../parse.contract.ts'
import { importReadingWords } from '../parse.words.ts'

/** What the first row of the file would say, field by field: two columns that become one field, one that becomes two. */
export function ImportUnderstood({ columns, head }: { columns: readonly Column[]; head: Reading['head'] }) {
  const words = useWords(importReadingWords)
  const names = useWords(importFieldWords)
  const { problemOf } = useWords(importProblemWords)
  const { number } = useFormats()
  const row = head.find(({ role }) => role === 'row')
  if (!row || columns.every(({ field }) => field === null)) return null
  const { headers, fields, arrange } = arrangement(columns)
  const { line, refused } = arrange({ line: row.line, cells: row.cells })
  const said = fields.map((field, at) => ({ field, from: headers[at]!, cell: line.cells[at] ?? '' }))
  return (
    <section className="card stack understood" aria-live="polite">
      <h3>{words.firstRow(number(row.line))}</h3>
      <dl>
        {said
          .filter(({ field, cell }) => cell !== '' || field !== 'country')
          .map(({ field, from, cell }) => (
            <div key={field}>
              <dt>{names[field]}</dt>
              <dd>
                {cell ? <strong>{cell}</strong> : <span className="soft">{words.nothing}</span>}{' '}
                <small>{words.from(from)}</small>
              </dd>
            </div>
          ))}
      </dl>
      {refused.map((problem) => (
        <p key={`${problem.column} ${problem.code}`} className="problem">
          {problemOf(problem)}
        </p>
      ))}
    </section>
  )
}
