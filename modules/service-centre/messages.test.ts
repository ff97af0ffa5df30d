import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { organization, agent, colleague, resident, report, open, say } = setup
type Caller = typeof agent

const ticketOf = async (id: string, who = agent) => (await who.send('GET', `/tickets/${id}`)).body
const messagesOf = async (conversationId: string, who: Caller, query = '') =>
  (await who.send('GET', `/conversations/${conversationId}/messages${query}`)).body
const upload = async (who: Caller) => {
  const form = new FormData()
  form.set('file', new File(['Zählerstand 4711'], 'zähler.txt', { type: 'text/plain' }))
  return (await who.send('POST', '/files', form)).body.id as string
}
const inbox = async (who: Caller) => (await who.send('GET', `/users/${who.personId}/notifications`)).body
const titles = async (who: Caller) =>
  (await inbox(who))._embedded.items.map(({ title }: { title: string }) => title).toSorted()

test('a file has one address, in its ticket and in its message as where it was uploaded', async () => {
  const [first, second] = [await upload(resident), await upload(resident)]
  const ticket = await report({ files: [first] })
  const said = await say(resident, ticket, '', { content: { description: 'Noch eins', files: [second] } })
  const seen = await ticketOf(ticket.id)
  const listed = (await messagesOf(ticket.conversationID, agent))._embedded.items
  for (const { _embedded } of [ticket, seen])
    assert.deepEqual(_embedded.files, [(await agent.send('GET', `/files/${first}`)).body])
  for (const { _embedded } of [said.body, listed.at(-1)])
    assert.deepEqual(_embedded.files, [(await agent.send('GET', `/files/${second}`)).body])
  const { publicUrl } = setup.services
  assert.equal(seen._embedded.files[0].files.big.url, `${publicUrl}/api/v1/files/${first}/original`)
})

test('question and answer move a ticket from side to side', async () => {
  const ticket = await report()
  assert.equal((await say(agent, ticket, 'Seit wann?')).status, 201)
  assert.partialDeepStrictEqual(await ticketOf(ticket.id), {
    status: 'waiting-for-customer',
    customerWaitingSince: null,
    commentCount: 1,
  })
  await say(resident, ticket, 'Seit gestern')
  const back = await ticketOf(ticket.id)
  assert.equal(back.status, 'waiting-for-agent')
  assert.equal(back.customerWaitingSince, back.activityAt)
  await say(agent, ticket, 'Bleibt bei uns', { status: 'waiting-for-agent' })
  const kept = await ticketOf(ticket.id)
  assert.deepEqual([kept.status, kept.customerWaitingSince], ['waiting-for-agent', kept.activityAt])
  await say(agent, ticket, 'Erledigt', { status: 'closed' })
  assert.partialDeepStrictEqual(await ticketOf(ticket.id), {
    status: 'closed',
    customerWaitingSince: null,
    commentCount: 4,
  })
})

test('a conversation holds words, files and notes, each side with what is theirs', async () => {
  const file = await upload(resident)
  const ticket = await report({ files: [file] })
  assert.deepEqual(ticket.files, [file])
  const [plan, photo] = [await upload(agent), await upload(agent)]
  await say(agent, ticket, 'Nur unter uns', {
    internal: true,
    content: { description: 'Plan', files: [plan] },
    type: 'file',
  })
  await say(agent, ticket, '', { content: { description: 'Ein Bild', files: [photo] }, type: 'file' })
  const ours = (await messagesOf(ticket.conversationID, agent))._embedded.items
  const theirs = (await messagesOf(ticket.conversationID, resident))._embedded.items
  assert.deepEqual(
    ours.map(({ internal, content }: { internal: boolean; content: object }) => [internal, content]),
    [
      [true, { description: 'Plan', files: [plan] }],
      [false, { description: 'Ein Bild', files: [photo] }],
    ],
  )
  assert.deepEqual(
    theirs.map(({ id }: { id: string }) => id),
    [ours[1].id],
  )
  assert.equal((await resident.send('GET', `/files/${photo}/original`)).status, 200)
  assert.equal((await resident.send('GET', `/files/${plan}/original`)).status, 404)
  assert.equal((await colleague.send('GET', `/files/${plan}`)).status, 200)
  assert.equal((await colleague.send('GET', `/files/${file}`)).status, 200)
  assert.equal((await (await organization.person()).send('GET', `/files/${file}`)).status, 404)
})

test('a file is attached by who uploaded it, once, also by two requests at once', async () => {
  const ticket = await report()
  const file = await upload(agent)
  const send = (who: Caller) =>
    say(who, ticket, '', { content: { description: '', files: [file] }, type: 'file' })
  assert.equal((await send(colleague)).body.code, 'file-not-attachable')
  const replies = await Promise.all([send(agent), send(agent), send(agent)])
  assert.deepEqual(replies.map(({ status }) => status).toSorted(), [201, 400, 400])
  assert.equal((await say(agent, ticket, '', { content: { files: [] } })).body.code, 'message-empty')
  assert.equal((await say(agent, ticket, ' \n ')).body.code, 'message-empty')
})

