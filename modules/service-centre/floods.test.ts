import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { organization, home, agent, resident, owner, call, report, say, open, settle } = setup

const REPEATED = 50
const MOST_TO_ONE = 6
const MOST_TO_ALL = 30

const written = async () => {
  const { rows } = await owner.query<{ recipient: string; kind: string; text: string }>(
    'select recipient, kind, text from mail order by id',
  )
  return rows
}

/** What an act causes in mails when it is done fifty times; mails of before are long ago. */
const caused = async (act: () => Promise<{ status: number }>) => {
  await owner.query(`update mail set created_at = created_at - interval '2 hours'`)
  await owner.query(`update ticket set created_at = created_at - interval '2 hours'`)
  await owner.query(`update message set created_at = created_at - interval '2 hours'`)
  const before = (await written()).length
  const statuses: number[] = []
  for (let time = 0; time < REPEATED; time++) statuses.push((await act()).status)
  await settle()
  const mails = (await written()).slice(before)
  const counts = [...Map.groupBy(mails, ({ recipient }) => recipient).values()].map((to) => to.length)
  return { mails, statuses, most: Math.max(0, ...counts) }
}

const reportAgain = (who = resident) =>
  who.send('POST', `/users/${who.personId}/tickets`, {
    category: setup.categoryId,
    title: 'Heizung kalt',
    description: 'Seit gestern',
    inputChannel: 'app',
    files: [],
    utilisationPeriod: home.utilisationPeriodId,
  })

const acts: Record<string, () => Promise<() => Promise<{ status: number }>>> = {
  'a request': async () => () => reportAgain(),
  'a message': async () => {
    const ticket = await report()
    await agent.send('PATCH', `/tickets/${ticket.id}`, { assigneeId: agent.personId })
    await settle()
    return () => say(resident, ticket, 'Wann?')
  },
  'closing and opening again': async () => {
    const ticket = await report()
    await settle()
    let closed = false
    return () => {
      closed = !closed
      return resident.send(closed ? 'PUT' : 'DELETE', `/tickets/${ticket.id}/closure`, {})
    }
  },
  'asking for a new password': async () => () =>
    call('POST', '/password-resets', { email: `person3@${organization.organizationId}.example` }),
  'another address': async () => () =>
    resident.send('PATCH', `/users/${resident.personId}`, {
      email: `other@${organization.organizationId}.example`,
    }),
}

for (const [name, prepare] of Object.entries(acts))
  test(`${name}, fifty times by one resident, floods nobody with mails`, async () => {
    const { mails, most } = await caused(await prepare())
    assert.ok(most <= MOST_TO_ONE, `${most} mails to one reader`)
    assert.ok(mails.length <= MOST_TO_ALL, `${mails.length} mails in all`)
  })

test('who writes faster than people do is told when to go on', async () => {
  const { statuses } = await caused(() => reportAgain())
  assert.equal(statuses[0], 201)
  assert.equal(statuses.at(-1), 429)
  const { headers, body } = await reportAgain()
  assert.ok(Number(headers.get('retry-after')) > 0)
  assert.equal(body.code, 'too-many-requests')
  const colleague = await open()
  assert.ok(colleague.id, 'staff go on')
})

test('requests of many residents at once are one mail to each of the staff, and the rest in another', async () => {
  const neighbours = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(async () => {
      const person = await organization.person()
      await organization.checkIn(person.personId, home.utilisationPeriodId)
      return person
    }),
  )
  let next = 0
  await owner.query(`update mail set created_at = created_at - interval '2 hours'`)
  const before = (await written()).length
  for (const neighbour of neighbours) {
    next += 1
    assert.equal((await reportAgain(neighbour)).status, 201, `neighbour ${next}`)
  }
  await settle()
  const email = (
    await organization.inside((db) =>
      db.selectFrom('person').select('email').where('id', '=', agent.personId).executeTakeFirstOrThrow(),
    )
  ).email
  const toAgent = async () => (await written()).slice(before).filter(({ recipient }) => recipient === email)
  assert.deepEqual(
    (await toAgent()).map(({ kind }) => kind),
    ['new-ticket'],
  )
  await owner.query(`update digest_entry set due_at = now() where told_at is null`)
  await owner.query(`update graphile_worker._private_jobs set run_at = now(), payload = jsonb_set(payload::jsonb, '{payload,at}', to_jsonb(to_char(now() at time zone 'utc' + interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))::json
    where payload::jsonb ->> 'name' = 'write digests'`)
  await settle()
  const told = await toAgent()
  assert.deepEqual(told.map(({ kind }) => kind).toSorted(), ['digest', 'new-ticket'])
  const digest = told.find(({ kind }) => kind === 'digest')!
  assert.ok((digest.text.match(/Heizung kalt/g) ?? []).length >= 5)
})
