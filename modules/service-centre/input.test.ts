import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { home, categoryId, agent, resident, open, letAnHourPass } = setup
const { unitId, propertyManagerId, utilisationPeriodId } = home
type Caller = typeof agent

const reporting = (columns: object = {}, who: Caller = resident) =>
  who.send('POST', `/users/${resident.personId}/tickets`, {
    category: categoryId,
    title: 'Heizung',
    description: 'kalt',
    inputChannel: 'app',
    files: [],
    utilisationPeriod: utilisationPeriodId,
    ...columns,
  })
const anonymous = (columns: object = {}, who: Caller = agent) =>
  who.send('POST', `/property-managers/${propertyManagerId}/tickets`, {
    category: categoryId,
    title: 'Frage',
    description: 'Text',
    inputChannel: 'email',
    files: [],
    ...columns,
  })
const opening = (columns: object = {}, who: Caller = agent) =>
  who.send('POST', '/tickets', {
    category: categoryId,
    title: 'Anruf',
    description: '',
    place: `Unit-${unitId}`,
    ...columns,
  })

const bad = {
  'far too long': 'x'.repeat(30_000),
  'a number': 42,
  'a list': [],
  'an object': { $ne: null },
  nothing: null,
  'a null byte': 'a\u0000b',
  'a control character': 'a\u0007b',
} as const
const fields = [
  'category',
  'title',
  'description',
  'inputChannel',
  'files',
  'utilisationPeriod',
  'phoneNumber',
  'customSettings',
  'place',
  'requester',
  'assigneeId',
  'status',
  'userId',
  'channel',
  'createdByCommunicationMethod',
]
const optional = new Set(['phoneNumber', 'requester', 'assigneeId', 'userId'])
test('no field of a new ticket takes what it is not', async () => {
  for (const [name, send] of Object.entries({ reporting, anonymous, opening }))
    for (const field of fields)
      for (const [kind, value] of Object.entries(bad)) {
        const { status, body } = await send({ [field]: value })
        const ignored = status === 201 && !(field in knownTo[name]!)
        const empty =
          (kind === 'nothing' && optional.has(field)) ||
          (kind === 'a list' && (field === 'files' || field === 'customSettings'))
        assert.ok(
          ignored || empty || (status >= 400 && status < 500),
          `${name} ${field} took ${kind}: ${status} ${JSON.stringify(body).slice(0, 200)}`,
        )
      }
})
const written = { category: 1, title: 1, description: 1, inputChannel: 1, files: 1 }
const knownTo: Record<string, object> = {
  reporting: { ...written, utilisationPeriod: 1, phoneNumber: 1, customSettings: 1 },
  anonymous: { ...written, phoneNumber: 1, customSettings: 1, channel: 1, createdByCommunicationMethod: 1 },
  opening: { ...written, place: 1, requester: 1, assigneeId: 1, status: 1, userId: 1 },
}

test('whatever a person can type comes back as it was', async () => {
  await letAnHourPass()
  for (const title of [
    '👩🏽‍🔧 tropft',
    'مرحبا بالعالم',
    '<script>alert(1)</script>',
    "'; drop table ticket; --",
    'Ä'.normalize('NFD'),
    '𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
  ]) {
    const { status, body } = await reporting({ title, description: `${title}\n\n\t${title}` })
    assert.equal(status, 201, title)
    assert.equal(body.title, title.normalize('NFC'))
    assert.equal(body.description, `${title}\n\n\t${title}`.normalize('NFC'))
    assert.equal((await resident.send('GET', `/tickets?search=${encodeURIComponent(title)}`)).status, 200)
  }
  const hidden = await reporting({ title: '\u202erückwärts\u200b\u00a0!', description: '\u202erückwärts' })
  assert.deepEqual([hidden.body.title, hidden.body.description], ['rückwärts !', 'rückwärts'])
})

test('no query of the list breaks it', async () => {
  for (const name of [
    'view',
    'status',
    'sort',
    'categoryId',
    'assigneeId',
    'requesterId',
    'place',
    'after',
    'limit',
    'search',
  ])
    for (const value of [
      'x',
      '-1',
      '0',
      '1e9',
      '%00',
      '\u0000',
      "'",
      '🔥',
      'x'.repeat(5000),
      '{"$gt":""}',
      'Unit-',
      `Unit-${'f'.repeat(24)}`,
    ]) {
      const { status } = await agent.send('GET', `/tickets?${name}=${encodeURIComponent(value)}`)
      assert.ok(status === 200 || status === 400, `${name}=${value}: ${status}`)
    }
})

test('no message and no change takes what it is not', async () => {
  const ticket = await open()
  for (const value of Object.values(bad)) {
    for (const field of ['content', 'type', 'internal', 'inputChannel', 'createdBy', 'status']) {
      const { status } = await agent.send('POST', `/conversations/${ticket.conversationID}/messages`, {
        content: 'gut',
        [field]: value,
      })
      assert.ok(status >= 400 && status < 500, `message ${field}`)
    }
    for (const field of ['title', 'status', 'category', 'place']) {
      const { status } = await agent.send('PATCH', `/tickets/${ticket.id}`, { [field]: value })
      assert.ok(status >= 400 && status < 500, `change ${field}: ${JSON.stringify(value).slice(0, 30)}`)
    }
    for (const [path, field] of [
      ['reading', 'until'],
      ['presence', 'state'],
    ]) {
      const { status } = await agent.send('PUT', `/tickets/${ticket.id}/${path}`, { [field!]: value })
      assert.ok(status >= 400 && status < 500, `${path} ${field}`)
    }
  }
  for (const id of ['x', 'f'.repeat(23), 'F'.repeat(24), '%00', '..%2f..'])
    assert.equal((await agent.send('GET', `/tickets/${id}`)).status, 404)
})
