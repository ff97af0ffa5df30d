import { setImmediate as turn } from 'node:timers/promises'
import { Problem } from '#kernel/contract/problem.ts'
import { shown } from '#kernel/contract/text.ts'
import type { Db } from '#kernel/server/database.ts'
import { arrangement } from './arranging.rules.ts'
import type { Column, Counts, LeftOut } from './contract.ts'
import type { Source } from './inspecting.commands.ts'
import { remarkOf } from './remarks.rules.ts'
import { planner, type PlannedLine, type PlannedObject } from './objects.rules.ts'
import { type Line, MOST_LINES } from './parse.rules.ts'
import {
  amendStage,
  clearStage,
  type Portion,
  portionOf,
  stageLines,
  stageObjects,
} from './staging.queries.ts'
import { generateUnits } from './units.rules.ts'

const OBJECTS_AT_ONCE = 2000
const LINES_AT_ONCE = 5000
const LINES_A_TURN = 100
/** Of what was left out, so many lines are named. */
const NAMED_LINES = 20

/** Where the bytes of an import's file are. */
export const keyOfFile = ({ organizationId }: Pick<Db, 'organizationId'>, importId: string) =>
  `${organizationId}/imports/${importId}`

interface Read {
  id: string
  columns: unknown
  generateUnits: boolean
  leaveOutRemarks: boolean
}

/** What was said of the lines themselves, and which were no rows. */
export interface Staged {
  lines: Portion[]
  leftOut: Pick<Counts, 'leftOut'>
}

/**
 * Reads a file from its first line to its last and writes down what it speaks of. `read` is told of bytes. Resolves with
 * what was said of the lines themselves, to be written with writeLines() when their objects are planned, and which were no rows.
 */
export const stageFile = async (
  db: Db,
  found: Read,
  source: Source,
  read: (bytes: number) => Promise<void>,
): Promise<Staged> => {
  await clearStage(db, found.id)
  const columns = found.columns as Column[]
  const { headers, fields, arrange } = arrangement(columns)
  const { plan, amendments } = planner({
    headers,
    fields,
    unitsOf: found.generateUnits ? generateUnits : undefined,
  })
  const names = columns.map(({ header }) => header)
  const named: LeftOut[] = []
  let count = 0
  const portions: Portion[] = []
  let lines: PlannedLine[] = []
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
  let lineCount = 0
  for await (const line of source.lines) {
    // A portion is more than a socket takes at once: without a turn it would wait until the next one is read.
    lineCount += 1
    if (lineCount % LINES_A_TURN === 0) await turn()
    if (portions.length * LINES_AT_ONCE + lines.length >= MOST_LINES) throw new Problem(422, 'too-many-rows')
    const reason = found.leaveOutRemarks ? remarkOf(line, names) : undefined
    if (reason) {
      count += 1
      if (named.length < NAMED_LINES) named.push({ line: line.line, text: textOf(line), reason })
      continue
    }
    const arranged = arrange(line)
    const planned = plan(arranged.line, arranged.refused)
    planned.line.label ||= shown(textOf(line), 120)
    lines.push(planned.line)
    if (lines.length === LINES_AT_ONCE) {
      portions.push(portionOf(lines))
      lines = []
    }
    objects.push(...planned.objects)
    if (objects.length >= OBJECTS_AT_ONCE) await flush()
  }
  await flush()
  await written
  await amendStage(db, found.id, amendments())
  return {
    lines: [...portions, portionOf(lines)],
    leftOut: count === 0 ? {} : { leftOut: { count, lines: named } },
  }
}

/** What a line says, without its empty cells. */
const textOf = ({ cells }: Line) => shown(cells.filter((cell) => cell.trim() !== '').join(' · '))

/** Writes the lines of a file when it is known what becomes of their objects. */
export const writeLines = async (db: Db, importId: string, portions: readonly Portion[]) => {
  for (const portion of portions) await stageLines(db, importId, portion)
}
