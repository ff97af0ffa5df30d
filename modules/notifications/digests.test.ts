import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { openSetup } from '#test/ticketSetup.ts'
import { nextDigest } from './preferences.rules.ts'

const setup = await openSetup()
const { organization, owner, home, agent, colleague, report, say, settle, services } = setup
const find = modules.jobs.find(({ name }) => name === 'find out for whom news are due')!

type Caller = typeof agent
const want = (who: Caller, messages: string) =>
  who.send('PATCH', `/users/${who.personId}/notification-settings`, { notificationSettings: { messages } })

/** Somebody who lives in the house and wants their news gathered. */
const patient = async (rhythm = 'daily', columns: object = {}) => {
  const person = await organization.person({}, { username: 'Paula Geduldig', locale: 'ch_DE', ...columns })
  await organization.checkIn(person.personId, home.utilisationPeriodId)
  await want(person, rhythm)
  return person
}

/** The next morning at seven in Zurich. */
const morning = (days = 0) => nextDigest('daily', 'Europe/Zurich', new Date(Date.now() + days * 86_400_000))
const askFor = (at: Date) => organization.inside((db) => enqueue(db, find, { at: at.toISOString() }))
const comes = async (at: Date) => {
  await settle()
  await askFor(at)
  await settle()
}
const mailsTo = async ({ personId }: Caller) =>
  (await owner.query('select * from mail where person_id = $1 order by created_at, id', [personId])).rows

test('news that a person wants once a day come in one mail at seven, by request, each with its link', async () => {
  const paula = await patient()
  const first = await report({ title: 'Heizung <kalt>' }, paula)
  const second = await report({ title: 'Tür klemmt' }, paula)
  await say(agent, first, 'Wir kommen morgen')
  await say(agent, first, 'Um <neun> Uhr')
  await say(agent, second, 'Angeschaut')
  await comes(new Date(morning().getTime() - 1))
  assert.deepEqual(await mailsTo(paula), [])
  await comes(morning())
  const [mail, ...others] = await mailsTo(paula)
  assert.deepEqual(others, [])
  assert.equal(mail.kind, 'digest')
  assert.equal(mail.subject, 'Neues zu 2 Meldungen')
  assert.match(mail.text, /Guten Tag Paula Geduldig/)
  for (const { incrementID, id, title } of [first, second]) {
    assert.equal(mail.text.split(`#${incrementID} ${title}`).length, 2)
    assert.match(mail.text, new RegExp(`http://palier.test/app/requests/${id}`))
  }
  assert.match(
    mail.text,
    /Anna Agentin hat Ihnen geantwortet:[\s\S]+> Wir kommen morgen[\s\S]+> Um <neun> Uhr/,
  )
  assert.match(mail.html, /Um &lt;neun&gt; Uhr/)
  assert.ok(!mail.html.includes('<kalt>'))
  assert.doesNotMatch(mail.text, /erhalten und kümmern uns/)
  await comes(morning(1))
  assert.equal((await mailsTo(paula)).length, 1)
})

test('weekly, every two weeks and monthly wait for their day', async () => {
  for (const rhythm of ['weekly', 'biweekly', 'monthly'] as const) {
    const person = await patient(rhythm)
    await say(agent, await report({}, person), rhythm)
    const due = nextDigest(rhythm, 'Europe/Zurich', new Date())
    await comes(new Date(due.getTime() - 1))
    assert.equal((await mailsTo(person)).length, 0)
    await comes(due)
    assert.equal((await mailsTo(person)).length, 1)
  }
})

test('what was read in the app meanwhile is not told, and nothing new is no mail', async () => {
  const paula = await patient()
  const [opened, told, unread] = [await report({}, paula), await report({}, paula), await report({}, paula)]
  for (const ticket of [opened, told]) await say(agent, ticket, 'Schon gelesen')
  await settle()
  await paula.send('PUT', `/tickets/${opened.id}/reading`, {})
  await paula.send('PATCH', `/users/${paula.personId}/notifications`, {})
  await comes(morning())
  assert.deepEqual(await mailsTo(paula), [])
  await say(agent, unread, 'Noch nicht gelesen')
  await say(agent, opened, 'Noch etwas')
  await comes(morning(1))
  const [mail] = await mailsTo(paula)
  assert.equal(mail.subject, 'Neues zu 2 Meldungen')
  assert.doesNotMatch(mail.text, /Schon gelesen/)
})

test('nobody is told of what they may not see any more', async () => {
  const former = await organization.person({ 'service-center-agent': { App: home.appId } })
  const paula = await patient()
  await want(former, 'daily')
  const ticket = await report({}, paula)
  await say(agent, ticket, 'Geheim')
  await settle()
  await owner.query('delete from permission where person_id = $1', [former.personId])
  await owner.query('update ticket set person_id = null where id = $1', [ticket.id])
  await comes(morning())
  assert.deepEqual(await mailsTo(paula), [])
  assert.deepEqual(await mailsTo(former), [])
})

