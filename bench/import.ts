import { fileURLToPath } from 'node:url'
import { besideCopy } from './copies.ts'
import type { Report } from './report.ts'

const ROUNDS = 3
const bern = fileURLToPath(new URL('../apps/demo/data/bern-buildings.csv', import.meta.url))
const measure = () => besideCopy('importOnce.ts', ['property', 'building', 'unit'], bern, 'units')
type Round = Awaited<ReturnType<typeof measure>>

/** The Bern file with its units, previewed and applied, beside bare COPY of the rows that it made and their indexes. */
export const run = async (report: Report) => {
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure())
  const median = (of: (round: Round) => number) =>
    rounds.map(of).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0
  report({
    name: 'Import of Bern with its units: preview and application',
    value: median(({ first }) => first),
    unit: 's',
  })
  report({
    name: 'Bare COPY of the same rows, then their indexes',
    value: median(({ bare }) => bare),
    unit: 's',
  })
  report({
    name: 'Bare COPY of the same rows into their indexes',
    value: median(({ indexed }) => indexed),
    unit: 's',
  })
  const speed = median(({ first, bare }) => bare / first)
  report({
    name: 'Import: its speed to COPY and then indexes',
    value: speed,
    unit: '×',
    wanted: '≥ 0.33',
    met: speed >= 0.33,
  })
  report({
    name: 'Import: its speed to COPY into indexes',
    value: median(({ first, indexed }) => indexed / first),
    unit: '×',
  })
  const again = median(({ first, second }) => second / first)
  report({
    name: 'Import: second run to the first',
    value: again,
    unit: '×',
    wanted: '< 0.5',
    met: again < 0.5,
  })
  const memory = Math.max(...rounds.map(({ megabytes }) => megabytes))
  report({
    name: 'Import: memory of its process',
    value: memory,
    unit: 'MB',
    wanted: '< 512',
    met: memory < 512,
  })
}
