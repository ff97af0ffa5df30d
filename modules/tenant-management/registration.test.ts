import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '#test/world.ts'
import { createCode } from './codes.contract.ts'

const world = await openWorld()
const home = await world.openOrganization()
const place = await home.buildHome('Kramgasse 12')
const { appId, utilisationPeriodId } = place
const manager = await home.person({ 'tenant-manager': { App: appId } })
const password = 'a good long password'

const post = (path: string, body: object) => world.call('POST', `/apps/${appId}${path}`, body)
const code = (body: object = {}) =>
  manager(createCode, { body: { utilisationPeriods: [utilisationPeriodId], ...body } })
const register = (body: object) =>
  post('/registrations', { username: 'Ada Lovelace', password, locale: 'ch_DE', ...body })
const mails = async (recipient: string) =>
  home.inside((db) =>
    db.selectFrom('mail').selectAll().where('recipient', '=', recipient).orderBy('createdAt').execute(),
  )
const linkIn = (text: string) => new URL(/http\S+/.exec(text)![0])
const homes = async (cookie: string) =>
  (await world.call('GET', '/homes', undefined, { cookie: cookie.split(';')[0]! })).body._embedded.items
const signIn = (email: string) => world.call('POST', '/sessions', { email, password })

test('who comes by the link in the invitation mail is at home at once', async () => {
  const email = 'Invited@Tenants.example'
  await code({ tenant: { email, name: 'Ada' }, instantTenantInviteActive: true })
  const [mail] = await mails('Invited@tenants.example')
  const link = linkIn(mail!.text).searchParams
  const looked = await post('/registration-lookups', { code: link.get('code') })
  assert.deepEqual(looked.body, {
    homes: [{ address: 'Kramgasse 12, 3011 Bern', unit: '3. OG links' }],
    permanent: false,
    locale: null,
  })
  const reply = await register({
    code: link.get('code'),
    proof: link.get('proof'),
    email: 'invited@tenants.example',
  })
  assert.deepEqual(
    [reply.status, reply.body.confirmed, reply.body.organizationId],
    [201, true, home.organizationId],
  )
  const [mine] = await homes(reply.headers.get('set-cookie')!)
  assert.deepEqual(
    [mine.utilisationPeriodId, mine.address, mine.place, mine.state, mine.manager.name],
    [utilisationPeriodId, 'Kramgasse 12', '3011 Bern', 'current', 'Verwaltung'],
  )
})

test('one mailbox is one account, in whichever way its address is written', async () => {
  const made = await code({
    tenant: { email: 'Info@Ba\u0308ckerei-Muster.ch', name: 'Bä\u00adckerei' },
    instantTenantInviteActive: true,
  })
  const [mail] = await mails('Info@bäckerei-muster.ch')
  const link = linkIn(mail!.text).searchParams
  const invited = { code: link.get('code'), proof: link.get('proof') }
  const reply = await register({ ...invited, email: 'info@XN--bckerei-muster-5hb.ch' })
  assert.deepEqual([reply.status, reply.body.confirmed], [201, true])
  assert.deepEqual([made.email, made.tenant.name], ['Info@bäckerei-muster.ch', 'Bäckerei'])
  for (const email of [
    'info@bäckerei-muster.ch',
    'INFO@BA\u0308CKEREI-MUSTER.CH',
    '\u202ainfo@xn--bckerei-muster-5hb.ch\u202c',
  ])
    assert.equal((await signIn(email)).body.userId, reply.body.userId, email)
  for (const [email, said] of [
    ['почта@пример.рф', undefined],
    ['info@раypal.com', 'email-look-alike'],
    ['info@example.ch\r\nBcc: a@example.ch', 'email'],
  ] as const)
    assert.equal((await post('/registration-mails', { email })).body?.issues?.[0].code, said, email)
})

test('a code from a letter is no proof of an address: it has to be confirmed before anything opens', async () => {
  const email = 'letter@tenants.example'
  const { code: typed, id } = await code({ tenant: { email } })
  const reply = await register({
    code: ` ${typed.toLowerCase().replaceAll('-', ' ')} `,
    email,
    proof: 'guessed',
  })
  assert.deepEqual([reply.status, reply.body.confirmed, reply.headers.get('set-cookie')], [201, false, null])
  const refused = await signIn(email)
  assert.deepEqual([refused.status, refused.body.code], [403, 'email-not-confirmed'])
  const confirmation = (await mails(email)).find(({ kind }) => kind === 'email-confirmation')
  const token = linkIn(confirmation!.text).searchParams.get('token')!
  const confirmed = await world.call('PUT', `/email-confirmations/${token}`, {})
  assert.equal((await homes(confirmed.headers.get('set-cookie')!)).length, 1)
  const used = (await manager.send('GET', `/invitations/${id}`)).body
  assert.deepEqual([used.state, used.usedBy.username], ['registered', 'Ada Lovelace'])
  const { rows } = await world.owner.query(
    `select type from event where subject_id = $1 order by occurred_at`,
    [id],
  )
  assert.deepEqual(
    rows.map(({ type }) => type),
    ['registration-code.created', 'registration-code.used'],
  )
})

