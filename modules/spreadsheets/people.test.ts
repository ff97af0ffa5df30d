import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOffice } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'
import { arrangement } from './arranging.rules.ts'
import type { Field } from './contract.ts'
import { guessFields, mappingProblem } from './columns.rules.ts'
import { peopleIn } from './people.rules.ts'

const world = await openWorld()
const COLUMNS = 'Strasse;Hausnummer;PLZ;Ort;Wohnung;Mietbeginn;Mieter;E-Mail;Telefon;Mieternummer'
const peopleOf = async ({ organizationId }: { organizationId: string }) =>
  (
    await world.owner.query(
      `select tenant_name, tenant_email, tenant_phone, external_id from registration_code
        where organization_id = $1 order by tenant_name`,
      [organizationId],
    )
  ).rows.map((row) => Object.values(row).map((value) => value ?? ''))

test('several people in the cell of a name are several people, where each has a whole name', () => {
  const anna = ['Anna Muster', 'Beat Keller']
  for (const cell of [
    'Anna Muster / Beat Keller',
    'Anna Muster/Beat Keller',
    'Anna Muster\nBeat Keller',
    'Anna Muster\r\n\r\nBeat Keller',
    'Anna Muster; Beat Keller',
    'Anna Muster & Beat Keller',
    'Anna Muster und Beat Keller',
    'Anna Muster et Beat Keller',
    'Anna Muster e Beat Keller',
    'Anna Muster and Beat Keller',
    'Muster, Anna / Keller, Beat',
  ])
    assert.deepEqual(peopleIn(cell), { names: anna, unclear: false }, cell)
  assert.deepEqual(peopleIn('Anna und Beat Muster').names, ['Anna Muster', 'Beat Muster'])
  assert.deepEqual(peopleIn('Anna & Beat von Muster').names, ['Anna von Muster', 'Beat von Muster'])
  assert.deepEqual(peopleIn('Anna Muster, Beat Keller und Carla Frei').names, [...anna, 'Carla Frei'])
})

test('a firm and a name in two lines are one; what may be several is kept as it is, and said to be', () => {
  for (const cell of [
    'Muster & Söhne AG',
    'Keller & Co',
    'Bar und Restaurant Krone',
    'Müller Treuhand & Partner',
    'Anna\nMuster',
    'Muster, Anna',
    'Anna Muster c/o Beat Keller',
  ])
    assert.deepEqual(peopleIn(cell), { names: [cell.replace('\n', ' ')], unclear: false }, cell)
  for (const cell of [
    'Müller / Meier',
    'Herr und Frau Muster',
    'Muster Anna und Beat',
    'João Gomes e Silva',
    'Anna Muster und Kinder',
    'Familie Muster und Keller',
    'Anna Muster, Beat Keller',
    'Muster AG / Anna Muster',
    'anna muster / beat keller',
  ])
    assert.deepEqual(peopleIn(cell), { names: [cell], unclear: true }, cell)
})

test('names of several people in columns of their own are put together person by person', () => {
  const nameOf = (fields: Field[], ...cells: string[]) =>
    arrangement(fields.map((field) => ({ header: field, samples: [], field }))).arrange({ line: 2, cells })
      .line.cells[0]
  const parts = ['tenantFirstName', 'tenantLastName'] as Field[]
  assert.equal(nameOf(parts, 'Anna Maria & Beat', 'Muster'), 'Anna Maria Muster\nBeat Muster')
  assert.equal(nameOf(parts, 'Anna / Beat', 'Muster / Keller'), 'Anna Muster\nBeat Keller')
  assert.equal(nameOf(parts, 'Anna', 'Muster / Keller'), 'Anna Muster / Keller')
  assert.equal(nameOf(['tenantNameReversed'], 'Muster Anna\nKeller Beat'), 'Anna Muster\nBeat Keller')
  assert.equal(nameOf(['tenantNameReversed'], 'Muster, Anna und Beat'), 'Anna und Beat Muster')
})

