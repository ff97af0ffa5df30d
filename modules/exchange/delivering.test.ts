import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from './contract.ts'
import { ExchangeManifest } from './manifest.contract.ts'
import { AGENT, csv, everything, key, openErp, PERIOD, PROPERTY, TENANT, UNIT } from '#test/exchangeSetup.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()

test('a manifest before its files, twice, torn, and a file that the format does not know', async () => {
  const erp = await openErp(world)
  const early = await erp.start()
  assert.deepEqual([early.status, early.body.code], [409, 'no-files'])
  const odd = await erp.put('invoices.csv', 'x')
  assert.deepEqual([odd.status, odd.body.code], [400, 'unknown-file'])
  const empty = await erp.put('units.csv', '')
  assert.deepEqual([empty.status, empty.body.code], [400, 'file-empty'])
  await erp.put('properties.csv', everything['properties.csv']!)
  const torn = await erp.program.send('PUT', `/apps/${erp.appId}/exchange/manifest.json`, undefined, {})
  assert.equal(torn.status, 200, 'an empty manifest is one, too')
  const twice = await erp.start()
  assert.equal(twice.status, 409)
  const wrong = await erp.start({ unitType: 'castle', agentPermissions: ['king'] })
  assert.equal(wrong.status, 400)
  await world.settle()
  assert.equal((await erp.rows('property')).length, 1)
})

test('a file that is delivered again before the manifest takes the place of the first', async () => {
  const erp = await openErp(world)
  await erp.put('properties.csv', 'torn')
  const job = await erp.deliver({ 'properties.csv': everything['properties.csv']! })
  assert.equal(job.state, 'applied')
  assert.deepEqual(
    job.files.map(({ name }) => name),
    ['properties.csv'],
  )
})

test('two deliveries at once are taken one after the other', async () => {
  const erp = await openErp(world)
  await erp.put('properties.csv', everything['properties.csv']!)
  const first = await erp.start()
  await erp.put('properties.csv', csv('importType,id,name', `update,${key(PROPERTY, 1)},Later`))
  const second = await erp.start()
  await world.settle()
  const states = [(await erp.show(first.body.id)).state, (await erp.show(second.body.id)).state]
  // Whichever comes first: the second is right either way, taken after the first or refused before it.
  assert.ok(states[0] === 'applied' && ['applied', 'refused'].includes(states[1]!), states.join())
})

test('what somebody made read-only is theirs until it is delivered, and the interface’s from then on', async () => {
  const erp = await openErp(world)
  const maker = await erp.person({ 'platform-owner': { App: erp.appId } })
  const made = await maker.send('POST', `/apps/${erp.appId}/properties`, {
    ...{ name: 'Kramgasse', timezone: 'Europe/Zurich', propertyOwner: 'Erben Meier' },
    ...{ externalId: key(PROPERTY, 1), readOnly: true },
  })
  const url = `/properties/${made.body.id}`
  assert.equal((await maker.send('PATCH', url, { name: 'Kramgasse' })).status, 200)
  const { counts } = await erp.deliver({ 'properties.csv': everything['properties.csv']! })
  assert.deepEqual(counts['properties.csv'], { created: 0, changed: 1, deleted: 0, same: 0 })
  const refused = await maker.send('PATCH', url, { name: 'Mine' })
  assert.deepEqual([refused.status, refused.body.code], [409, 'owned-by-interface'])
  assert.equal((await maker.send('GET', url)).body.dataSource, 'erp')
})

test('deliveries are listed, newest first, paged by key', async () => {
  const erp = await openErp(world)
  for (const name of ['A', 'B', 'C'])
    await erp.deliver({ 'properties.csv': csv('importType,id,name', `insert,${key(PROPERTY, 1)},${name}`) })
  const page = (after?: string) =>
    erp.program(contract.listExchangeJobs, { params: { appId: erp.appId }, query: { limit: 2, after } })
  const first = await page()
  assert.equal(first._embedded.items.length, 2)
  const second = await page(first.next)
  assert.equal(second._embedded.items.length, 1)
  assert.equal(second.next, undefined)
})

