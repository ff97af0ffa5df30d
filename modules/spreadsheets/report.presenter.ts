import type { Language } from '#kernel/contract/shapes.ts'
import { type Database, inOrganization } from '#kernel/server/database.ts'
import { reportHeader, reportLine } from './report.rules.ts'
import { listRows } from './rows.queries.ts'

const LINES_AT_ONCE = 1000

/** What became of every line, written page by page, each in a transaction of its own: the reader's pace blocks nothing. */
export const reportStream = (
  database: Database,
  organizationId: string,
  importId: string,
  language: Language,
) => {
  const encoder = new TextEncoder()
  let after: number | undefined
  return new ReadableStream<Uint8Array>({
    // Excel takes a file for UTF-8 only when it starts with this mark.
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${reportHeader(language)}`)),
    async pull(controller) {
      const rows = await inOrganization(database, { organizationId, readOnly: true }, (db) =>
        listRows(db, importId, { after, limit: LINES_AT_ONCE }),
      )
      if (rows.length > 0)
        controller.enqueue(encoder.encode(rows.map((row) => reportLine(row, language)).join('')))
      after = rows.at(-1)?.line
      if (rows.length < LINES_AT_ONCE) controller.close()
    },
  })
}
