import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { organization, home, categoryId, agent, resident, report } = setup
const { appId, unitId, groupId, propertyManagerId, utilisationPeriodId } = home
type Caller = typeof agent

const reporting = (columns: object = {}, who: Caller = resident, headers = {}) =>
  who.send(
    'POST',
    `/users/${resident.personId}/tickets`,
    {
      category: categoryId,
      title: 'Heizung',
      description: 'kalt',
      inputChannel: 'app',
      files: [],
      utilisationPeriod: utilisationPeriodId,
      ...columns,
    },
    headers,
  )
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

test('a report has every field of the wire', async () => {
  const { status, body } = await reporting({
    phoneNumber: '+41 31 555 55 55',
    customSettings: [{ key: 'floor', type: 'string', value: '3' }],
  })
  assert.equal(status, 201)
  assert.deepEqual(Object.keys(body._embedded).toSorted(), [
    'assignedTo',
    'category',
    'conversations',
    'createdBy',
    'files',
    'group',
    'labels',
    'property',
    'unit',
  ])
  assert.partialDeepStrictEqual(body, {
    title: 'Heizung',
    description: 'kalt',
    status: 'waiting-for-agent',
    category: categoryId,
    channels: [`App-${appId}`, `Property-${home.propertyId}`, `Group-${groupId}`, `Unit-${unitId}`],
    labels: [],
    tags: [],
    files: [],
    inputChannel: 'app',
    phoneNumber: '+41 31 555 55 55',
    customSettings: { floor: '3' },
    commentCount: 0,
    read: true,
    customerWaitingSinceIndicator: 'green',
    _embedded: {
      createdBy: { id: resident.personId },
      category: { id: categoryId, name: { de: 'heizung' } },
      property: { id: home.propertyId, name: 'Kramgasse' },
      group: { address: { street: 'Kramgasse', houseNumber: '12', postalCode: '3011', city: 'Bern' } },
      unit: { name: '3. OG links' },
    },
  })
  assert.match(body.incrementID, /^\d+$/)
  assert.deepEqual(
    body._embedded.conversations[0]._embedded.participants.map(
      ({ id, roles }: { id: string; roles: string[] }) => [id, roles],
    ),
    [[resident.personId, ['requester']]],
  )
})

test('numbers are counted without gaps, also at once', async () => {
  const first = Number((await report()).incrementID)
  const more = await Promise.all(Array.from({ length: 8 }, () => report()))
  assert.deepEqual(
    more.map(({ incrementID }) => Number(incrementID)).toSorted((a, b) => a - b),
    Array.from({ length: 8 }, (_, i) => first + 1 + i),
  )
})

test('the same report sent twice with one key is one ticket', async () => {
  const headers = { 'idempotency-key': randomUUID() }
  const [first, second] = await Promise.all([
    reporting({ title: 'Einmal' }, resident, headers),
    reporting({ title: 'Einmal' }, resident, headers),
  ])
  assert.equal(first.body.id, second.body.id)
  assert.equal((await resident.send('GET', '/tickets?search=Einmal')).body._embedded.items.length, 1)
})

test('people report for their own home, staff for those who live where they answer', async () => {
  const other = await organization.buildHome('Ring 5')
  assert.equal((await reporting({ utilisationPeriod: other.utilisationPeriodId })).body.code, 'no-such-home')
  assert.equal((await reporting({}, await organization.person())).status, 404)
  assert.equal((await reporting({}, agent)).body._embedded.createdBy.id, agent.personId)
  const elsewhere = await organization.person({ 'service-center-agent': { App: other.appId } })
  assert.equal((await reporting({}, elsewhere)).status, 404)
  const foreign = await organization.insert('ticketCategory', {
    appId: other.appId,
    key: 'x',
    name: { de: 'x' },
  })
  assert.equal((await reporting({ category: foreign })).body.code, 'no-such-category')
})

test('a ticket of somebody without an account keeps how they wrote', async () => {
  const { status, body } = await anonymous({
    createdByCommunicationMethod: { type: 'email', value: 'gast@example.ch' },
    phoneNumber: '031 555 55 55',
    customSettings: [
      { key: 'requesterName', type: 'string', value: 'Gerda Gast' },
      { key: 'floor', value: 3 },
    ],
    channel: `Group-${groupId}`,
  })
  assert.equal(status, 201)
  assert.partialDeepStrictEqual(body, {
    requester: { id: null, name: 'Gerda Gast', email: 'gast@example.ch', phoneNumber: '031 555 55 55' },
    customSettings: { requesterName: 'Gerda Gast', floor: 3 },
    placeKey: `Group-${groupId}`,
    inputChannel: 'email',
  })
  assert.equal((await anonymous({}, resident)).status, 404)
  const missing = await agent.send('POST', `/property-managers/${'f'.repeat(24)}/tickets`, {})
  assert.equal(missing.status, 404)
})

