import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { hashSecret, newSecret } from '#modules/accounts/public.ts'
import { attackers } from './attackers.ts'
import { fillCrowd } from './crowd.ts'
import type { Report } from './report.ts'
import { openFilled } from './served.ts'

const PEOPLE = 50
const SECONDS = 6
const THINKING_MILLISECONDS = 700

/** The list of 50 that fifty people read now and then, alone and beside an attacker of each kind. */
export const run = async (report: Report) => {
  const filled = await openFilled((owner) => fillCrowd(owner, { organizations: 5, tickets: 10_000 }))
  const folder = await mkdtemp(join(tmpdir(), 'palier-bench-'))
  try {
    const people = await signIn(filled.owner, filled.organizationId)
    const attacker = people.pop()!
    const server = fork(join(import.meta.dirname, 'attackedServer.ts'), [filled.connectionString, folder])
    const [url] = (await once(server, 'message')) as [string]
    await read(url, people, pause(2000))
    const calm = await read(url, people, pause(SECONDS * 1000))
    report({ name: `List of 50, ${PEOPLE} people, alone, 95 of 100`, value: calm, unit: 'ms' })
    for (const [name, attack] of Object.entries(attackers)) {
      const enough = new AbortController()
      const over = attack({ url, ...attacker }, enough.signal).catch(() => {})
      await pause(1000)
      const value = await read(url, people, pause(SECONDS * 1000))
      enough.abort()
      await over
      report({ name: `The same beside ${name}`, value, unit: 'ms' })
      const ratio = value / calm
      report({ name: `Beside ${name} to alone`, value: ratio, unit: '×', wanted: '≤ 2', met: ratio <= 2 })
      // What the attacker left in the queues is not the next one's.
      await read(url, people, pause(2000))
    }
    server.disconnect()
    await once(server, 'exit')
  } finally {
    await filled.close()
    await rm(folder, { recursive: true, force: true })
  }
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
    people.map(async ({ personId }) => {
      const secret = newSecret()
      await owner.query(
        `insert into permission (organization_id, person_id, role, app_id) values ($1, $2, 'service-center-agent', $3)`,
        [organizationId, personId, rows[0]!.appId],
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
const read = async (url: string, people: { cookie: string }[], busy: Promise<unknown>) => {
  const times: number[] = []
  const over = new AbortController()
  void busy.then(() => over.abort())
  await Promise.all(
    people.map(async ({ cookie }, index) => {
      await pause((THINKING_MILLISECONDS / PEOPLE) * index)
      for (; !over.signal.aborted; await pause(THINKING_MILLISECONDS)) {
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
