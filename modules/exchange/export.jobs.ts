import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { ZipFile } from 'yazl'
import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { job, somebodyWaits } from '#kernel/server/jobs.ts'
import { purging } from '#modules/imports/public.ts'
import { exportMade } from './events.ts'
import * as queries from './export.queries.ts'
import { type FileName, fileNames, ruleOf } from './files.rules.ts'
import { exportedLine } from './lines.rules.ts'

const LINES_AT_ONCE = 5000

/** What makes an export an import that changes nothing: it owns nothing, and knows things by whatever key they have. */
const manifest = { readOnly: false, ids: 'any' }

/** Writes all master data of an app into one ZIP, file after file and portion after portion. */
export const exportJob = job(
  'export master data',
  z.object({ exchangeExportId: id }),
  somebodyWaits(({ database, organizationId, payload: { exchangeExportId } }) =>
    inOrganization(database, { organizationId }, (db) => queries.failExport(db, exchangeExportId)),
  ),
  async ({ database, organizationId, payload: { exchangeExportId }, services, signal }) => {
    const inside = <Result>(work: (db: Db) => Promise<Result>) =>
      inOrganization(database, { organizationId }, work)
    const path = join(services.temp, `export-${exchangeExportId}-${randomUUID()}`)
    const drawn = async (db: Db) => {
      const found = await queries.findExport(db, exchangeExportId)
      if (found?.state !== 'waiting') return false
      await queries.giveKeys(db, found)
      const read = (lines: number) => services.budgets.charge(found.createdById, 'rows', lines)
      const zip = new ZipFile()
      const output = zip.outputStream as Readable
      for (const file of fileNames) {
        if (!queries.isExported(file, found)) continue
        const lines = Readable.from(linesOf(db, found, file, { signal, read }))
        // Nobody else hears of it, and a ZIP that has lost a file would be waited for for ever.
        lines.on('error', (error) => output.destroy(error))
        zip.addReadStream(lines, file)
      }
      zip.addBuffer(Buffer.from(JSON.stringify(manifest)), 'manifest.json')
      zip.end()
      await pipeline(output, createWriteStream(path, { mode: 0o600 }))
      return true
    }
    try {
      await mkdir(services.temp, { recursive: true, mode: 0o700 })
      if (!(await inside(drawn))) return
      const storageKey = `${organizationId}/exports/${exchangeExportId}.zip`
      const size = await services.storage.putStream(storageKey, createReadStream(path))
      await inside(async (db) => {
        await queries.setExport(db, exchangeExportId, { state: 'done', storageKey, size })
        const made = await queries.findExport(db, exchangeExportId)
        if (made)
          await record(db, exportMade, {
            actor: { personId: made.createdById },
            subjectId: made.id,
            data: { exchangeExportId, appId: made.appId, size },
          })
      })
    } finally {
      await rm(path, { force: true })
    }
  },
)

/** The lines of a file as CSV, its header first. */
async function* linesOf(
  db: Db,
  of: queries.Exported,
  file: FileName,
  { signal, read }: { signal: AbortSignal; read: (lines: number) => void },
) {
  const columns = Object.keys(ruleOf(file).columns)
  yield stringify([['importType', ...columns]])
  for (let after = ''; ;) {
    signal.throwIfAborted()
    const rows = await queries.listForExport(db, of, file, { after, limit: LINES_AT_ONCE })
    read(rows.length)
    const lines = rows.map(({ cells }) => exportedLine(file, cells))
    if (lines.length > 0) yield stringify(lines)
    const last = rows.at(-1)
    if (!last || rows.length < LINES_AT_ONCE) return
    after = last.at
  }
}

/** Exports carry names and codes: they are kept for a week. */
export const exportDailyJobs = [purging('02:45', 'exports after a week', queries.purgeExports)]
