import { useId } from 'react'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import type { Reading } from '../import.reading.contract.ts'
import { importReadingWords } from '../import.reading.words.ts'

interface Props extends Pick<Reading, 'head' | 'headerLine' | 'headerLines'> {
  /** Whether the header was found or chosen. */
  how: string
  onHeader: (line: number) => void
}

const SHOWN = 12

/** The first lines of a file as they are; one of them is said to name the columns. */
export function ImportHead({ head, headerLine, headerLines, how, onHeader }: Props) {
  const words = useWords(importReadingWords)
  const { number } = useFormats()
  const name = useId()
  const below = head.findIndex(({ line }) => line >= headerLine)
  const shown = head.slice(0, Math.max(SHOWN, below + headerLines + 4))
  const width = Math.max(...shown.map(({ cells }) => cells.length))
  return (
    <fieldset className="head">
      <legend>
        {words.header} <small>({how})</small>
      </legend>
      <label className="checkbox">
        <input type="radio" name={name} checked={headerLine === 0} onChange={() => onHeader(0)} />{' '}
        {words.noHeader}
      </label>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by keyboard */}
      <div className="scroller" tabIndex={0} role="region" aria-label={words.lines}>
        <table>
          <tbody>
            {shown.map(({ line, cells, role }) => (
              <tr key={line} className={`role-${role}`}>
                <th scope="row">
                  <label className="checkbox">
                    <input
                      type="radio"
                      name={name}
                      checked={line === headerLine}
                      aria-label={words.headerOf(number(line))}
                      onChange={() => onHeader(line)}
                    />{' '}
                    {number(line)}
                  </label>
                  {words.roleOf(role) && <small>{words.roleOf(role)}</small>}
                </th>
                {Array.from({ length: width }, (_, at) => (
                  <td key={at}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  )
}
