import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOfficialClient } from '#test/officialClient.ts'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { api, home, organization, categoryId, agent, resident, report } = setup

test('the official client reports, reads and answers', async () => {
  const client = await openOfficialClient(api, resident.cookie)
  const created = await client.ticketCreate(resident.personId, home.utilisationPeriodId, {
    category: categoryId,
    title: 'Heizung kalt',
    description: 'Seit gestern',
    inputChannel: 'app',
    files: [{ content: Buffer.from('Zählerstand'), filename: 'zähler.txt' }],
  })
  assert.equal(created.files.length, 1)
  const ticket = await client.ticketGetById(created.id)
  assert.deepEqual(
    [ticket.title, ticket.status, ticket._embedded.unit.name],
    ['Heizung kalt', 'waiting-for-agent', '3. OG links'],
  )
  assert.equal(ticket._embedded.files[0]?.id, created.files[0])
  const conversationId = ticket._embedded.conversations[0]!.id
  assert.equal((await client.conversationGetById(conversationId)).id, conversationId)
  const message = await client.conversationCreateMessage(conversationId, {
    body: 'Noch immer',
    userId: resident.personId,
  })
  assert.deepEqual([message.content.content, message.internal, message.type], ['Noch immer', false, 'text'])
  const attached = await client.conversationCreateMessage(conversationId, {
    body: 'Ein Bild',
    userId: resident.personId,
    attachments: [{ content: Buffer.from('Bild'), filename: 'bild.txt' }],
  })
  assert.deepEqual(
    [attached.content.description, attached.content.files?.length, attached.type],
    ['Ein Bild', 1, 'file'],
  )
  assert.equal((await client.ticketGetById(created.id)).commentCount, 2)
})

test('the official client passes on the words of a resident and of a mail', async () => {
  const client = await openOfficialClient(api, agent.cookie)
  const ticket = await client.post(`/v1/property-managers/${home.propertyManagerId}/tickets`, {
    category: categoryId,
    title: 'Per Mail',
    description: 'Guten Tag',
    inputChannel: 'email',
    files: [],
    createdByCommunicationMethod: { type: 'email', value: 'gast@example.ch' },
    customSettings: [{ key: 'requesterName', type: 'string', value: 'Gerda Gast' }],
  })
  const { id, customSettings, _embedded } = ticket as {
    id: string
    customSettings: object
    _embedded: { conversations: { id: string }[] }
  }
  assert.deepEqual(customSettings, { requesterName: 'Gerda Gast' })
  const message = await client.post(`/v1/conversations/${_embedded.conversations[0]!.id}/messages`, {
    content: { content: 'Noch eine Frage' },
    createdBy: { type: 'email', value: 'gast@example.ch' },
    inputChannel: 'email',
    internal: false,
    type: 'text',
  })
  const { createdByCommunicationMethod } = (
    message as { _embedded: { createdByCommunicationMethod: { id: string } } }
  )._embedded
  const { id: methodId, ...method } = createdByCommunicationMethod
  assert.match(methodId, /^[0-9a-f]{24}$/)
  assert.deepEqual(method, { type: 'email', value: 'gast@example.ch' })
  assert.equal((await client.ticketGetById(id)).status, 'waiting-for-agent')
})

test('the people of a ticket are whole, as far as the reader sees them; a stranger’s account is not', async () => {
  const contact = { phoneNumber: '+41 31 321 11 11', externalId: 'T-1', tenantIds: { [home.appId]: 'T-1' } }
  const requester = await organization.person({}, { username: 'Rosa Mieterin', ...contact })
  await organization.checkIn(requester.personId, home.utilisationPeriodId)
  const owner = await organization.person({ 'external-agent': { App: home.appId } }, { username: 'Hans' })
  const ticket = await report({}, requester)
  await agent.send('PATCH', `/tickets/${ticket.id}`, { assigneeId: owner.personId })
  const userOf = async (who: typeof agent, { personId }: typeof agent) =>
    (await who.send('GET', `/users/${personId}`)).body
  const read = async (who: typeof agent) => {
    const { createdBy, assignedTo, conversations } = (
      await (await openOfficialClient(api, who.cookie)).ticketGetById(ticket.id)
    )._embedded
    const [first, second] = conversations[0]!._embedded.participants
    return { createdBy, assignedTo, first, second }
  }
  const asked = await userOf(agent, requester)
  const craftsman = await userOf(agent, owner)
  assert.equal(asked.externalId, 'T-1')
  assert.deepEqual(await read(agent), {
    createdBy: asked,
    assignedTo: craftsman,
    first: { ...asked, roles: ['requester'] },
    second: { ...craftsman, roles: ['agent'] },
  })
  const own = await read(requester)
  assert.deepEqual(own.createdBy, await userOf(requester, requester))
  assert.deepEqual(Object.keys(own.assignedTo).toSorted(), Object.keys(craftsman).toSorted())
  assert.doesNotMatch(JSON.stringify([own.assignedTo, own.second]), new RegExp(craftsman.email))
  // Who was given the ticket sees how to reach its requester, and nothing else of their account.
  assert.equal((await owner.send('GET', `/users/${requester.personId}`)).status, 404)
  const { first, createdBy } = await read(owner)
  assert.deepEqual([first?.email, first?.phoneNumber, createdBy.email], [asked.email, asked.phoneNumber, ''])
  assert.doesNotMatch(JSON.stringify([first, createdBy]), /T-1/)
})
