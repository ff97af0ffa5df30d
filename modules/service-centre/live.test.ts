import assert from 'node:assert/strict'
import { test } from 'node:test'
import { authenticator } from '#modules/accounts/public.ts'
import { openSetup } from '#test/ticketSetup.ts'
import { mayReadAttachment, ticketAudience } from './audience.policy.ts'

const setup = await openSetup()
const { organization, home, agent, colleague, resident, report } = setup
type Caller = typeof agent

const ticket = await report()
const types = [
  'ticket.created',
  'ticket.updated',
  'message.created',
  'note.created',
  'presence',
  'user.updated',
]
const { organizationId } = organization
const hints = types.map((type) => ({ organizationId, type, id: ticket.id }))

/** What somebody hears of these hints. */
const heardBy = ({ cookie }: Caller) =>
  organization.inside(async (db) => {
    const actor = await authenticator.actorOf(db, new Request('http://palier.test', { headers: { cookie } }))
    return (await ticketAudience(db, actor!, hints)).map(({ type }) => type)
  })

test('staff of the place hear everything about its tickets', async () => {
  assert.deepEqual(await heardBy(colleague), types.slice(0, 5))
})

test('the requester hears of words and changes, never of notes and of who is there', async () => {
  assert.deepEqual(await heardBy(resident), types.slice(0, 3))
})

test('who does not see a ticket hears nothing', async () => {
  assert.deepEqual(await heardBy(await organization.person()), [])
  const elsewhere = await organization.buildHome('Ring 7')
  assert.deepEqual(
    await heardBy(await organization.person({ 'service-center-agent': { App: elsewhere.appId } })),
    [],
  )
})

test('staff of another place who reported something hear what a requester hears', async () => {
  const elsewhere = await organization.buildHome('Ring 8')
  const person = await organization.person({ 'service-center-agent': { App: elsewhere.appId } })
  await organization.checkIn(person.personId, home.utilisationPeriodId)
  const own = await report({}, person)
  const about = types.map((type) => ({ organizationId, type, id: own.id }))
  const heard = await organization.inside(async (db) => {
    const actor = await authenticator.actorOf(
      db,
      new Request('http://palier.test', { headers: { cookie: person.cookie } }),
    )
    return ticketAudience(db, actor!, about)
  })
  assert.deepEqual(
    heard.map(({ type }) => type),
    types.slice(0, 3),
  )
})

test('a file of a note is read by staff only', async () => {
  const file = await organization.insert('file', {
    ownerId: agent.personId,
    name: 'x',
    originalFilename: 'x',
    type: 'text/plain',
    size: 1,
    sizes: {},
  })
  await organization.insert('attachment', { fileId: file, ticketId: ticket.id, internal: true })
  const reads = ({ cookie }: Caller) =>
    organization.inside(async (db) => {
      const actor = await authenticator.actorOf(
        db,
        new Request('http://palier.test', { headers: { cookie } }),
      )
      return mayReadAttachment(db, actor!, file)
    })
  assert.deepEqual(
    [await reads(colleague), await reads(resident), await reads(await organization.person())],
    [true, false, false],
  )
})