test('who wants no mail any more when the time has come gets none', async () => {
  const paula = await patient()
  await say(agent, await report({}, paula), 'Hallo')
  await settle()
  await want(paula, 'never')
  await comes(morning())
  assert.deepEqual(await mailsTo(paula), [])
})

test('two workers at once, a second round and a crash in the middle send one mail', async () => {
  const paula = await patient()
  await say(agent, await report({}, paula), 'Einmal')
  await settle()
  await askFor(morning())
  await askFor(new Date(morning().getTime() + 1))
  await Promise.all([settle(), settle()])
  assert.equal((await mailsTo(paula)).length, 1)

  const nina = await patient()
  await say(agent, await report({}, nina), 'Auch einmal')
  await settle()
  await owner.query(
    `alter table mail add constraint crash check (recipient <> '${await addressOf(nina)}') not valid`,
  )
  await comes(morning())
  assert.equal((await mailsTo(nina)).length, 0)
  await owner.query('alter table mail drop constraint crash')
  await owner.query('update graphile_worker._private_jobs set run_at = now()')
  await settle()
  assert.equal((await mailsTo(nina)).length, 1)
})

const addressOf = async ({ personId }: Caller) =>
  (await owner.query<{ email: string }>('select email from person where id = $1', [personId])).rows[0]?.email

test('late news of a morning whose mail is written come the next morning', async () => {
  const paula = await patient()
  const ticket = await report({}, paula)
  await say(agent, ticket, 'Rechtzeitig')
  await comes(morning())
  await say(agent, ticket, 'Zu spät')
  await comes(morning())
  assert.equal((await mailsTo(paula)).length, 1)
  await comes(morning(1))
  const mails = await mailsTo(paula)
  assert.equal(mails.length, 2)
  assert.match(mails[1].text, /Zu spät/)
})

test('an agent is led to the Cockpit, and to the app for what they reported themselves', async () => {
  await want(colleague, 'daily')
  await organization.checkIn(colleague.personId, home.utilisationPeriodId)
  const own = await report({ title: 'Meine eigene' }, colleague)
  await say(agent, own, 'Für dich')
  const given = await report({ title: 'Zu bearbeiten' })
  await agent.send('PATCH', `/tickets/${given.id}`, { assigneeId: colleague.personId })
  await comes(morning())
  const mails = (await mailsTo(colleague)).filter(({ kind }) => kind === 'digest')
  const text = mails.map((mail) => mail.text).join('\n')
  assert.match(text, new RegExp(`http://palier.test/app/requests/${own.id}`))
  assert.match(text, new RegExp(`http://palier.test/cockpit/service-centre/${given.id}`))
  await want(colleague, 'immediately')
})

test('one mail for each app, in its colours', async () => {
  const elsewhere = await organization.buildHome('Ring 4')
  const paula = await patient()
  const ticket = await report({}, paula)
  const other = await report({}, paula)
  await owner.query('update ticket set app_id = $1 where id = $2', [elsewhere.appId, other.id])
  for (const each of [ticket, other])
    await organization.inside((db) =>
      db
        .insertInto('digestEntry')
        .values({
          personId: paula.personId,
          appId: each === other ? elsewhere.appId : home.appId,
          category: 'messages',
          area: 'app',
          objectId: each.id,
          key: each.id,
          line: 'Neu',
          occurredAt: new Date(Date.now() + 1000),
          dueAt: morning(),
        })
        .execute(),
    )
  await comes(morning())
  const senders = (await mailsTo(paula)).map(({ sender_name }) => sender_name)
  assert.deepEqual(senders.toSorted(), ['App Kramgasse 12', 'App Ring 4'])
})

test('the full hour finds many people page by page, each once', async () => {
  const ticket = await report()
  await owner.query(
    `insert into person (organization_id, username, email)
      select $1, 'Many ' || n, 'many' || n || '@many.example' from generate_series(1, 205) n`,
    [organization.organizationId],
  )
  await owner.query(
    `insert into digest_entry (organization_id, person_id, app_id, category, area, object_id, key, line, occurred_at, due_at)
      select organization_id, id, $2, 'messages', 'app', $3, 'k' || n, 'Neu', now(), now() - interval '1 hour' * n
      from person, generate_series(0, 1) n where organization_id = $1 and email like '%@many.example'`,
    [organization.organizationId, home.appId, ticket.id],
  )
  const hour = modules.dailyJobs.find(({ name }) => name === 'tell by mail what was gathered and is due')!
  await organization.inside((db) => hour.run({ db, services }))
  await settle()
  const left = await owner.query(
    `select count(*)::int as count from digest_entry where told_at is null and key like 'k%'`,
  )
  assert.equal(left.rows[0].count, 0)
})