test('a personal code works once, a permanent one for all who live there', async () => {
  const personal = (await code()).code
  assert.equal((await register({ code: personal, email: 'first@tenants.example' })).status, 201)
  await home.inside((db) =>
    db
      .updateTable('person')
      .set({ emailConfirmedAt: new Date() })
      .where('email', '=', 'first@tenants.example')
      .execute(),
  )
  const second = await register({ code: personal, email: 'second@tenants.example' })
  assert.deepEqual([second.status, second.body.code], [404, 'code-unknown'])
  assert.equal((await post('/registration-lookups', { code: personal })).status, 404)
  const permanent = (await code({ permanent: true })).code
  for (const email of ['p1@tenants.example', 'p2@tenants.example', 'p3@tenants.example'])
    assert.equal((await register({ code: permanent, email })).status, 201)
})

test('of two people who use a personal code at the same instant, one gets in', async () => {
  const { code: personal, id } = await code()
  const replies = await Promise.all(
    ['race1@tenants.example', 'race2@tenants.example'].map((email) => register({ code: personal, email })),
  )
  assert.ok(replies.every(({ status }) => status === 201 || status === 404))
  const { rows } = await world.owner.query(
    `select person.email from check_in join person on person.id = person_id where email like 'race%' and checked_out_at is null`,
  )
  assert.equal(rows.length, 1)
  assert.equal((await manager.send('GET', `/invitations/${id}`)).body.state, 'registered')
})

test('the same registration sent twice ends in the same home', async () => {
  const { code: personal } = await code()
  const again = { code: personal, email: 'twice@tenants.example' }
  const first = await register(again)
  const second = await register(again)
  assert.deepEqual([first.status, second.status, second.body.userId], [201, 201, first.body.userId])
  const { rowCount } = await world.owner.query(`select 1 from check_in where person_id = $1`, [
    first.body.userId,
  ])
  assert.equal(rowCount, 1)
})

test('who mistyped their address can use the code again, and the mistyped one stays outside', async () => {
  const { code: personal } = await code()
  const wrong = await register({ code: personal, email: 'tpyo@tenants.example' })
  const right = await register({ code: personal, email: 'typo@tenants.example' })
  assert.equal(right.status, 201)
  const { rows } = await world.owner.query(`select person_id from check_in where person_id = any($1)`, [
    [wrong.body.userId, right.body.userId],
  ])
  assert.deepEqual(rows, [{ person_id: right.body.userId }])
})

test('an account gets a further home with its own password only', async () => {
  const { personId } = await home.person({}, { email: 'has@account.example' })
  const { code: personal } = await code()
  const refused = await register({ code: personal, email: 'HAS@account.example' })
  assert.deepEqual(
    [refused.status, refused.body.confirmed, refused.headers.get('set-cookie')],
    [201, false, null],
  )
  assert.notEqual(refused.body.userId, personId)
  const known = (await register({ code: (await code()).code, email: 'returning@tenants.example' })).body
    .userId
  await home.inside((db) =>
    db.updateTable('person').set({ emailConfirmedAt: new Date() }).where('id', '=', known).execute(),
  )
  const next = await home.insert('unit', {
    appId,
    propertyId: place.propertyId,
    buildingId: place.groupId,
    name: 'Einstellplatz 4',
  })
  const parking = await home.insert('utilisationPeriod', {
    appId,
    propertyId: place.propertyId,
    buildingId: place.groupId,
    unitId: next,
    startDate: '2021-01-01',
  })
  const more = await manager(createCode, { body: { utilisationPeriods: [parking] } })
  const reply = await register({
    code: more.code,
    email: 'returning@tenants.example',
    username: 'Somebody Else',
  })
  assert.deepEqual([reply.body.userId, reply.body.confirmed], [known, true])
  assert.equal((await homes(reply.headers.get('set-cookie')!)).length, 2)
  assert.equal(
    (await world.owner.query('select 1 from check_in where person_id = $1', [personId])).rowCount,
    0,
  )
})

test('a code opens all of its homes at once', async () => {
  const other = await home.buildHome('Zweitwohnung 1')
  const both = await home.person({ 'tenant-manager': { App: appId } })
  await home.grant(both.personId, 'tenant-manager', 'App', other.appId)
  const { code: double } = await both(createCode, {
    body: { utilisationPeriods: [utilisationPeriodId, other.utilisationPeriodId] },
  })
  const { body } = await register({ code: double, email: 'double@tenants.example' })
  assert.equal(
    (await world.owner.query('select 1 from check_in where person_id = $1', [body.userId])).rowCount,
    2,
  )
})

