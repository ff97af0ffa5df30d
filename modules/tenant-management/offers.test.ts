import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { checkIn, checkOut, findPeriod } from '#modules/master-data/periods.contract.ts'
import { openWorld } from '#test/world.ts'
import { createCode } from './codes.contract.ts'
import { acceptOffer, declineOffer, enterCode, listOffers } from './offers.contract.ts'

const world = await openWorld()
const home = await world.openOrganization()
const mine = await home.buildHome('Kramgasse 12')
const theirs = await home.buildHome('Postgasse 3')
const manager = await home.person({ 'tenant-manager': { Group: mine.groupId } }, { username: 'Mona' })
const { utilisationPeriodId } = mine
const params = { utilisationPeriodId }

beforeEach(() => world.owner.query('delete from attempt'))

type Person = Awaited<ReturnType<typeof home.person>>

const resident = async (columns: object = {}) => {
  const person = await home.person({}, columns)
  await home.checkIn(person.personId, theirs.utilisationPeriodId)
  const { rows } = await world.owner.query('select email from person where id = $1', [person.personId])
  return Object.assign(person, { email: rows[0].email as string })
}
const invite = (email: string, by: Person = manager) => by(checkIn, { params, body: { email } })
const sees = async (who: Person, personId: string) => (await who.send('GET', `/users/${personId}`)).status
const offersOf = async (who: Person) => (await who(listOffers, {}))._embedded.items
const inbox = async (who: Person) =>
  (await who.send('GET', `/users/${who.personId}/notifications`)).body._embedded.items as {
    title: string
    area: string
    read: boolean
  }[]
const mailsTo = async (recipient: string) =>
  (await world.owner.query('select subject, text from mail where recipient = $1 order by id', [recipient]))
    .rows as { subject: string; text: string }[]

test('who lives elsewhere is asked: until they accept, the inviter sees and changes nothing of them', async () => {
  const victim = await resident({ locale: 'ch_FR' })
  const edit = () =>
    manager.send('PATCH', `/users/${victim.personId}`, { email: 'mine@attackers.example', username: 'X' })
  assert.equal(await sees(manager, victim.personId), 404)
  const { status, body } = await manager.send('POST', `/utilisation-periods/${utilisationPeriodId}/users`, {
    email: victim.email,
  })
  assert.deepEqual([status, body.userCount, body._embedded.users], [201, 0, []])
  assert.equal(await sees(manager, victim.personId), 404)
  assert.equal((await edit()).status, 404)
  await world.settle()
  assert.match((await mailsTo(victim.email))[0]!.text, /souhaite relier votre compte.*Kramgasse 12/)
  assert.match((await inbox(victim))[0]!.title, /souhaite vous inscrire : Kramgasse 12/)
  const [offer] = await offersOf(victim)
  assert.deepEqual(
    [offer?.management, offer?.homes.map(({ address, unit }) => [address, unit]), offer?.state],
    ['Verwaltung', [['Kramgasse 12', '3. OG links']], 'open'],
  )
  await victim(acceptOffer, { params: { offerId: offer!.id }, body: {} })
  assert.equal(await sees(manager, victim.personId), 200)
  assert.equal((await edit()).status, 403, 'one of their homes is not the whole of it')
  assert.equal((await manager.send('POST', `/users/${victim.personId}/invitations`, {})).status, 403)
  const period = await manager(findPeriod, { params })
  assert.ok(period._embedded.users.some(({ id }) => id === victim.personId))
  assert.match((await inbox(manager))[0]!.title, /has accepted: Kramgasse 12|hat zugestimmt: Kramgasse 12/)
  assert.deepEqual(await offersOf(victim), [])
  assert.equal((await inbox(victim))[0]!.read, true)
  // Their other home ends: now all that there is of them is the manager's to look after.
  await world.owner.query(
    'update check_in set checked_out_at = now() where person_id = $1 and utilisation_period_id = $2',
    [victim.personId, theirs.utilisationPeriodId],
  )
  const changed = await manager.send('PATCH', `/users/${victim.personId}`, { username: 'Vera' })
  assert.deepEqual([changed.status, changed.body.username], [200, 'Vera'])
})

test('the answer is the same for an address with an account and for one without', async () => {
  const known = await resident()
  const shown = async (email: string) => {
    const before = new Set((await manager(findPeriod, { params }))._embedded.invitations.map(({ id }) => id))
    const reply = await manager.send('POST', `/utilisation-periods/${utilisationPeriodId}/users`, { email })
    const made = (reply.body._embedded.invitations as { id: string; email: string }[]).find(
      ({ id }) => !before.has(id),
    )
    const { id, code, email: address, tenant, createdAt, expiresAt, ...rest } = made as any
    return [
      reply.status,
      address === email,
      tenant.email === email,
      rest,
      typeof id,
      typeof code,
      createdAt < expiresAt,
    ]
  }
  assert.deepEqual(await shown(known.email), await shown('unknown@nowhere.example'))
  await assert.rejects(invite(known.email), { status: 409, code: 'already-invited' })
  await assert.rejects(invite('unknown@nowhere.example'), { status: 409, code: 'already-invited' })
  const [mail] = await mailsTo('unknown@nowhere.example')
  assert.match(mail!.text, /\/app\/register\?/)
})

