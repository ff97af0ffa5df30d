import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { besideCopy } from './copies.ts'
import type { Report } from './report.ts'

/** Homes of one file; the last two tell whether twice as many take twice as long. */
const SIZES = [1000, 10_000, 100_000, 300_000]
const MEASURED = 100_000
const TABLES = [
  'property',
  'building',
  'unit',
  'utilisation_period',
  'registration_code',
  'registration_code_period',
]

/** Lists of homes with a tenancy each and two people in every tenth, beside bare COPY of the rows that they make. */
export const run = async (report: Report) => {
  const folder = await mkdtemp(join(tmpdir(), 'palier-bench-'))
  const seconds = new Map<number, number>()
  try {
    for (const homes of SIZES) {
      const path = join(folder, `${homes}.csv`)
      await pipeline(Readable.from(listOf(homes)), createWriteStream(path))
      const { first, second, bare, indexed, megabytes } = await besideCopy('importOnce.ts', TABLES, path)
      const name = `Import of ${homes} homes`
      seconds.set(homes, first)
      report({ name: `${name} with their people: preview and application`, value: first, unit: 's' })
      report({ name: `${name}: its time to COPY and then indexes`, ...atMost(first / bare, homes, 4) })
      report({ name: `${name}: its time to COPY into indexes`, value: first / indexed, unit: '×' })
      report({ name: `${name}: second run to the first`, value: second / first, unit: '×' })
      report({
        name: `${name}: memory of its process`,
        value: megabytes,
        unit: 'MB',
        wanted: '< 512',
        met: megabytes < 512,
      })
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  const [small, , large, largest] = SIZES.map((homes) => (seconds.get(homes) ?? 0) / homes)
  report({
    name: 'Import of homes: time of one in 100,000 to one in 1,000',
    value: large! / small!,
    unit: '×',
  })
  report({
    name: 'Import of homes: time of one in 300,000 to one in 100,000',
    value: largest! / large!,
    unit: '×',
    wanted: '< 1.3',
    met: largest! / large! < 1.3,
  })
}

const atMost = (value: number, homes: number, most: number) =>
  homes === MEASURED
    ? ({ value, unit: '×', wanted: `≤ ${most}`, met: value <= most } as const)
    : ({ value, unit: '×' } as const)

function* listOf(homes: number) {
  yield 'Strasse;Nr;PLZ;Ort;Wohnung;Mietbeginn;Mieter;E-Mail;Telefon\n'
  for (let home = 0; home < homes; home++) {
    const house = Math.floor(home / 10)
    const place = `Strasse ${Math.floor(house / 40)};${(house % 40) + 1};${3000 + Math.floor(house / 400)};Ort ${Math.floor(house / 4000)}`
    const people = home % 10 === 0 ? 2 : 1
    for (let person = 0; person < people; person++)
      yield `${place};${home % 10}. OG;01.${String((home % 12) + 1).padStart(2, '0')}.20${10 + (home % 15)};Person ${person} ${home};p${person}.${home}@example.ch;+41 31 ${300 + (home % 600)} 00 ${10 + person}\n`
  }
}
