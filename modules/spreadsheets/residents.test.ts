import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { sendInvitation } from '#modules/tenant-management/codes.contract.ts'
import { openOffice } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const sample = await readFile('docs/examples/residents.csv', 'utf8')

const residentsOf = async ({ organizationId }: { organizationId: string }) =>
  (
    await world.owner.query(
      `select code.*, period.start_date::text, period.end_date::text, period.external_id as contract, unit.name as unit
        from registration_code code
        join registration_code_period link on link.registration_code_id = code.id
        join utilisation_period period on period.id = link.utilisation_period_id
        join unit on unit.id = period.unit_id
        where code.organization_id = $1 order by code.external_id, contract`,
      [organizationId],
    )
  ).rows

test('every person of the sample file gets a code for their tenancy; the same file again changes nothing', async () => {
  const office = await openOffice(world)
  const { id, columns, counts } = await office.preview(sample)
  assert.ok(
    columns.every(({ field }) => field !== null),
    'every column is understood',
  )
  assert.deepEqual(counts.rows, { create: 7, change: 0, same: 0, error: 0 })
  assert.equal((await office.apply(id)).state, 'applied')
  assert.deepEqual(
    [await office.count('property'), await office.count('building'), await office.count('unit')],
    [1, 2, 5],
  )
  const residents = await residentsOf(office)
  assert.deepEqual(
    residents.map(({ external_id, unit, contract, start_date, end_date }) =>
      [external_id, unit, contract, start_date, end_date].join(' '),
    ),
    [
      'M-2001 EG links V-1001 2024-04-01 ',
      'M-2001 Parkplatz 1 V-1004 2024-04-01 ',
      'M-2002 EG rechts V-1002 2022-10-01 ',
      'M-2003 EG rechts V-1002 2022-10-01 ',
      'M-2004 1. OG links V-0907 2019-07-01 2026-03-31',
      'M-2005 1. OG links V-1003 2026-04-01 ',
    ],
  )
  const { tenant_name, tenant_email, tenant_phone, locale, invited_at, used_at } = residents[2]
  assert.deepEqual(
    [tenant_name, tenant_email, tenant_phone, locale, invited_at, used_at],
    ['Émilie Favre', 'emilie.favre@example.ch', '+41793010002', 'ch_FR', null, null],
  )
  assert.deepEqual([residents[4].tenant_email, residents[4].tenant_phone], [null, '+41313010004'])

  const again = await office.preview(sample)
  assert.deepEqual(again.counts.rows, { create: 0, change: 0, same: 7, error: 0 })
  assert.deepEqual(await residentsOf(office), residents)
})

test('a tenant with a number may get another address and name; the invitation to the old one is void', async () => {
  const office = await openOffice(world)
  await office.apply((await office.preview(sample)).id)
  const before = (await residentsOf(office)).find(({ external_id }) => external_id === 'M-2005')
  const invite = () => office.person(sendInvitation, { params: { invitationId: before.id }, body: {} })
  await invite()
  const [{ mail_secret: proof }] = (
    await world.owner.query('select mail_secret from registration_code where id = $1', [before.id])
  ).rows
  assert.ok(proof)
  const moved = sample
    .replace('luca.rossi@example.ch', 'l.rossi@example.ch')
    .replace('Luca Rossi', 'Luca Rossi-Keller')
  const { id, counts } = await office.preview(moved)
  assert.deepEqual(counts.rows, { create: 0, change: 1, same: 6, error: 0 })
  assert.equal((await office.apply(id)).state, 'applied')
  const residents = await residentsOf(office)
  assert.equal(residents.length, 6)
  const after = residents.find(({ external_id }) => external_id === 'M-2005')
  assert.deepEqual(
    [after.id, after.tenant_email, after.tenant_name, after.mail_secret, after.invited_at],
    [before.id, 'l.rossi@example.ch', 'Luca Rossi-Keller', null, null],
  )
  await invite()
  const { rows } = await world.owner.query(
    `select recipient from mail where organization_id = $1 and kind = 'invitation' order by created_at, id`,
    [office.organizationId],
  )
  assert.deepEqual(
    rows.map(({ recipient }) => recipient),
    ['luca.rossi@example.ch', 'l.rossi@example.ch'],
  )
})

test('who has registered keeps their address, whatever a list says', async () => {
  const office = await openOffice(world)
  await office.apply((await office.preview(sample)).id)
  const { id: codeId } = (await residentsOf(office)).find(({ external_id }) => external_id === 'M-2005')
  const luca = await office.signedIn(
    await office.insert('person', {
      username: 'Luca Rossi',
      email: 'luca.rossi@example.ch',
      emailConfirmedAt: new Date(),
      passwordHash: 'x',
    }),
  )
  await world.owner.query('update registration_code set used_at = now(), used_by_id = $2 where id = $1', [
    codeId,
    luca.personId,
  ])
  const { id } = await office.preview(sample.replace('luca.rossi@example.ch', 'thief@example.ch'))
  assert.equal((await office.apply(id)).state, 'applied')
  const { email, emailChange } = (await luca.send('GET', '/me')).body
  assert.deepEqual([email, emailChange], ['luca.rossi@example.ch', null])
  const { rows } = await world.owner.query(`select 1 from mail where recipient = 'thief@example.ch'`)
  assert.deepEqual(rows, [])
})

test('a list that knew no numbers takes them over', async () => {
  const office = await openOffice(world)
  const without = sample
    .split('\r\n')
    .map((line) => line.split(';').toSpliced(12, 1).join(';'))
    .join('\r\n')
  await office.apply((await office.preview(without)).id)
  const { id, counts } = await office.preview(sample)
  assert.deepEqual(counts.rows, { create: 0, change: 6, same: 1, error: 0 })
  await office.apply(id)
  assert.equal((await residentsOf(office)).length, 6)
  assert.deepEqual((await office.preview(sample)).counts.rows?.same, 7)
})

test('a code that opens a home of another app as well is not readdressed by a list of this one', async () => {
  const office = await openOffice(world)
  await office.apply((await office.preview(sample)).id)
  const { id: registrationCodeId } = (await residentsOf(office)).find(
    ({ external_id }) => external_id === 'M-2005',
  )
  const { utilisationPeriodId } = await office.buildHome('Postgasse 3')
  await office.insert('registrationCodePeriod', { registrationCodeId, utilisationPeriodId })
  const theirs = sample
    .replace('luca.rossi@example.ch', 'thief@example.ch')
    .replace('emilie.favre@example.ch', 'emilie@favre.example')
  const { id, counts } = await office.preview(theirs)
  assert.deepEqual(counts.rows, { create: 0, change: 1, same: 6, error: 0 })
  await office.apply(id)
  const addresses = new Set((await residentsOf(office)).map(({ tenant_email }) => tenant_email))
  assert.ok(addresses.has('luca.rossi@example.ch') && !addresses.has('thief@example.ch'))
  assert.ok(addresses.has('emilie@favre.example'))
})
