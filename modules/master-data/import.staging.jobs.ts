import { Problem } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Column } from './import.contract.ts'
import { type FileForm, readFile } from './import.file.rules.ts'
import { planner, type PlannedLine, type PlannedObject } from './import.objects.rules.ts'
import { amendStage, clearStage, stage } from './import.staging.queries.ts'
import { generateUnits } from './units.rules.ts'

const LINES_AT_ONCE = 2000
const MOST_LINES = 300_000

/** Where the bytes of an import's file are. */
export const keyOfFile = (db: Db, importId: string) => `${db.organizationId}/imports/${importId}`

interface Read {
  id: string
  format: string
  encoding: string
  separator: string
  columns: unknown
  generateUnits: boolean
}

/** Reads a file from its first line to its last and writes down what it speaks of. `read` is told of bytes. */
export const stageFile = async (
  db: Db,
  found: Read,
  body: AsyncIterable<Uint8Array>,
  read: (bytes: number) => Promise<void>,
) => {
  await clearStage(db, found.id)
  const columns = found.columns as Column[]
  const { plan, amendments } = planner({
    headers: columns.map(({ header }, index) => header || `${index + 1}`),
    fields: columns.map(({ field }) => field),
    unitsOf: found.generateUnits ? generateUnits : undefined,
  })
  let bytes = 0
  const counted = async function* () {
    for await (const part of body) {
      bytes += part.length
      yield part
    }
  }
  let lines: PlannedLine[] = []
  let objects: PlannedObject[] = []
  let count = 0
  const flush = async () => {
    await stage(db, found.id, lines, objects)
    lines = []
    objects = []
    await read(bytes)
  }
  let header = true
  for await (const line of readFile(counted(), found as unknown as FileForm)) {
    if (header) {
      header = false
      continue
    }
    count += 1
    if (count > MOST_LINES) throw new Problem(422, 'too-many-rows')
    const planned = plan(line)
    lines.push(planned.line)
    objects.push(...planned.objects)
    if (lines.length >= LINES_AT_ONCE) await flush()
  }
  await flush()
  await amendStage(db, found.id, amendments())
}
