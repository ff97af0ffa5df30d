import { parse } from 'csv-parse'
import { pipeline, Readable } from 'node:stream'
import type { Db } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import type { ExchangeManifest } from './contract.ts'
import { type FileName, fileNames, isFileName } from './files.rules.ts'
import { headerProblems, type Line, type LineProblem, readLine } from './lines.rules.ts'
import { closeStage, openStage, stageLines } from './staging.queries.ts'

const LINES_AT_ONCE = 5000
/** Who has that many problems needs no longer list: the rest is not read. */
export const MOST_PROBLEMS = 10_000

export interface Delivered {
  name: string
  storageKey: string | null
}

/**
 * Reads every file from its first line to its last and stages what is right in itself. Resolves with the files that are
 * there, in the order of their meaning, and with what is wrong in them.
 */
export const readFiles = async (
  db: Db,
  { platform, signal }: { platform: Platform; signal: AbortSignal },
  delivered: readonly Delivered[],
  { ids }: ExchangeManifest,
) => {
  await openStage(db)
  const problems: LineProblem[] = []
  /** The next lines are read while the last ones are written. */
  let staging: Promise<unknown> = Promise.resolve()
  for (const { name, storageKey } of delivered) {
    if (!storageKey || problems.length >= MOST_PROBLEMS) continue
    if (!isFileName(name)) {
      problems.push({ file: name, line: null, column: null, value: null, reason: 'unknown-file' })
      continue
    }
    const { body } = await platform.storage.get(storageKey)
    for await (const lines of linesIn(name, body, ids, problems)) {
      if (signal.aborted) throw new Error('The process stops: the work starts again in the next one')
      await staging
      staging = stageLines(db, name, lines)
      staging.catch(() => {})
    }
  }
  await staging
  await closeStage(db)
  const names = new Set(delivered.map(({ name }) => name))
  return { present: fileNames.filter((name) => names.has(name)), problems }
}

async function* linesIn(
  file: FileName,
  body: ReadableStream<Uint8Array>,
  ids: ExchangeManifest['ids'],
  problems: LineProblem[],
) {
  // A source that breaks off breaks the reading off, and the other way round.
  const records = pipeline(
    Readable.from(body),
    parse({ bom: true, relax_column_count: true, max_record_size: 100_000 }),
    () => {},
  )
  const wrong = (found: readonly LineProblem[]) =>
    problems.push(...found.slice(0, MOST_PROBLEMS - problems.length))
  let header: string[] | undefined
  let lines: Line[] = []
  let line = 0
  try {
    for await (const cells of records as AsyncIterable<string[]>) {
      const at = (line += 1)
      for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1
      if (cells.length === 1 && cells[0] === '') continue
      if (!header) {
        header = cells.map((cell) => cell.trim())
        const misread = headerProblems(file, header)
        wrong(misread)
        if (misread.length > 0) return
        continue
      }
      const read = readLine(file, header, cells, { line: at, ids })
      if (read.line) lines.push(read.line)
      else wrong(read.problems)
      if (problems.length >= MOST_PROBLEMS) return
      if (lines.length < LINES_AT_ONCE) continue
      yield lines
      lines = []
    }
  } catch (error) {
    const { code, lines: torn } = error as { code?: string; lines?: number }
    if (!code?.startsWith('CSV_')) throw error
    wrong([{ file, line: torn ?? null, column: null, value: null, reason: 'torn' }])
  }
  if (!header) wrong([{ file, line: null, column: null, value: null, reason: 'file-empty' }])
  yield lines
}
