import { stringify } from 'csv-stringify/sync'
import { neutral } from '#kernel/contract/csv.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import { type Database, inOrganization } from '#kernel/server/database.ts'
import type { Trail } from './brought.rules.ts'
import type { TrailEntry } from './contract.ts'
import { changesIn, detailsOf, type Reader as TrailReader } from './details.rules.ts'
import { csvWords } from './csv.words.ts'
import { present } from './presenter.ts'
import { listTrail, type Wanted } from './queries.ts'
import { placeOf, sentenceOf } from './telling.rules.ts'

const ENTRIES_AT_ONCE = 1000

interface Reader {
  language: Language
  timezone: string
  trail: Trail
  /** Told how many entries were read. */
  read: (entries: number) => void
}

/** The trail as CSV, portion after portion as it is taken; each portion is a transaction of its own. */
export const csvOf = (
  database: Database,
  organizationId: string,
  wanted: Omit<Wanted, 'limit'>,
  reader: Reader,
) => ReadableStream.from(portions(database, organizationId, wanted, reader))

const encoder = new TextEncoder()

async function* portions(
  database: Database,
  organizationId: string,
  wanted: Omit<Wanted, 'limit'>,
  reader: Reader,
) {
  // A mark at the beginning tells spreadsheets that it is UTF-8.
  yield encoder.encode(`\u{feff}${stringify([Object.values(csvWords(reader.language))])}`)
  for (let after: string | undefined; ;) {
    const rows = await inOrganization(database, { organizationId, readOnly: true }, (db) =>
      listTrail(db, { ...wanted, after, limit: ENTRIES_AT_ONCE }),
    )
    reader.read(rows.length)
    const lines = rows.flatMap(present(reader.trail)).map((entry) => lineOf(entry, reader))
    if (lines.length > 0) yield encoder.encode(stringify(lines.map((cells) => cells.map(neutral))))
    if (rows.length < ENTRIES_AT_ONCE) return
    after = rows.at(-1)!.id
  }
}

const lineOf = (entry: TrailEntry, { language, timezone, trail }: Reader) => {
  const time = (at: string) =>
    Temporal.Instant.from(at).toZonedDateTimeISO(timezone).toString({
      smallestUnit: 'second',
      timeZoneName: 'never',
    })
  return cellsOf(entry, { language, time, trail })
}

const cellsOf = (entry: TrailEntry, reader: TrailReader) => [
  reader.time(entry.occurredAt),
  sentenceOf(entry, reader),
  entry.type,
  entry.actor?.username ?? '',
  entry.concerned?.username ?? '',
  placeOf(entry),
  entry.origin.address,
  entry.origin.device,
  entry.origin.program?.name ?? '',
  [
    ...detailsOf(entry, reader).map(([name, value]) => `${name}: ${value}`),
    ...changesIn(entry, reader).map(({ field, before, after }) => `${field}: ${before} → ${after}`),
  ].join('; '),
  entry.id,
]