test('requests that were opened for an address become those of its account once it is confirmed', async () => {
  const email = 'before@tenants.example'
  const categoryId = await home.insert('ticketCategory', { appId, key: 'heating', name: { de: 'Heizung' } })
  const ticketId = await home.insert('ticket', {
    appId,
    number: 7,
    categoryId,
    title: 'Kalt',
    requesterEmail: email.toUpperCase(),
    requesterName: 'Ada',
  })
  const owner = async () =>
    (await world.owner.query('select person_id from ticket where id = $1', [ticketId])).rows[0].person_id
  const { body } = await register({ code: (await code()).code, email })
  assert.equal(await owner(), null)
  const token = linkIn((await mails(email))[0]!.text).searchParams.get('token')!
  await world.call('PUT', `/email-confirmations/${token}`, {})
  await world.settle()
  assert.equal(await owner(), body.userId)
})

test('a code tells nobody which addresses have an account, nor who has used it', async () => {
  const known = 'has@an-account.example'
  const personal = await code()
  await register({ code: personal.code, email: known })
  await home.inside((db) =>
    db.updateTable('person').set({ emailConfirmedAt: new Date() }).where('email', '=', known).execute(),
  )
  const shown = async (body: object) => {
    await world.owner.query('delete from attempt')
    const { status, body: reply } = await register({ password: 'quite another password', ...body })
    return [status, reply.code, reply.confirmed, typeof reply.userId, reply.organizationId]
  }
  const open = (await code({ permanent: true })).code
  // A used code, an open one and one that was never made, each for an address that is known and one that is not.
  for (const typed of [personal.code, open, 'NEVER-MADE-1'])
    assert.deepEqual(
      await shown({ code: typed, email: known }),
      await shown({ code: typed, email: `unknown-${typed.toLowerCase()}@nowhere.example` }),
    )
  const weak = { code: open, password: 'password123' }
  assert.deepEqual(
    await shown({ ...weak, email: known }),
    await shown({ ...weak, email: 'weak@nowhere.example' }),
  )
  const told = (await mails(known)).at(-1)!
  assert.match(told.text, /Kramgasse 12/)
  assert.doesNotMatch(told.text, /Ada Lovelace möchte/)
  const tries = async (email: string) => {
    await world.owner.query('delete from attempt')
    const statuses = []
    for (let n = 0; n < 7; n++)
      statuses.push((await register({ code: open, email, password: `wrong password ${n} again` })).status)
    return statuses
  }
  assert.deepEqual(await tries(known), await tries('tried@nowhere.example'))
})

test('a code that anybody could guess is not made, and one that was made before still opens', async () => {
  for (const guessable of ['HAUS', 'HAUS-12', '12345678', 'AAAAAAAA'])
    assert.equal(
      (
        await manager.send('POST', '/registration-codes', {
          code: guessable,
          utilisationPeriods: utilisationPeriodId,
        })
      ).body.issues?.[0]?.code ?? 'made',
      'code-guessable',
      guessable,
    )
  await code({ code: 'HAUS-2027' })
  await code({ code: 'kramgasse-zwoelf' })
  const registrationCodeId = await home.insert('registrationCode', { code: 'ALT1' })
  await home.insert('registrationCodePeriod', { registrationCodeId, utilisationPeriodId })
  const renamed = await manager.send('PATCH', `/registration-codes/${registrationCodeId}`, {
    code: 'ALT1',
    tenant: { name: 'Ada' },
  })
  assert.equal(renamed.status, 200)
  assert.equal((await register({ code: 'alt1', email: 'old-code@tenants.example' })).status, 201)
})

test('a further home is no way round a second factor: it is there, and nobody is signed in', async () => {
  const email = 'secured@tenants.example'
  const { code: first } = await code()
  await register({ code: first, email, proof: 'guessed' })
  await home.inside((db) =>
    db.updateTable('person').set({ emailConfirmedAt: new Date() }).where('email', '=', email).execute(),
  )
  const signedIn = await signIn(email)
  const { userId: personId } = signedIn.body
  const secret = world.services.sealing.seal('a secret')
  await home.insert('authenticator', { personId, secret, confirmedAt: new Date() })
  const { code: second, id } = await code()
  const reply = await register({ code: second, email })
  assert.deepEqual([reply.status, reply.body.confirmed, reply.headers.get('set-cookie')], [201, true, null])
  const used = (await manager.send('GET', `/invitations/${id}`)).body
  assert.equal(used.state, 'registered')
})