test('autoImport: false writes nothing until somebody has clicked in the mail and confirmed', async () => {
  const erp = await openErp(world)
  const job = await erp.deliver(everything, { autoImport: false })
  assert.equal(job.state, 'to-confirm')
  assert.equal(job.counts['units.csv']!.created, 1)
  assert.deepEqual(await erp.rows('property'), [])
  const [mail] = await erp.mails()
  assert.match(mail!.subject, /wartet auf Sie/)
  assert.ok(mail!.text.includes(`/cockpit/master-data/deliveries/${job.id}`))
  assert.equal(job.can.confirm, true)
  await erp.program(contract.confirmExchangeJob, { params: { exchangeJobId: job.id }, body: {} })
  await world.settle()
  assert.equal((await erp.show(job.id)).state, 'applied')
  assert.equal((await erp.rows('property')).length, 1)
  const again = await erp.program.send('POST', `/exchange-jobs/${job.id}/confirmation`, {})
  assert.deepEqual([again.status, again.body.code], [409, 'not-to-confirm'])
})

test('reports go to whom the manifest names, by level', async () => {
  const erp = await openErp(world)
  const reportEmails = [
    'all@reports.example',
    { 'errors@reports.example': ['error'], 'good@reports.example': 'success' },
    { email: 'good@reports.example', level: 'success' },
  ]
  await erp.deliver({ 'properties.csv': everything['properties.csv']! }, { reportEmails })
  const told = async () => (await erp.mails()).map(({ recipient }) => recipient).toSorted()
  assert.deepEqual(await told(), ['all@reports.example', 'good@reports.example'])
  await erp.deliver({ 'properties.csv': csv('importType,id,name', 'insert,x,y') }, { reportEmails })
  assert.deepEqual(await told(), [
    'all@reports.example',
    'all@reports.example',
    'errors@reports.example',
    'good@reports.example',
  ])
  const refused = (await erp.mails()).find(({ recipient }) => recipient === 'errors@reports.example')!
  assert.match(refused.text, /weil Sie eine Schnittstelle von Bern betreuen/)
  assert.match(refused.text, /properties\.csv, Zeile 2, id «x»: ist keine UUID/)
})

test('whom to tell is written as an address, with its level, or as the specification has it; anything else is refused', async () => {
  const told = (reportEmails: unknown) => ExchangeManifest.parse({ reportEmails }).reportEmails
  assert.deepEqual(told([{ 'test@bar.de': ['error'] }]), [{ email: 'test@bar.de', level: 'error' }])
  assert.deepEqual(told([' a@bar.de', { 'b@bar.de': ['error', 'success'], 'c@bar.de': [] }]), [
    { email: 'a@bar.de' },
    { email: 'b@bar.de' },
    { email: 'c@bar.de' },
  ])
  const written = told(['a@bar.de', { email: 'b@bar.de', level: 'success' }])
  assert.deepEqual(told(written), written, 'what was read can be read again')
  const erp = await openErp(world)
  await erp.put('properties.csv', everything['properties.csv']!)
  for (const wrong of [
    [{ 'a@bar.de': ['warning'] }],
    [{ 'no address': ['error'] }],
    [{ email: 'a@bar.de', level: 'warning' }],
    ['a@bar.de', 7],
    'a@bar.de',
    Array.from({ length: 21 }, (_, n) => `a${n}@bar.de`),
  ]) {
    const { status, body } = await erp.start({ reportEmails: wrong })
    assert.deepEqual([status, body.issues[0].path[0]], [400, 'reportEmails'], JSON.stringify(wrong))
  }
})

test('new agents have the manifest’s language and wish for notifications', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything, {
    locale: 'ch_FR',
    receiveAdminNotifications: false,
    agentPermissions: ['docAdmin'],
  })
  const agent = (await erp.rows('person')).find(({ externalId }) => externalId === key(AGENT, 1))!
  assert.deepEqual([agent.locale, agent.receiveAdminNotifications], ['ch_FR', false])
  const granted = (await erp.rows('permission')).filter(({ personId }) => personId === agent.id)
  assert.deepEqual(
    granted.map(({ role }) => role),
    ['doc-admin'],
  )
})

