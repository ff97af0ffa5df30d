import { setPriority } from 'node:os'
import { writeFileSync } from 'node:fs'
import { Problem } from '#kernel/contract/problem.ts'
import type { PlaceAnswer } from './places.ts'

/** What the process of a place does with its tasks, one after the other, for as long as the one who started it lives. */
export const doTasks = <Task, Outcome>(work: (task: Task) => Promise<Outcome>) => {
  process.on('disconnect', () => process.exit())
  // Who waits for a page goes first; and when the machine has no memory left, this process is the one to go.
  setPriority(5)
  if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', '800')
  process.on('message', async (task: Task) => {
    const answer: PlaceAnswer = await work(task).then(
      (outcome) => ({ outcome }),
      (error: unknown) =>
        error instanceof Problem
          ? { problem: { status: error.status, code: error.code } }
          : { error: String(error) },
    )
    process.send?.(answer)
  })
}
