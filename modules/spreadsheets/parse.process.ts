import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile as readWhole } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { Problem } from '#kernel/contract/problem.ts'
import { doTasks } from '#kernel/server/placed.ts'
import { inspectFile, readFile } from './file.rules.ts'
import type { Reading, ReadingOutcome } from './inspecting.commands.ts'
import { MOST_LINES } from './parse.rules.ts'

const MOST_CELLS = 20_000_000

/** Finds out how a file is to be read, or writes its lines down, one after the other, so that nobody else unpacks it. */
doTasks(async (task: Reading): Promise<ReadingOutcome> => {
  if (task.unpackInto === undefined) return inspectFile(await readWhole(task.path), task.choices)
  const file = createWriteStream(task.unpackInto, { mode: 0o600 })
  let lines = 0
  let cells = 0
  for await (const line of readFile(createReadStream(task.path), task.form)) {
    lines += 1
    cells += line.cells.length
    if (lines > MOST_LINES || cells > MOST_CELLS) throw new Problem(422, 'too-many-rows')
    // Whoever reads lines takes these two for the end of one.
    const written = JSON.stringify(line).replaceAll(/[\u2028\u2029]/g, '\\n')
    if (!file.write(`${written}\n`)) await once(file, 'drain')
  }
  file.end()
  await finished(file)
  return { lines }
})