test('each person of a cell gets a code of their own, with the address and the number beside it', async () => {
  const office = await openOffice(world)
  const file = [
    COLUMNS,
    'Lindenweg;4;3006;Bern;W1;01.04.2020;Anna Muster / Beat Keller;anna@example.ch;079 301 00 02;M1',
    'Lindenweg;4;3006;Bern;W2;01.04.2020;Carla und Diego Frei;carla@example.ch, diego@example.ch;079 301 00 03 / 079 301 00 04;M2 / M3',
    'Lindenweg;4;3006;Bern;W3;01.04.2020;Müller / Meier;;;',
    'Lindenweg;4;3006;Bern;W4;01.04.2020;Muster & Söhne AG;;;',
  ].join('\n')
  const { id, counts } = await office.preview(file)
  assert.deepEqual(counts.rows, { create: 4, change: 0, same: 0, error: 0 })
  assert.equal(counts.remarks, 1)
  const rows = await office.rows(id)
  assert.deepEqual(
    rows[0]?.objects.filter(({ kind }) => kind === 'tenant').map(({ name }) => name),
    ['Anna Muster', 'Beat Keller'],
  )
  assert.match(rows[0]?.label ?? '', /Anna Muster, Beat Keller/)
  assert.deepEqual(rows[2]?.problems, [
    { column: 'Mieter', value: 'Müller / Meier', code: 'several-people', leavesOut: 'nothing' },
  ])
  const report = String((await office.person.send('GET', `/imports/${id}/report`)).body)
  assert.match(report, /mehreren Personen|plusieurs personnes|più persone|several people/)
  assert.equal((await office.apply(id)).state, 'applied')
  assert.deepEqual(await peopleOf(office), [
    ['Anna Muster', 'anna@example.ch', '+41793010002', 'M1'],
    ['Beat Keller', '', '', ''],
    ['Carla Frei', 'carla@example.ch', '+41793010003', 'M2'],
    ['Diego Frei', 'diego@example.ch', '+41793010004', 'M3'],
    ['Müller / Meier', '', '', ''],
    ['Muster & Söhne AG', '', '', ''],
  ])
  assert.deepEqual((await office.preview(file)).counts.rows, { create: 0, change: 0, same: 4, error: 0 })
})

test('a column for each person is understood, and each person comes in with what their columns say', async () => {
  const guess = (header: string) =>
    guessFields(header.split(';').map((name) => ({ header: name, samples: [] })))
  const both = ['tenantName', 'tenantEmail', 'tenantName', 'tenantEmail']
  for (const header of [
    'Mieter 1;Mieter 1 E-Mail;Mieter 2;Mieter 2 E-Mail',
    'Mieter;E-Mail;2. Mieter;E-Mail Mieter 2',
    'Locataire 1;E-mail locataire 1;Locataire 2;E-mail locataire 2',
    'Inquilino 1;E-mail inquilino 1;Inquilino 2;E-mail inquilino 2',
    'Tenant 1;Tenant 1 e-mail;Tenant 2;Tenant 2 e-mail',
  ])
    assert.deepEqual(guess(header), both, header)
  assert.deepEqual(guess('Name 1;Name 2;Strasse 2;Mieter'), [null, null, null, 'tenantName'])
  assert.deepEqual(guess('Mieter;Name'), ['tenantName', null])
  assert.equal(mappingProblem(['street', 'unitName', 'periodStart', 'tenantName', 'tenantName']), undefined)

  const office = await openOffice(world)
  const file = [
    'Strasse;Wohnung;Mietbeginn;Mieter 1;Mieter 1 E-Mail;Mieter 2;Mieter 2 E-Mail;Telefon',
    'Lindenweg;W1;01.04.2020;Müller;m@example.ch;Meier;;079 301 00 02',
    'Lindenweg;W2;01.04.2020;Anna Muster;;;;',
    'Lindenweg;W3;01.04.2020;;;Beat Keller;beat@example.ch;',
    'Lindenweg;W4;01.04.2020;Carla Frei;;Diego / Eva;d@example.ch;',
  ].join('\n')
  const { id, counts } = await office.preview(file)
  assert.deepEqual(counts.rows, { create: 4, change: 0, same: 0, error: 0 })
  assert.equal(counts.remarks, 1)
  await office.apply(id)
  assert.deepEqual(await peopleOf(office), [
    ['Anna Muster', '', '', ''],
    ['Beat Keller', 'beat@example.ch', '', ''],
    ['Carla Frei', '', '', ''],
    ['Diego / Eva', 'd@example.ch', '', ''],
    ['Meier', '', '', ''],
    ['Müller', 'm@example.ch', '+41793010002', ''],
  ])
})
