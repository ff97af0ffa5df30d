import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { ZipFile } from 'yazl'
import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { daily, job } from '#kernel/server/jobs.ts'
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
  async ({ database, organizationId, payload: { exchangeExportId }, platform, signal }) => {
    await inOrganization(database, { organizationId }, async (db) => {
      const found = await queries.findExport(db, exchangeExportId)
      if (found?.state !== 'waiting') return
      await queries.giveKeys(db, found)
      const zip = new ZipFile()
      for (const file of fileNames) {
        if (!queries.isExported(file, found)) continue
        zip.addReadStream(Readable.from(linesOf(db, found, file, signal)), file)
      }
      zip.addBuffer(Buffer.from(JSON.stringify(manifest)), 'manifest.json')
      zip.end()
      const storageKey = `${organizationId}/exports/${exchangeExportId}.zip`
      const size = await platform.storage.putStream(storageKey, zip.outputStream as AsyncIterable<Uint8Array>)
      await queries.setExport(db, exchangeExportId, { state: 'done', storageKey, size })
    })
  },
)

/** The lines of a file as CSV, its header first. */
async function* linesOf(db: Db, of: queries.Exported, file: FileName, signal: AbortSignal) {
  const columns = Object.keys(ruleOf(file).columns)
  yield stringify([['importType', ...columns]])
  for (let after = ''; ;) {
    signal.throwIfAborted()
    const rows = await queries.listForExport(db, of, file, { after, limit: LINES_AT_ONCE })
    const lines = rows.map(({ cells }) => exportedLine(file, cells))
    if (lines.length > 0) yield stringify(lines)
    const last = rows.at(-1)
    if (!last || rows.length < LINES_AT_ONCE) return
    after = last.at
  }
}

/** Exports carry names and codes: they are kept for a week. */
export const exportDailyJobs = [
  daily('02:45', 'forget exports after a week', async ({ db, platform }) => {
    for (const key of await queries.forgetOldExports(db)) await platform.storage.remove(key)
  }),
]
