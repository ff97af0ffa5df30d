import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOffice } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'
import { readDay } from './days.rules.ts'
import { readValue } from './values.rules.ts'

const world = await openWorld()
const COLUMNS = 'Strasse;Hausnummer;PLZ;Ort;Wohnung;Mietbeginn;Mietende;Mieter;E-Mail;Telefon'
const bring = async (...lines: string[]) => {
  const office = await openOffice(world)
  const { id, counts } = await office.preview([COLUMNS, ...lines].join('\n'))
  assert.equal((await office.apply(id)).state, 'applied')
  return { office, counts, rows: await office.rows(id) }
}

test('cells that say in words or signs that there is nothing say nothing', () => {
  for (const cell of [
    '-',
    '–',
    '--',
    '?',
    '...',
    'n/a',
    'N.A.',
    'k.A.',
    'keine',
    'NULL',
    'unbekannt',
    'aucun',
    'nessuno',
  ])
    for (const field of ['tenantEmail', 'tenantPhone', 'size', 'tenantLanguage', 'periodEnd'] as const)
      assert.equal(readValue(field, cell), undefined, `${field} ${cell}`)
  for (const cell of ['-', '?', 'n/a', 'N.N.', 'unbekannt', 'Unknown', '*'])
    assert.equal(readValue('tenantName', cell), undefined, cell)
  for (const cell of [
    'unbefristet',
    'offen',
    'illimité',
    'tempo indeterminato',
    'open-ended',
    '∞',
    '99.99.9999',
  ])
    assert.deepEqual(readValue('periodEnd', cell), { value: 'open' }, cell)
  for (const cell of ['00.00.0000', '0000-00-00']) assert.equal(readValue('periodEnd', cell), undefined, cell)
  for (const name of ['Frei', 'Libero Null', 'Anna Keine', 'Open Air AG', '👩🏽‍🔧'])
    assert.deepEqual(readValue('tenantName', name), { value: name })
  assert.deepEqual(readValue('periodStart', '0000-00-00'), { code: 'not-a-day' })
  assert.deepEqual(readValue('unitName', 'Leer'), { value: 'Leer' })
})

test('days are read in words and with the year first', () => {
  for (const text of [
    '2020/04/01',
    '2020.04.01',
    '20200401',
    "'01.04.2020",
    'Mi 01.04.2020',
    '1. April 2020',
    '1er avril 2020',
    '1° aprile 2020',
    'April 1, 2020',
    '1 avr. 2020',
    '01-APR-2020',
  ])
    assert.equal(readDay(text), '2020-04-01', text)
  assert.equal(readDay('1. März 2020'), '2020-03-01')
  assert.equal(readDay('2 août 2020'), '2020-08-02')
  for (const text of [
    '2020/13/01',
    '20201301',
    '31. Februar 2020',
    '1. Brumaire 2020',
    '04.2020',
    '12345678',
  ])
    assert.equal(readDay(text), undefined, text)
})

test('a home in which nobody lives comes in without anybody, and the line says so', async () => {
  const vacant = ['Leerstand', 'LEER', 'vacant', 'sfitto', 'to let', '(unvermietet)']
  const { office, counts, rows } = await bring(
    ...vacant.map((name, at) => `Lindenweg;4;3006;Bern;W${at};01.04.2020;;${name};;`),
    'Lindenweg;4;3006;Bern;W9;01.04.2020;unbefristet;Anna Frei;-;keine',
  )
  assert.deepEqual(counts.rows, { create: 7, change: 0, same: 0, error: 0 })
  assert.equal(await office.count('unit'), 7)
  assert.equal(await office.count('utilisationPeriod'), 1)
  assert.deepEqual(
    rows.map(({ problems }) => problems.map(({ code }) => code)),
    [...vacant.map(() => ['vacant']), []],
  )
})

test('what was drawn between rows, and sums that are carried over, are no rows', async () => {
  const { office } = await bring(
    'Lindenweg;4;3006;Bern;W1;01.04.2020;;Anna;;',
    '-----;;;;;;;;;',
    '=====;====;====;====;====;====;====;====;====;====',
    'Übertrag;;;;;;;;;',
    'à reporter;;;;2;;;;;',
    'Lindenweg;4;3006;Bern;W2;01.04.2020;;Beat;;',
  )
  assert.equal(await office.count('property'), 1)
})

test('words that were read in the wrong encoding, or lost a letter in one, are damaged and not names', async () => {
  const { rows, office } = await bring(
    'Lindenweg;4;3006;Bern;W1;01.04.2020;;MÃ¼ller;;',
    'Lindenweg;4;3006;Bern;W2;01.04.2020;;Dvo?ák;;',
    'Rue de GenÃ¨ve;4;1003;Lausanne;W3;01.04.2020;;Anna;;',
    'São Paulo-Weg;4;3006;Bern;W4;01.04.2020;;João Âncora;;',
  )
  assert.deepEqual(
    rows.map(({ problems }) => problems.flatMap(({ column, code }) => [column, code])),
    [['Mieter', 'torn-character'], ['Mieter', 'torn-character'], ['Strasse', 'torn-character'], []],
  )
  assert.equal(await office.count('property'), 2)
})

test('a line that a spreadsheet took for one cell is its cells', async () => {
  const office = await openOffice(world)
  const { id, counts } = await office.preview(
    `"${COLUMNS}"\n"Lindenweg;4;3006;Bern;W1;01.04.2020;;""Muster; Anna"";;"\n"Lindenweg;4;3006;Bern;W2;01.04.2020;;Beat;;"`,
  )
  assert.equal(counts.rows?.create, 2)
  const [first] = await office.rows(id)
  assert.equal(first?.objects.at(-1)?.name, 'Muster; Anna')
})

test('a page or a document is no table, whatever it calls itself', async () => {
  const office = await openOffice(world)
  for (const text of [
    '<html><table><tr><td>Strasse</td></tr></table></html>',
    '%PDF-1.7\n1 0 obj\n2',
    '{\\rtf1\nStrasse}',
  ])
    assert.equal((await office.upload(text, 'list.xls')).body.code, 'file-unreadable', text)
})

test('the words that lists have for when somebody comes and goes are known', async () => {
  const office = await openOffice(world)
  for (const header of [
    'Rue;N°;NPA;Localité;Appartement;Date d’entrée;Date de sortie;Locataire;Tél. portable',
    'Via;N. civico;CAP;Località;Appartamento;Data inizio;Data fine;Inquilino;Cellulare',
    'STRASSE;HAUSNR;PLZ;ORT;WHG;MIETBEG.;MIETENDE;MIETERNAME;TEL.-NR.',
  ]) {
    const { body } = await office.upload(
      `${header}\nRue du Lac;4;1003;Lausanne;12;01.04.2020;;Anna;0793010004`,
    )
    assert.deepEqual(
      body.columns.map(({ field }: { field: string }) => field),
      [
        'street',
        'houseNumber',
        'postalCode',
        'city',
        'unitName',
        'periodStart',
        'periodEnd',
        'tenantName',
        'tenantPhone',
      ],
    )
  }
})
