import { parse } from 'csv-parse'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { asKey } from '#kernel/contract/text.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import type { ExchangeManifest } from './manifest.contract.ts'
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

interface Reading {
  services: Services
  signal: AbortSignal
  /** On this machine: what is right in itself is written down there, portion after portion. */
  folder: string
}

interface Portion {
  file: FileName
  lines: Line[]
}

/**
 * Reads every file from its first line to its last, however long that takes: no transaction is open yet. Instants are days in `zone`. Resolves with the files
 * that are there, in the order of their meaning, and with what is wrong in them.
 */
export const readFiles = async (
  { services, signal, folder }: Reading,
  delivered: readonly Delivered[],
  { ids }: ExchangeManifest,
  zone: string,
) => {
  const problems: LineProblem[] = []
  let count = 0
  for (const { name, storageKey } of delivered) {
    if (!storageKey || problems.length >= MOST_PROBLEMS) continue
    if (!isFileName(name)) {
      problems.push({ file: name, line: null, column: null, value: null, reason: 'unknown-file' })
      continue
    }
    const { body } = await services.storage.get(storageKey)
    for await (const lines of linesIn(name, body, { ids, zone }, problems)) {
      if (signal.aborted) throw new Error('The process stops: the work starts again in the next one')
      const portion: Portion = { file: name, lines }
      await writeFile(join(folder, String((count += 1))), JSON.stringify(portion), { mode: 0o600 })
    }
  }
  const names = new Set(delivered.map(({ name }) => name))
  return { present: fileNames.filter((name) => names.has(name)), problems }
}

/** Stages what was read, where only this transaction sees it. */
export const stageRead = async (db: Db, folder: string) => {
  await openStage(db)
  const { length } = await readdir(folder)
  /** The next lines are read while the last ones are written. */
  let staging: Promise<unknown> = Promise.resolve()
  for (let number = 1; number <= length; number++) {
    const { file, lines } = JSON.parse(await readFile(join(folder, String(number)), 'utf8')) as Portion
    await staging
    staging = stageLines(db, file, lines)
    staging.catch(() => {})
  }
  await staging
  await closeStage(db)
}

async function* linesIn(
  file: FileName,
  body: ReadableStream<Uint8Array>,
  of: { ids: ExchangeManifest['ids']; zone: string },
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
        header = cells.map(asKey)
        const misread = headerProblems(file, header)
        wrong(misread)
        if (misread.length > 0) return
        continue
      }
      const read = readLine(file, header, cells, { line: at, ...of })
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
