import { stringify } from 'csv-stringify/sync'
import { neutral } from '#kernel/contract/csv.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import type { Field, ImportRow } from './contract.ts'
import { importFieldWords } from './fields.words.ts'
import { importProblemWords } from './problems.words.ts'
import { importWords } from './words.ts'

export const reportHeader = (language: Language) => {
  const words = importWords(language)
  return written([words.reportLine, words.reportWhat, words.reportOutcome, words.reportDetails])
}

/** A line of the report: where it was, what it is about, what became of it and why. */
export const reportLine = ({ line, label, outcome, problems, objects }: ImportRow, language: Language) => {
  const words = importWords(language)
  const { problemOf } = importProblemWords(language)
  const fields = importFieldWords(language)
  const details = [
    ...problems.map((problem) => problemOf(problem)),
    ...objects.flatMap(({ kind, name, outcome: became, problem, changes, generatedUnits, kept }) => [
      ...(problem === null
        ? []
        : [`${words.kindOf(kind)} ${name}: ${problemOf({ column: '', value: '', code: problem })}`]),
      ...(became === 'create' ? [`${words.kindOf(kind)} ${name}: ${words.outcomeOf('create')}`] : []),
      ...changes.map(
        ({ field, before, after }) =>
          `${fields[field as Field] ?? field}: ${before ?? '–'} → ${after ?? '–'}`,
      ),
      ...(generatedUnits > 0 ? [words.unitsMade(generatedUnits, String(generatedUnits))] : []),
      ...(kept === null ? [] : [`${words.kindOf(kind)} ${name}: ${words.keptOf(kept)}`]),
    ]),
  ]
  return written([String(line), label, words.outcomeOf(outcome), details.join('; ')])
}

const written = (cells: string[]) =>
  stringify([cells.map((cell) => neutral(cell.replaceAll(/[\t\r\n]+/g, ' ')))], {
    quoted: true,
    record_delimiter: '\r\n',
  })