test('a corrected address: the code goes to the new one, the old one is told; the owner of an account decides', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  const [code] = await erp.rows('registrationCode')
  await erp.program.send('POST', `/invitations/${code!.id}/resends`, {})
  await world.owner.query(
    "update registration_code set invited_at = now() - interval '1 day' where id = $1",
    [code!.id],
  )
  const correct = (email: string) =>
    erp.deliver({ 'tenants.csv': csv('importType,id,email', `update,${key(TENANT, 1)},${email}`) })
  await correct('anna.meier@tenants.example')
  const mails = await erp.mails()
  const invited = mails.find(
    ({ kind, recipient }) => kind === 'invitation' && recipient === 'anna.meier@tenants.example',
  )
  assert.match(invited?.text ?? '', /ABCD-1234/)
  assert.equal(mails.find(({ kind }) => kind === 'invitation-moved')!.recipient, 'anna@tenants.example')
  const count = mails.length
  await correct('anna.meier@tenants.example')
  assert.equal((await erp.mails()).length, count, 'the same again writes to nobody')

  const tenant = await erp.person({}, { email: 'anna.meier@tenants.example', passwordHash: 'x' })
  await world.owner.query('update registration_code set used_at = now(), used_by_id = $2 where id = $1', [
    code!.id,
    tenant.personId,
  ])
  const job = await correct('meier@tenants.example')
  const told = (await erp.mails()).filter(({ kind }) => kind === 'email-change')
  assert.deepEqual(told.map(({ recipient }) => recipient).toSorted(), [
    'anna.meier@tenants.example',
    'meier@tenants.example',
  ])
  assert.equal((await erp.show(job.id)).addressesWaiting, 1)
  const person = (await erp.rows('person')).find(({ id }) => id === tenant.personId)!
  assert.equal(
    person.email,
    'anna.meier@tenants.example',
    'until its owner has confirmed it and the old address allowed it',
  )
})

test('an agent who has an account keeps the address until they have decided; an undo withdraws the request', async () => {
  const erp = await openErp(world)
  await erp.deliver(everything)
  const agent = async () => (await erp.rows('person')).find(({ externalId }) => externalId === key(AGENT, 1))!
  const correct = (email: string) =>
    erp.deliver({ 'agents.csv': csv('importType,id,email', `update,${key(AGENT, 1)},${email}`) })
  await correct('h.muster@agents.example')
  assert.equal((await agent()).email, 'h.muster@agents.example', 'nobody’s account yet')
  await world.owner.query('update person set last_login_at = now() where id = $1', [(await agent()).id])
  const job = await correct('thief@agents.example')
  assert.equal(job.addressesWaiting, 1)
  assert.equal((await agent()).email, 'h.muster@agents.example')
  await erp.program(contract.undoExchangeJob, { params: { exchangeJobId: job.id }, body: {} })
  await world.settle()
  const { state, addressesWaiting } = await erp.show(job.id)
  assert.deepEqual([state, addressesWaiting], ['undone', 0])
})

test('who is registered already is checked in to what is delivered later', async () => {
  const erp = await openErp(world)
  const { 'tenantCheckIns.csv': checkIns, ...rest } = everything
  await erp.deliver(rest)
  const tenant = await erp.person()
  await world.owner.query(
    'update registration_code set used_at = now(), used_by_id = $2 where organization_id = $1',
    [erp.organizationId, tenant.personId],
  )
  await erp.deliver({ 'tenantCheckIns.csv': checkIns! })
  const [checkIn] = await erp.rows('checkIn')
  assert.equal(checkIn!.personId, tenant.personId)
})

test('the day on which nothing ends, as ERP systems write it, is no end', async () => {
  const erp = await openErp(world)
  const deliver = async (operation: string, endDate: string) => {
    const job = await erp.deliver({
      ...everything,
      'utilisationPeriods.csv': csv(
        'importType,id,unitId,startDate,endDate',
        `${operation},${key(PERIOD, 1)},${key(UNIT, 1)},2024-04-01,${endDate}`,
      ),
      'propertyTeams.csv': csv(
        'importType,propertyId,agentId,validFromDate,validToDate',
        `insert,${key(PROPERTY, 1)},${key(AGENT, 1)},2024-01-01,9999-12-31`,
      ),
    })
    assert.equal(job.state, 'applied')
    const [period] = await erp.rows('utilisationPeriod')
    return period!.endDate
  }
  assert.equal(await deliver('insert', '9999-12-31'), null)
  assert.equal(await deliver('insert', '2026-12-31'), '2026-12-31')
  assert.equal(await deliver('update', '9999-12-31T00:00:00Z'), null)
  assert.equal(await deliver('insert', '2999-12-31'), null)
})