test('by what a ticket came is said in the words of whoever brings it', async () => {
  for (const inputChannel of ['test', 'whats_app', 'Türsprechanlage 3', '  Portal  ', 'x'.repeat(100)]) {
    const { status, body } = await anonymous({ inputChannel })
    assert.deepEqual([status, body.inputChannel], [201, inputChannel.trim()])
    assert.equal((await agent.send('GET', `/tickets/${body.id}`)).body.inputChannel, inputChannel.trim())
  }
  for (const inputChannel of ['', 'x'.repeat(101), 'see www.evil.example', 'a\u0007b', 7])
    assert.equal((await anonymous({ inputChannel })).status, 400, String(inputChannel))
  const { conversationID } = (await anonymous({})).body
  const said = await agent.send('POST', `/conversations/${conversationID}/messages`, {
    content: 'Per Fax',
    inputChannel: 'fax',
  })
  assert.deepEqual([said.status, said.body.inputChannel], [201, 'fax'])
})

test('an anonymous ticket goes to the app of its category where its channel says no more than that', async () => {
  for (const [channel, key] of [
    ['app', `App-${appId}`],
    [undefined, `App-${appId}`],
    [`App-${appId}`, `App-${appId}`],
    [`Unit-${unitId}`, `Unit-${unitId}`],
  ]) {
    const { status, body } = await anonymous({ channel })
    assert.deepEqual([status, body.placeKey], [201, key])
  }
  for (const channel of ['property', 'App', '', `App-${'f'.repeat(24)}`, 'x'])
    assert.equal((await anonymous({ channel })).status, 400, channel)
})

test('staff open tickets for residents, for guests and for a place alone', async () => {
  const forResident = await opening({ userId: resident.personId })
  assert.equal(forResident.body.requester.id, resident.personId)
  assert.equal((await resident.send('GET', `/tickets/${forResident.body.id}`)).status, 200)
  const email = (await agent.send('GET', `/tickets/${forResident.body.id}`)).body.requester.email as string
  const known = await opening({ requester: { name: 'Wer auch immer', email: email.toUpperCase() } })
  assert.equal(known.body.requester.id, resident.personId)
  const guest = await opening({ requester: { name: 'Gast', phoneNumber: '079' } })
  assert.deepEqual(guest.body.requester, { id: null, name: 'Gast', email: null, phoneNumber: '079' })
  const place = await opening({ place: `Group-${groupId}`, status: 'closed', assigneeId: agent.personId })
  assert.partialDeepStrictEqual(place.body, {
    status: 'closed',
    customerWaitingSince: null,
    requester: { id: null, name: '' },
    unitID: null,
  })
  const stranger = await organization.person()
  assert.equal((await opening({ userId: stranger.personId })).body.code, 'no-such-requester')
  assert.equal((await opening({ assigneeId: resident.personId })).body.code, 'no-such-assignee')
  assert.equal((await opening({}, resident)).status, 403)
  const narrow = await organization.person({ 'service-center-agent': { Unit: unitId } })
  assert.equal((await opening({ place: `Group-${groupId}` }, narrow)).body.code, 'no-such-place')
})

test('people and invited tenants of the covered places are found by name, address and mail', async () => {
  const codeId = await organization.insert('registrationCode', {
    code: 'ABCD-1234',
    tenantName: 'Ivo Eingeladen',
    tenantEmail: 'ivo@example.ch',
  })
  await organization.insert('registrationCodePeriod', { registrationCodeId: codeId, utilisationPeriodId })
  const find = async (search: string, who: Caller = agent) =>
    (
      await who.send('GET', `/ticket-requesters?search=${encodeURIComponent(search)}`)
    ).body._embedded.items.map(({ name }: { name: string }) => name)
  assert.deepEqual(await find('rita'), ['Rita Mieterin'])
  assert.deepEqual(await find('ivo@exa'), ['Ivo Eingeladen'])
  assert.deepEqual(await find('kramgasse 12'), ['Ivo Eingeladen', 'Rita Mieterin'])
  assert.deepEqual(await find(''), [])
  assert.deepEqual(await find('%'), [])
  const elsewhere = await organization.person({
    'service-center-agent': { App: (await organization.buildHome('Ring 6')).appId },
  })
  assert.deepEqual(await find('rita', elsewhere), [])
  assert.equal((await resident.send('GET', '/ticket-requesters?search=rita')).status, 403)
})

test('of two people of the same name one sees which house and app each belongs to', async () => {
  const homes = [await organization.buildHome('Weg 1'), await organization.buildHome('Weg 2')]
  for (const home of homes) {
    const anna = await organization.person({}, { username: 'Anna Müller' })
    await organization.checkIn(anna.personId, home.utilisationPeriodId)
  }
  const both = await organization.person({}, {})
  for (const { appId } of homes)
    await organization.insert('permission', { personId: both.personId, role: 'service-center-agent', appId })
  const { body } = await both.send('GET', '/ticket-requesters?search=anna')
  assert.deepEqual(
    body._embedded.items
      .map(({ places }: { places: { app: string }[] }) => places.map(({ app }) => app))
      .toSorted(),
    [['App Weg 1'], ['App Weg 2']],
  )
})
