import { tooMany } from '#kernel/contract/problem.ts'

/** How many of one caller may wait; they hold nothing but what they have sent. */
const MOST_WAITING = 300
const PATIENCE_MILLISECONDS = 10_000

export type Turns = ReturnType<typeof openTurns>

interface Waiting {
  begin: () => void
}

/**
 * Lets no caller have more than `share` of something at once: further ones of theirs stand in a line of their own, so that
 * everybody else comes to it as if they were not there. Throws Problem 429 when the line is full, or does not move.
 */
export const openTurns = (share: number) => {
  const lines = new Map<string, { running: number; waiting: Set<Waiting> }>()

  /** Resolves when it is this caller's turn, with what ends it. */
  const take = async (caller: string) => {
    const line = lines.get(caller) ?? { running: 0, waiting: new Set() }
    lines.set(caller, line)
    if (line.running >= share) await stand(line)
    else line.running += 1
    let over = false
    return () => {
      if (over) return undefined
      over = true
      const [next] = line.waiting
      if (next) return next.begin()
      line.running -= 1
      if (line.running === 0) lines.delete(caller)
      return undefined
    }
  }

  return { take }
}

/** Who ends a turn hands it to the next one in the line. */
const stand = ({ waiting }: { waiting: Set<Waiting> }) => {
  if (waiting.size >= MOST_WAITING) throw tooMany(2)
  return new Promise<void>((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer)
      waiting.delete(one)
    }
    const one = {
      begin: () => {
        leave()
        resolve()
      },
    }
    const timer = setTimeout(() => {
      leave()
      reject(tooMany(5))
    }, PATIENCE_MILLISECONDS)
    waiting.add(one)
  })
}
