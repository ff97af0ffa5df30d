import { useFormats, useWords } from '#kernel/web/language.tsx'
import type { ExchangeJob } from '../contract.ts'
import { exchangeScreenWords } from '../screens.words.ts'
import { totalOf } from './states.ts'

const tallies = ['created', 'changed', 'deleted', 'same'] as const

/** The files of a delivery, and what each did or would do. */
export function DeliveryFiles({ job: { files, counts } }: { job: ExchangeJob }) {
  const words = useWords(exchangeScreenWords)
  const { number, size } = useFormats()
  const counted = Object.keys(counts).length > 0
  const total = totalOf(counts)
  return (
    <div className="card">
      <table className="deliveryfiles">
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.size}</th>
            {counted &&
              tallies.map((name) => (
                <th key={name} scope="col">
                  {words[name]}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {files.map(({ name, size: bytes }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-label={words.size}>{size(bytes)}</td>
              {counted &&
                tallies.map((each) => (
                  <td key={each} data-label={words[each]} className={counts[name]?.[each] ? each : 'none'}>
                    {number(counts[name]?.[each] ?? 0)}
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
        {counted && files.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{words.files(files.length, number(files.length))}</th>
              <td data-label={words.size}>{size(files.reduce((sum, file) => sum + file.size, 0))}</td>
              {tallies.map((each) => (
                <td key={each} data-label={words[each]}>
                  {number(total[each])}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
