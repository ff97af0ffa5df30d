import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { hashSecret, newSecret } from '#modules/accounts/public.ts'
import type { Usage } from './attackedServer.ts'
import { type Answers, attackers, type Heard, type Target } from './attackers.ts'
import { fillCrowd } from './crowd.ts'
import type { Report } from './report.ts'
import { openFilled } from './served.ts'

const PEOPLE = 50
/** Who reads a list looks at it before asking for the next one: some 25 lists a second are asked for. */
const THINKING_MILLISECONDS = 2000
const SECONDS = 6
const ROUNDS = 5

/**
 * The list of 50 that fifty people read now and then, in turns alone and beside an attacker of each kind, so that what else
 * the machine does meets both. Server and attacker are processes of their own.
 */
export const run = async (report: Report) => {
  const filled = await openFilled((owner) => fillCrowd(owner, { organizations: 5, tickets: 10_000 }))
  const folder = await mkdtemp(join(tmpdir(), 'palier-bench-'))
  try {
    const people = await signIn(filled.owner, filled.organizationId)
    const attacker = people.pop()!
    const server = fork(join(import.meta.dirname, 'attackedServer.ts'), [filled.connectionString, folder])
    const [url] = (await once(server, 'message')) as [string]
    await read(url, people, 4)
    for (const kind of Object.keys(attackers)) {
      const rounds: Round[] = []
      for (let round = 0; round < ROUNDS; round++)
        rounds.push(await both({ url, server, people, kind, target: { url, ...attacker } }))
      tell(report, kind, rounds)
    }
    server.disconnect()
    await once(server, 'exit')
  } finally {
    await filled.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Setup {
  url: string
  server: ChildProcess
  people: { cookie: string }[]
  kind: string
  target: Target
}

interface Side {
  slowest: number
  /** Seconds of a processor that the server used in a second. */
  busy: number
  megabytes: number
  load: number
}

interface Round {
  alone: Side
  beside: Side
  heard: Heard
}

const both = async ({ url, server, people, kind, target }: Setup): Promise<Round> => {
  const measured = async () => {
    const before = await usageOf(server)
    const slowest = await read(url, people, SECONDS)
    const after = await usageOf(server)
    const busy = (after.seconds - before.seconds) / SECONDS
    return { slowest, busy, megabytes: after.megabytes, load: loadavg()[0]! }
  }
  const alone = await measured()
  const attack = fork(join(import.meta.dirname, 'attackers.ts'), [kind, JSON.stringify(target)], {
    // In a session of its own, which the kernel gives a share of its own.
    detached: true,
  })
  await pause(3000)
  const beside = await measured()
  attack.send('enough')
  const [heard] = (await once(attack, 'message')) as [Heard]
  await once(attack, 'exit')
  // What the attacker left in the queues is not the next round's.
  await pause(3000)
  return { alone, beside, heard }
}

const usageOf = async (server: ChildProcess) => {
  server.send('usage')
  const [usage] = (await once(server, 'message')) as [Usage]
  return usage
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

const tell = (report: Report, kind: string, rounds: Round[]) => {
  const side = (name: string, sides: Side[]) => {
    const [load, megabytes] = [
      middle(sides.map((one) => one.load)),
      middle(sides.map((one) => one.megabytes)),
    ]
    const busy = middle(sides.map((one) => one.busy))
    const around = `server ${Math.round(100 * busy)} % of a core, ${Math.round(megabytes)} MB, load of the machine ${load.toFixed(1)}`
    report({
      name: `List of 50, ${PEOPLE} people, 95 of 100, ${name} (${around})`,
      value: middle(sides.map((one) => one.slowest)),
      unit: 'ms',
    })
  }
  side(
    'alone',
    rounds.map(({ alone }) => alone),
  )
  side(
    `beside ${kind}`,
    rounds.map(({ beside }) => beside),
  )
  const ratios = rounds.map(({ alone, beside }) => beside.slowest / alone.slowest)
  const [value, answered] = [middle(ratios), sum(rounds.map(({ heard }) => heard.answers))]
  const lines = Math.max(...rounds.map(({ heard }) => heard.lines))
  const attacker = `the attacker ${lines > 0 ? `had ${lines} lines at once and ` : ''}was answered ${answered}`
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)} in ${ROUNDS} rounds`
  report({
    name: `Beside ${kind} to alone, ${spread}, ${attacker}`,
    value,
    unit: '×',
    wanted: '≤ 2',
    met: value <= 2,
  })
}

const sum = (all: Answers[]) => {
  const counts: Answers = {}
  for (const answers of all)
    for (const [status, count] of Object.entries(answers)) counts[+status] = (counts[+status] ?? 0) + count
  return Object.entries(counts)
    .map(([status, count]) => `${status === '0' ? 'nothing' : status} ${count}×`)
    .join(', ')
}

/** So many colleagues, and one who is none, each with a session; and twenty thousand people to list. */
const signIn = async (owner: Pool, organizationId: string) => {
  const { rows } = await owner.query<{ appId: string }>(
    `select id as "appId" from app where organization_id = $1 limit 1`,
    [organizationId],
  )
  await owner.query(
    `insert into person (organization_id, username, email, creation_app_id, email_confirmed_at)
     select $1, 'Person ' || n, 'listed' || n || '@crowd.example', $2, now() from generate_series(1, 20000) n`,
    [organizationId, rows[0]!.appId],
  )
  const { rows: people } = await owner.query<{ personId: string }>(
    `select id as "personId" from person where organization_id = $1 and email like 'listed%' limit ${PEOPLE + 1}`,
    [organizationId],
  )
  return Promise.all(
    people.map(async ({ personId }, index) => {
      const secret = newSecret()
      await owner.query(
        `insert into permission (organization_id, person_id, role, app_id) values ($1, $2, $4, $3)`,
        [
          organizationId,
          personId,
          rows[0]!.appId,
          index < PEOPLE ? 'service-center-agent' : 'platform-owner',
        ],
      )
      await owner.query(
        `insert into session (organization_id, person_id, token_hash, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
        [organizationId, personId, hashSecret(secret)],
      )
      return { personId, cookie: `palier=${organizationId}.${secret}` }
    }),
  )
}

/** Milliseconds in which 95 of 100 are answered; whoever is refused fails the measurement. */
const read = async (url: string, people: { cookie: string }[], seconds: number) => {
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  await Promise.all(
    people.map(async ({ cookie }, index) => {
      await pause((THINKING_MILLISECONDS / PEOPLE) * index)
      for (; performance.now() < until; await pause(THINKING_MILLISECONDS * (0.5 + Math.random()))) {
        const started = performance.now()
        const reply = await fetch(`${url}/api/v1/tickets?limit=50`, { headers: { cookie } })
        await reply.arrayBuffer()
        if (reply.status !== 200) throw new Error(`The list was answered with ${reply.status}`)
        times.push(performance.now() - started)
      }
    }),
  )
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}
