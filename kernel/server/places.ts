import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setInterval } from 'node:timers/promises'
import { Problem, tooMany } from '#kernel/contract/problem.ts'
import { usageOf } from './residence.ts'
import { requireNoTransaction } from './waiting.ts'

/**
 * A kind of work that what strangers send could make endless or enormous: it is done in a process of its own, one task at a
 * time, which is killed when it needs more memory or time than the kind may. The work itself stands in the file of that process.
 */
export interface PlaceKind<Task, Outcome> {
  name: string
  process: URL
  /** Of which what is JavaScript's own may be so much. */
  heapMegabytes: number
  mostMegabytes: number
  /** Of a processor; on a machine that is busy it may take four times as long. */
  mostSeconds: number
  /** What is said to who sent something that needs more. */
  beyond: () => Problem
  /** What is said when the process broke down over it. */
  broken: () => Problem
  /** Keeps the types of what goes in and comes out; never there. */
  types?: [Task, Outcome]
}

export interface Places {
  /** Does a task for a caller, as soon as it is their turn. Throws what the kind says, or Problem 429 when they have too many waiting. */
  run: <Task, Outcome>(kind: PlaceKind<Task, Outcome>, task: Task, caller: string) => Promise<Outcome>
  close: () => void
}

/** What the process of a place answers with. */
export type PlaceAnswer =
  | { outcome: unknown }
  | { problem: { status: number; code: string } }
  | { error: string }

const MOST_WAITING_OF_ONE = 20
const MOST_WAITING = 500
/** As long as nothing is asked of it a process stays warm, then its memory is given back. */
const WARM_MILLISECONDS = 60_000
const LOOK_MILLISECONDS = 50

interface Waiting {
  task: unknown
  done: (outcome: unknown) => void
  failed: (error: Error) => void
}

/** Opens places for all kinds; a process is started by the first task of its kind. */
export const openPlaces = (): Places => {
  const places = new Map<string, ReturnType<typeof openPlace>>()
  return {
    run<Task, Outcome>(kind: PlaceKind<Task, Outcome>, task: Task, caller: string) {
      requireNoTransaction(kind.name)
      let place = places.get(kind.name)
      if (!place) places.set(kind.name, (place = openPlace(kind)))
      return place.run(task, caller) as Promise<Outcome>
    },
    close() {
      for (const place of places.values()) place.close()
    },
  }
}

const openPlace = (kind: PlaceKind<unknown, unknown>) => {
  /** Who waits, whoever waited longest for a turn first: many tasks of one caller keep nobody else from theirs. */
  const waiting = new Map<string, Waiting[]>()
  let child: ChildProcess | undefined
  let busy = false
  let cooling: NodeJS.Timeout | undefined

  const end = () => {
    clearTimeout(cooling)
    child?.kill('SIGKILL')
    child = undefined
  }

  const started = () => {
    if (child && isAlive(child)) return child
    const opened = fork(kind.process, {
      execArgv: [`--max-old-space-size=${kind.heapMegabytes}`, '--disable-warning=ExperimentalWarning'],
      // Nothing that the process could give away: no address of a database, no key.
      env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    opened.on('error', () => {})
    return (child = opened)
  }

  const next = (): Waiting | undefined => {
    const [first] = waiting
    if (!first) return undefined
    const [caller, tasks] = first
    const task = tasks.shift()
    waiting.delete(caller)
    if (tasks.length > 0) waiting.set(caller, tasks)
    return task
  }

  const work = async () => {
    if (busy) return
    busy = true
    clearTimeout(cooling)
    for (let found = next(); found; found = next()) {
      const { task, done, failed } = found
      try {
        done(await attempt(started(), kind, task))
      } catch (error) {
        failed(error as Error)
      }
    }
    busy = false
    child?.unref()
    child?.channel?.unref()
    cooling = setTimeout(end, WARM_MILLISECONDS).unref()
  }

  const run = (task: unknown, caller: string) => {
    const own = waiting.get(caller) ?? []
    if (own.length >= MOST_WAITING_OF_ONE) return Promise.reject(tooMany(10))
    if ([...waiting.values()].reduce((sum, { length }) => sum + length, 0) >= MOST_WAITING)
      return Promise.reject(new Problem(503, 'took-too-long', { retryAfter: 30 }))
    return new Promise<unknown>((done, failed) => {
      own.push({ task, done, failed })
      waiting.set(caller, own)
      void work()
    })
  }
  return { run, close: end }
}

/** One that was killed is connected for a moment yet: what is sent to it would be refused as if it were too much, too. */
const isAlive = ({ connected, killed, exitCode, signalCode }: ChildProcess) =>
  connected && !killed && exitCode === null && signalCode === null

/** Gives a process its task, and kills it when the task needs more than the kind may. */
const attempt = async (child: ChildProcess, kind: PlaceKind<unknown, unknown>, task: unknown) => {
  const over = new AbortController()
  const { signal } = over
  child.ref()
  child.channel?.ref()
  try {
    const answer = await Promise.race([
      once(child, 'message', { signal }).then(([said]) => said as PlaceAnswer),
      once(child, 'exit', { signal }).then(([, by]) => {
        // Its own engine, or the machine, ended it for its memory.
        throw by === 'SIGABRT' || by === 'SIGKILL' ? kind.beyond() : kind.broken()
      }),
      watch(child, kind, signal),
      send(child, task),
    ])
    if ('problem' in answer) throw new Problem(answer.problem.status, answer.problem.code)
    if ('error' in answer) throw Object.assign(kind.broken(), { cause: new Error(answer.error) })
    return answer.outcome
  } finally {
    over.abort()
  }
}

const send = (child: ChildProcess, task: unknown) =>
  new Promise<never>((_, fail) => {
    child.send(task as object, (error) => error && fail(error))
  })

const watch = async (child: ChildProcess, kind: PlaceKind<unknown, unknown>, signal: AbortSignal) => {
  const until = performance.now() + kind.mostSeconds * 4 * 1000
  const { seconds: before } = await usageOf(child.pid!)
  for await (const _ of setInterval(LOOK_MILLISECONDS, undefined, { signal })) {
    const { megabytes, seconds } = await usageOf(child.pid!)
    const within = megabytes < kind.mostMegabytes && seconds - before < kind.mostSeconds
    if (within && performance.now() < until) continue
    child.kill('SIGKILL')
    throw kind.beyond()
  }
  throw kind.beyond()
}
