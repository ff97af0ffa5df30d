import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSetup } from '#test/ticketSetup.ts'

const setup = await openSetup()
const { organization, home, agent, resident, categoryId, parentId, report } = setup
const { appId } = home
const editor = await organization.person({ 'app-admin': { App: appId } })
type Caller = typeof agent

const add = (columns: object, who: Caller = editor) =>
  who.send('POST', `/apps/${appId}/ticket-categories`, { name: { de: 'Neu' }, ...columns })
const change = (id: string, columns: object, who: Caller = editor) =>
  who.send('PATCH', `/ticket-categories/${id}`, columns)
const list = async (who: Caller) =>
  (await who.send('GET', `/apps/${appId}/ticket-categories`)).body._embedded.items as {
    id: string
    archived: boolean
    name: object
    parentID: string | null
  }[]

test('categories are a tree of two levels in four languages', async () => {
  const name = { de: 'Wasser', fr: 'Eau', it: 'Acqua', en: 'Water' }
  const { status, body } = await add({
    name,
    hint: { de: 'Haupthahn zu?' },
    parentID: parentId,
    key: 'water',
  })
  assert.equal(status, 201)
  assert.partialDeepStrictEqual(body, {
    name,
    hint: { de: 'Haupthahn zu?' },
    parentID: parentId,
    key: 'water',
    archived: false,
  })
  assert.ok((await list(resident)).some(({ id }) => id === body.id))
  assert.equal((await add({ parentID: body.id })).body.code, 'category-too-deep')
  assert.equal((await change(parentId, { parentID: body.id })).body.code, 'category-too-deep')
  assert.equal((await change(body.id, { parentID: body.id })).body.code, 'category-too-deep')
  assert.equal((await add({ key: 'water' })).body.code, 'ticket-category-key-taken')
  assert.equal((await add({ parentID: 'f'.repeat(24) })).body.code, 'no-such-category')
})

test('only who edits categories changes them', async () => {
  for (const who of [agent, resident]) {
    assert.equal((await add({}, who)).status, 403)
    assert.equal((await change(categoryId, { archived: true }, who)).status, 403)
    assert.equal((await who.send('PUT', `/apps/${appId}/ticket-category-order`, { ids: [] })).status, 403)
  }
  const stranger = await organization.person()
  assert.equal((await stranger.send('GET', `/apps/${appId}/ticket-categories`)).status, 404)
  assert.equal((await change(categoryId, {}, stranger)).status, 404)
})

test('an archived category stays with its tickets and is offered no more', async () => {
  const { id } = (await add({ parentID: parentId })).body
  const ticket = await report({ category: id })
  await change(id, { archived: true })
  assert.ok(!(await list(resident)).some((one) => one.id === id))
  assert.ok((await list(editor)).some((one) => one.id === id && one.archived))
  assert.equal((await agent.send('GET', `/tickets/${ticket.id}`)).body.category, id)
  const again = await resident.send('POST', `/users/${resident.personId}/tickets`, {
    category: id,
    title: 'x',
    description: '',
    utilisationPeriod: home.utilisationPeriodId,
  })
  assert.equal(again.body.code, 'no-such-category')
  assert.equal((await change(id, { archived: false })).body.archived, false)
})

test('categories come in the order they were put in', async () => {
  const [first, second, third] = await Promise.all(
    ['a', 'b', 'c'].map(async (key) => (await add({ key: `order-${key}` })).body.id as string),
  )
  const ours = [third, first, second]
  assert.equal((await editor.send('PUT', `/apps/${appId}/ticket-category-order`, { ids: ours })).status, 204)
  assert.deepEqual(
    (await list(resident)).slice(0, 3).map(({ id }) => id),
    ours,
  )
})

test('no category takes a name that is none', async () => {
  for (const name of [
    {},
    { de: ' ' },
    { de: 'x'.repeat(3000) },
    { de: 4 },
    'Wasser',
    null,
    [],
    { de: 'a\u0000' },
  ])
    assert.equal((await add({ name })).status, 400, JSON.stringify(name).slice(0, 40))
  for (const key of ['', 'UPPER', '1', 'x'.repeat(70), "a'b"])
    assert.equal((await add({ key })).status, 400, key)
  assert.equal((await add({ name: { de: '<b>Wasser</b> 💧' } })).body.name.de, '<b>Wasser</b> 💧')
})

test('what lies below an archived category is offered no more, and nothing new is put there', async () => {
  const above = (await add({})).body.id
  const { id } = (await add({ parentID: above })).body
  const other = (await add({})).body.id
  await change(above, { archived: true })
  assert.equal((await add({ parentID: above })).body.code, 'no-such-category')
  assert.equal((await change(other, { parentID: above })).body.code, 'no-such-category')
  assert.ok(!(await list(resident)).some((one) => one.id === id))
  const refused = await resident.send('POST', `/users/${resident.personId}/tickets`, {
    category: id,
    title: 'x',
    description: '',
    utilisationPeriod: home.utilisationPeriodId,
  })
  assert.equal(refused.body.code, 'no-such-category')
  const renamed = await change(id, { name: { de: 'Anders' }, parentID: above })
  assert.equal(renamed.status, 200, 'what is already there can still be renamed')
})
