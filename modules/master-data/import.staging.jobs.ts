import { Problem } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Column } from './import.contract.ts'
import type { Source } from './import.inspecting.jobs.ts'
import { planner, type PlannedLine, type PlannedObject } from './import.objects.rules.ts'
import { amendStage, clearStage, stageLines, stageObjects } from './import.staging.queries.ts'
import { generateUnits } from './units.rules.ts'

const OBJECTS_AT_ONCE = 2000
const LINES_AT_ONCE = 5000
const MOST_LINES = 300_000

/** Where the bytes of an import's file are. */
export const keyOfFile = ({ organizationId }: Pick<Db, 'organizationId'>, importId: string) =>
  `${organizationId}/imports/${importId}`

interface Read {
  id: string
  columns: unknown
  generateUnits: boolean
}

/**
 * Reads a file from its first line to its last and writes down what it speaks of. `read` is told of bytes. Resolves with
 * what was said of the lines themselves, to be written with writeLines() when their objects are planned.
 */
export const stageFile = async (
  db: Db,
  found: Read,
  source: Source,
  read: (bytes: number) => Promise<void>,
): Promise<PlannedLine[]> => {
  await clearStage(db, found.id)
  const columns = found.columns as Column[]
  const { plan, amendments } = planner({
    headers: columns.map(({ header }, index) => header || `${index + 1}`),
    fields: columns.map(({ field }) => field),
    unitsOf: found.generateUnits ? generateUnits : undefined,
  })
  const lines: PlannedLine[] = []
  let objects: PlannedObject[] = []
  // While the database writes one part, the next is read.
  let written: Promise<void> = Promise.resolve()
  const flush = async () => {
    await written
    written = stageObjects(db, found.id, objects)
    written.catch(() => {})
    objects = []
    await read(source.read())
  }
  let header = true
  for await (const line of source.lines) {
    if (header) {
      header = false
      continue
    }
    if (lines.length >= MOST_LINES) throw new Problem(422, 'too-many-rows')
    const planned = plan(line)
    lines.push(planned.line)
    objects.push(...planned.objects)
    if (objects.length >= OBJECTS_AT_ONCE) await flush()
  }
  await flush()
  await written
  await amendStage(db, found.id, amendments())
  return lines
}

/** Writes the lines of a file when it is known what becomes of their objects. */
export const writeLines = async (db: Db, importId: string, lines: readonly PlannedLine[]) => {
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE)
    await stageLines(db, importId, lines.slice(from, from + LINES_AT_ONCE))
}