test('twenty messages at once are all there, in an order that everyone sees, and counted', async () => {
  const ticket = await report()
  const texts = Array.from({ length: 20 }, (_, number) => `Nachricht ${number}`)
  const replies = await Promise.all(
    texts.map((text, number) => say(number % 2 ? agent : resident, ticket, text)),
  )
  assert.ok(replies.every(({ status }) => status === 201))
  const all = (await messagesOf(ticket.conversationID, agent))._embedded.items as {
    id: string
    createdAt: string
    content: { content: string }
  }[]
  assert.deepEqual(all.map(({ content }) => content.content).toSorted(), texts.toSorted())
  assert.equal(new Set(all.map(({ createdAt }) => createdAt)).size, 20)
  assert.equal((await ticketOf(ticket.id)).commentCount, 20)
  const paged: string[] = []
  let after = ''
  do {
    const page = await messagesOf(ticket.conversationID, resident, `?limit=7${after && `&after=${after}`}`)
    paged.push(...page._embedded.items.map(({ id }: { id: string }) => id))
    after = page.next ?? ''
  } while (after)
  assert.deepEqual(
    paged,
    all.map(({ id }) => id),
  )
})

test('the same message sent twice with one key is one message', async () => {
  const ticket = await report()
  const headers = { 'idempotency-key': randomUUID() }
  const send = () =>
    resident.send('POST', `/conversations/${ticket.conversationID}/messages`, { content: 'Hallo?' }, headers)
  const [first, second] = await Promise.all([send(), send()])
  assert.equal(first.body.id, second.body.id)
  assert.equal((await ticketOf(ticket.id)).commentCount, 1)
})

test('staff pass on the words of a requester', async () => {
  const ticket = await report()
  const phone = await agent.send(
    'POST',
    `/conversations/${ticket.conversationID}/messages?forUser=${resident.personId}`,
    { content: 'Sie rief an', inputChannel: 'phone' },
  )
  assert.partialDeepStrictEqual(phone.body, {
    byAgent: false,
    author: { id: resident.personId, name: 'Rita Mieterin' },
    inputChannel: 'phone',
  })
  const guest = await open({ requester: { name: 'Gerda Gast', email: 'gerda@example.ch' } })
  const mail = await say(agent, guest, 'Per Mail', {
    createdBy: { type: 'email', value: 'Gerda@example.ch' },
  })
  assert.partialDeepStrictEqual(mail.body, {
    byAgent: false,
    inputChannel: 'email',
    author: { id: null, name: 'Gerda Gast' },
    _embedded: {
      createdByCommunicationMethod: { id: mail.body.id, type: 'email', value: 'Gerda@example.ch' },
    },
  })
  const wrong = await agent.send(
    'POST',
    `/conversations/${ticket.conversationID}/messages?forUser=${colleague.personId}`,
    { content: 'x' },
  )
  assert.deepEqual([wrong.status, wrong.body.code], [400, 'no-such-author'])
})

test('messages are read until one has read them', async () => {
  const ticket = await report()
  await say(agent, ticket, 'Eins')
  const unread = await ticketOf(ticket.id, resident)
  assert.deepEqual([unread.unreadUserMessages, unread.unreadAdminMessages, unread.read], [1, 0, false])
  assert.deepEqual(
    (await messagesOf(ticket.conversationID, resident))._embedded.items.map(
      ({ read }: { read: boolean }) => read,
    ),
    [false],
  )
  await resident.send('PUT', `/tickets/${ticket.id}/reading`, {})
  assert.partialDeepStrictEqual(await ticketOf(ticket.id, resident), { unreadUserMessages: 0, read: true })
  await say(resident, ticket, 'Zwei')
  assert.partialDeepStrictEqual(await ticketOf(ticket.id), { unreadAdminMessages: 1, unreadUserMessages: 0 })
})

test('what concerns a person is in their inbox when the call returns', async () => {
  const requester = await organization.person({}, { username: 'Ines', locale: 'ch_it' })
  await organization.checkIn(requester.personId, setup.home.utilisationPeriodId)
  const ticket = await report({ title: 'Licht' }, requester)
  await agent.send('PATCH', `/tickets/${ticket.id}`, { assigneeId: colleague.personId })
  assert.deepEqual(await titles(colleague), ['Ihnen zugewiesen: Licht'])
  const { id } = (await say(agent, ticket, 'Wir kommen')).body
  assert.partialDeepStrictEqual((await inbox(requester))._embedded.items, [
    {
      type: 'ticket-comment',
      category: 'messages',
      title: 'Anna Agentin: Licht',
      objectID: ticket.id,
      referencedObjectID: id,
      read: false,
    },
  ])
  await say(agent, ticket, 'Geheim', { internal: true })
  await say(requester, ticket, 'Danke')
  await agent.send('PUT', `/tickets/${ticket.id}/closure`, {})
  assert.deepEqual(await titles(requester), ['Anna Agentin: Licht', 'Chiusa: Licht'])
  assert.deepEqual(await titles(colleague), [
    'Anna Agentin: Licht',
    'Anna Agentin: Licht',
    'Ihnen zugewiesen: Licht',
    'Ines: Licht',
  ])
  assert.equal((await inbox(agent)).total, 0)
})

test('an answer that closes a request is told as what it is, both in the inbox and by mail', async () => {
  const requester = await organization.person({}, { username: 'Ines', locale: 'ch_it' })
  await organization.checkIn(requester.personId, setup.home.utilisationPeriodId)
  const ticket = await report({ title: 'Licht' }, requester)
  await say(agent, ticket, 'Erledigt', { status: 'closed' })
  assert.deepEqual(await titles(requester), ['Anna Agentin: Licht', 'Chiusa: Licht'])
  await setup.settle()
  const { rows } = await setup.owner.query('select text from mail where person_id = $1 order by id', [
    requester.personId,
  ])
  const texts = rows.map(({ text }) => text).join()
  assert.match(texts, /Anna Agentin le ha risposto/)
  assert.match(texts, /La sua richiesta è stata chiusa/)
})
