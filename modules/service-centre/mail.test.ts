import assert from 'node:assert/strict'
import { test } from 'node:test'
import { record } from '#kernel/server/events.ts'
import { userUpdated } from '#modules/accounts/events.ts'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { organization, home, agent, colleague, resident, report, open, say, settle, letAnHourPass } = setup

/** The mails of a ticket in their order, once everything that waits is done. */
const mailsOf = async (ticketId: string) => {
  await settle()
  return organization.inside((db) =>
    db
      .selectFrom('mail')
      .selectAll()
      .where('ticketId', '=', ticketId)
      .orderBy('createdAt')
      .orderBy('id')
      .execute(),
  )
}
const addressOf = (who: typeof agent) =>
  organization
    .inside((db) =>
      db.selectFrom('person').select('email').where('id', '=', who.personId).executeTakeFirstOrThrow(),
    )
    .then(({ email }) => email)

test('all mails of a ticket are one thread in the language of each reader', async () => {
  const ticket = await report({ title: 'Heizung <kalt>' })
  await agent.send('PATCH', `/tickets/${ticket.id}`, { assigneeId: colleague.personId })
  await mailsOf(ticket.id)
  const reply = (await say(agent, ticket, 'Wir <b>kommen</b>\nmorgen')).body
  await mailsOf(ticket.id)
  await say(resident, ticket, 'Danke')
  await mailsOf(ticket.id)
  await agent.send('PUT', `/tickets/${ticket.id}/closure`, {})
  const mails = await mailsOf(ticket.id)
  const root = `<ticket-${ticket.id}@palier.test>`
  const toRequester = mails.filter(({ personId }) => personId === resident.personId)
  assert.deepEqual(
    toRequester.map(({ messageId, referenceId }) => [messageId.replace(/closed-\w+/, 'closed'), referenceId]),
    [
      [root, null],
      [`<ticket-${ticket.id}-${reply.id}@palier.test>`, root],
      [`<ticket-${ticket.id}-closed@palier.test>`, root],
    ],
  )
  assert.ok(mails.every(({ subject }) => subject === `[#${ticket.incrementID}] Heizung <kalt>`))
  const answer = toRequester[1]!
  assert.equal(answer.recipient, await addressOf(resident))
  assert.equal(answer.senderName, 'Anna Agentin · App Kramgasse 12')
  assert.match(answer.text, /Anna Agentin vous a répondu :[\s\S]+> Wir <b>kommen<\/b>\n> morgen/)
  assert.match(answer.html, /Wir &lt;b&gt;kommen&lt;\/b&gt;<br>morgen/)
  assert.match(answer.html, new RegExp(`http://palier.test/app/requests/${ticket.id}`))
  const toAssignee = mails.filter(
    ({ personId, text }) => personId === colleague.personId && !text.includes('noch niemand'),
  )
  assert.equal(toAssignee.length, 2)
  assert.match(toAssignee[0]!.text, /Diese Meldung wurde Ihnen zugewiesen/)
  assert.match(toAssignee[1]!.text, /Rita Mieterin hat geschrieben:[\s\S]+> Danke/)
  assert.ok(
    toAssignee.every(
      ({ referenceId, html }) =>
        referenceId === root && html.includes(`/cockpit/service-centre/${ticket.id}`),
    ),
  )
})

test('a note is told to nobody', async () => {
  const ticket = await report()
  const before = await mailsOf(ticket.id)
  await say(agent, ticket, 'Unter uns', { internal: true })
  assert.equal((await mailsOf(ticket.id)).length, before.length)
})

test('the staff of the place who want to know hear of a ticket that nobody looks after', async () => {
  const { appId } = home
  const quiet = await organization.person(
    { 'service-center-agent': { App: appId } },
    { receiveAdminNotifications: false },
  )
  const without = await organization.person(
    { 'service-center-agent': { App: appId } },
    { channels: JSON.stringify({ email: false, push: true }) },
  )
  const untold = await organization.person(
    { 'service-center-agent': { App: appId } },
    { notificationSettings: JSON.stringify({ messages: 'never' }) },
  )
  const elsewhere = await organization.person({
    'service-center-agent': { App: (await organization.buildHome('Ring 4')).appId },
  })
  await letAnHourPass()
  const mails = await mailsOf((await report()).id)
  const told = mails.filter(({ text }) => text.includes('noch niemand')).map(({ personId }) => personId)
  assert.deepEqual(told.toSorted(), [agent.personId, colleague.personId].toSorted())
  assert.ok(![quiet, without, untold, elsewhere].some(({ personId }) => told.includes(personId)))
  const assigned = await mailsOf(
    (await open({ assigneeId: colleague.personId, userId: resident.personId })).id,
  )
  assert.deepEqual(
    assigned.map(({ personId }) => personId).toSorted(),
    [colleague.personId, resident.personId].toSorted(),
  )
})

test('who has no account but an address is written to, without a button that leads nowhere', async () => {
  const ticket = await open({ requester: { name: 'Gerda Gast', email: 'gerda@example.ch' } })
  await say(agent, ticket, 'Wir melden uns')
  const mails = (await mailsOf(ticket.id)).filter(({ recipient }) => recipient === 'gerda@example.ch')
  assert.equal(mails.length, 2)
  assert.match(mails[0]!.text, /Guten Tag Gerda Gast/)
  assert.ok(mails.every(({ html, personId }) => personId === null && !html.includes('/app/requests')))
})

test('who wants no mail gets none', async () => {
  const person = await organization.person({}, { channels: JSON.stringify({ email: false, push: true }) })
  await organization.checkIn(person.personId, home.utilisationPeriodId)
  const ticket = await report({}, person)
  await say(agent, ticket, 'Hallo')
  assert.deepEqual(
    (await mailsOf(ticket.id)).filter(({ personId }) => personId === person.personId),
    [],
  )
})

test('a reaction that runs twice writes one mail', async () => {
  const ticket = await report()
  await say(agent, ticket, 'Einmal')
  const before = await mailsOf(ticket.id)
  const events = await organization.inside((db) =>
    db.selectFrom('event').select('id').where('subjectId', '=', ticket.id).execute(),
  )
  for (const { id } of events)
    await setup.owner.query(`select graphile_worker.add_job('event', $1)`, [
      JSON.stringify({ organizationId: organization.organizationId, eventId: id }),
    ])
  assert.equal((await mailsOf(ticket.id)).length, before.length)
})

test('who registers gets what they wrote before, once the address is known to be theirs', async () => {
  const ticket = await open({ requester: { name: 'Nina Neu', email: 'Nina@example.ch' } })
  const nina = await organization.person(
    {},
    { username: 'Nina Neu', email: 'nina@example.ch', emailConfirmedAt: null },
  )
  const updated = () =>
    organization.inside((db) =>
      record(db, userUpdated, { subjectId: nina.personId, data: { userId: nina.personId } }),
    )
  await updated()
  await settle()
  assert.equal((await nina.send('GET', `/tickets/${ticket.id}`)).status, 404)
  await organization.inside((db) =>
    db.updateTable('person').set({ emailConfirmedAt: new Date() }).where('id', '=', nina.personId).execute(),
  )
  await updated()
  await settle()
  assert.equal((await nina.send('GET', `/tickets/${ticket.id}`)).body.requester.id, nina.personId)
})