test('who declines stays out of sight, the inviter is told, and the code is dead', async () => {
  const person = await resident()
  const period = await invite(person.email)
  const invitation = period._embedded.invitations.find(({ email }) => email === person.email)!
  const [offer] = await offersOf(person)
  await person(declineOffer, { params: { offerId: offer!.id }, body: {} })
  assert.equal(await sees(manager, person.personId), 404)
  assert.match((await inbox(manager))[0]!.title, /has declined|hat abgelehnt/)
  const after = await manager(findPeriod, { params })
  assert.notEqual(after._embedded.invitations.find(({ id }) => id === invitation.id)?.declinedAt, null)
  await assert.rejects(person(acceptOffer, { params: { offerId: offer!.id }, body: {} }), { status: 404 })
  await assert.rejects(person(enterCode, { body: { code: invitation.code } }), { code: 'code-unknown' })
  const again = await manager.send('POST', `/invitations/${invitation.id}/resends`, {})
  assert.deepEqual([again.status, again.body.code], [409, 'invitation-declined'])
})

test('an offer is nobody else’s, runs out, and goes when it is withdrawn', async () => {
  const [person, other] = [await resident(), await resident()]
  await invite(person.email)
  const [offer] = await offersOf(person)
  const body = {}
  for (const endpoint of [acceptOffer, declineOffer])
    await assert.rejects(other(endpoint, { params: { offerId: offer!.id }, body }), { status: 404 })
  await world.owner.query(
    `update registration_code set expires_at = now() - interval '1 day' where id = $1`,
    [offer!.id],
  )
  assert.equal((await offersOf(person))[0]!.state, 'expired')
  await assert.rejects(person(acceptOffer, { params: { offerId: offer!.id }, body }), {
    code: 'invitation-expired',
  })
  await world.owner.query('update registration_code set expires_at = null where id = $1', [offer!.id])
  await manager.send('DELETE', `/invitations/${offer!.id}`)
  assert.deepEqual(await offersOf(person), [])
  await assert.rejects(person(acceptOffer, { params: { offerId: offer!.id }, body }), { status: 404 })
})

test('an address that nobody has confirmed is asked nothing in the app', async () => {
  const person = await resident({ emailConfirmedAt: null })
  await invite(person.email)
  assert.deepEqual(await offersOf(person), [])
  assert.match((await mailsTo(person.email))[0]!.text, /\/app\/register\?/)
})

test('whom one tends is checked in at once, also again after a check-out; a colleague is asked', async () => {
  const mayor = await home.person({ 'tenant-manager': { App: mine.appId } })
  const tended = await home.person()
  await home.checkIn(tended.personId, utilisationPeriodId)
  const { email } = (await mayor.send('GET', `/users/${tended.personId}`)).body
  await assert.rejects(invite(email, mayor), { status: 409, code: 'already-checked-in' })
  await mayor(checkOut, { params: { ...params, userId: tended.personId } })
  const back = await invite(email, mayor)
  assert.ok(back._embedded.users.some(({ id }) => id === tended.personId))
  const colleague = await home.person({ 'platform-owner': { App: mine.appId } })
  const { rows } = await world.owner.query('select email from person where id = $1', [colleague.personId])
  const asked = await invite(rows[0].email, mayor)
  assert.ok(!asked._embedded.users.some(({ id }) => id === colleague.personId))
})

test('another app’s system sees of a tenant what belongs to its own homes', async () => {
  const ours = await home.person({ 'platform-owner': { App: mine.appId } })
  const person = await resident({
    creationAppId: theirs.appId,
    externalId: 'THEIRS-1',
    tenantIds: JSON.stringify({ [theirs.appId]: 'T-9', [mine.appId]: 'M-1' }),
  })
  await home.checkIn(person.personId, utilisationPeriodId)
  const shown = (await ours.send('GET', `/users/${person.personId}`)).body
  assert.deepEqual([shown.externalId, shown.tenantIDs], [null, { [mine.appId]: 'M-1' }])
  const found = await ours.send('GET', `/users?filter=${encodeURIComponent('{"externalId":"THEIRS-1"}')}`)
  assert.equal(found.body.total, 0)
  const period = await ours(findPeriod, { params })
  const member = period._embedded.users.find(({ id }) => id === person.personId)
  assert.deepEqual([member?.externalId, member?.tenantIDs], [null, { [mine.appId]: 'M-1' }])
  const periods = await ours.send('GET', `/users/${person.personId}/utilisation-periods`)
  assert.deepEqual(
    periods.body._embedded.items.map(({ id }: { id: string }) => id),
    [utilisationPeriodId],
  )
  for (const body of [{ externalId: 'OURS' }, { tenantIDs: { [theirs.appId]: 'stolen' } }, { username: 'X' }])
    assert.equal((await ours.send('PATCH', `/users/${person.personId}`, body)).status, 403)
})

test('somebody just added for another app is not there, and not to be had by check-in', async () => {
  const added = await home.person({}, { creationAppId: theirs.appId })
  const { rows } = await world.owner.query('select email from person where id = $1', [added.personId])
  const ours = await home.person({ 'platform-owner': { App: mine.appId } })
  assert.equal(await sees(ours, added.personId), 404)
  await invite(rows[0].email, ours)
  assert.equal(await sees(ours, added.personId), 404)
})

test('a code is entered by who is signed in, once tried too often not at all', async () => {
  const person = await resident()
  const { code } = await manager(createCode, { body: { utilisationPeriods: utilisationPeriodId } })
  await person(enterCode, { body: { code: code.toLowerCase() } })
  await person(enterCode, { body: { code } })
  assert.ok((await manager(findPeriod, { params }))._embedded.users.some(({ id }) => id === person.personId))
  const other = await resident()
  await assert.rejects(other(enterCode, { body: { code } }), { status: 404, code: 'code-unknown' })
  const tries = []
  for (let n = 0; n < 8; n++)
    tries.push((await other.send('POST', '/homes', { code: `GUESS-${n}-AAA` })).status)
  assert.equal(tries.at(-1), 429)
})
