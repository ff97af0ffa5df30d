import { useEffect, useId, useRef } from 'react'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import type { Reading } from '../parse.contract.ts'
import { importReadingWords } from '../parse.words.ts'

interface Props extends Pick<Reading, 'head' | 'headerLine'> {
  /** Whether the header was found or chosen. */
  how: string
  onHeader: (line: number) => void
}

/** The first lines of a file as they are; one of them is said to name the columns. */
export function ImportHead({ head, headerLine, how, onHeader }: Props) {
  const words = useWords(importReadingWords)
  const { number } = useFormats()
  const name = useId()
  const width = Math.max(...head.map(({ cells }) => cells.length))
  const scroller = useRef<HTMLDivElement>(null)
  const header = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    // The header may stand far below the first line; some of what is above it stays in sight.
    const { current: frame } = scroller
    const top = header.current?.offsetTop ?? 0
    if (frame && top + 60 > frame.scrollTop + frame.clientHeight) frame.scrollTop = top - 120
  }, [headerLine])
  return (
    <fieldset className="head">
      <legend>
        {words.header} <small>{how}</small>
      </legend>
      <label className="checkbox">
        <input type="radio" name={name} checked={headerLine === 0} onChange={() => onHeader(0)} />{' '}
        {words.noHeader}
      </label>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by keyboard */}
      <div ref={scroller} className="scroller" tabIndex={0} role="region" aria-label={words.lines}>
        <table>
          <tbody>
            {head.map(({ line, cells, role }) => (
              <tr key={line} ref={line === headerLine ? header : undefined} className={`role-${role}`}>
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
