import { useWords } from '#kernel/web/language.tsx'
import type { Column, Field } from '../contract.ts'
import { digitsOfYear, lastYear, yearOf } from '../years.rules.ts'
import { importYearWords } from '../years.words.ts'

/** Which century is meant where days are written without one, by a day of the file. */
export function ImportYears({
  columns,
  fields,
}: {
  columns: readonly Column[]
  fields: readonly (Field | null)[]
}) {
  const words = useWords(importYearWords)
  const sample = columns
    .filter((_, position) => fields[position] === 'periodStart' || fields[position] === 'periodEnd')
    .flatMap(({ samples }) => samples)
    .find((each) => digitsOfYear(each) !== undefined)
  if (sample === undefined) return null
  return <p className="soft">{words.rule(sample, yearOf(digitsOfYear(sample)!), lastYear())}</p>
}
