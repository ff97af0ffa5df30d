import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { openOffice } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
type Office = Awaited<ReturnType<typeof openOffice>>
const caseOf = (name: string) => readFile(`test/cases/${name}.csv`)

/** What is said of each line: its number, what becomes of it and what is wrong. */
const linesOf = async (office: Office, importId: string) =>
  (await office.rows(importId)).map(({ line, outcome, problems }) =>
    [line, outcome, ...problems.map(({ column, code }) => `${column} ${code}`)].join(' '),
  )
const codesOf = async (office: Office) =>
  (
    await world.owner.query(
      `select code.tenant_name, code.tenant_email, code.tenant_phone, period.start_date::text, period.end_date::text from palier.registration_code code
        join palier.registration_code_period link on link.registration_code_id = code.id
        join palier.utilisation_period period on period.id = link.utilisation_period_id
        where code.organization_id = $1 order by code.id`,
      [office.organizationId],
    )
  ).rows

test('zero dates, NUL and emoji are said on their line, and the lines beside them are read', async () => {
  const office = await openOffice(world)
  const years = await office.preview(await caseOf('02-jahr-null'))
  assert.deepEqual(await linesOf(office, years.id), ['2 create', '3 error Mietbeginn date-out-of-range'])
  const nul = await office.preview(await caseOf('03a-nul'))
  const said = await linesOf(office, nul.id)
  assert.ok(
    said.length > 2 && said.filter((line) => line.includes('control-characters')).length === 1,
    said.join(),
  )
  const sample = await office.preview(await caseOf('03b-emoji-probe'))
  assert.match(sample.columns[2]!.samples[0]!, /^a+$/)
  const wrong = await office.preview(await caseOf('03c-emoji-fehler'))
  assert.deepEqual(await linesOf(office, wrong.id), ['2 create Breitengrad too-long'])

  // Neighbours: in the header, in a workbook, in what is read of nothing.
  const header = await office.preview(`Stra\u0000sse;Strasse;Nr\u007f;\u0000\n;Lindenweg;4;`)
  assert.deepEqual(
    header.columns.map(({ header: name }) => name),
    ['Stra\ufffdsse', 'Strasse', 'Nr\ufffd', '\ufffd'],
  )
  const rows = [
    ['Strasse', 'Nr_x0000_', 'Wohnung', 'Mietbeginn', 'Mieter'],
    ['Lindenweg', '4', 'EG', '0000-00-00', 'Anna'],
    ['Lindenweg', '4', 'a\u0001b', '1.1.1850', 'Be\u200bat 🏠'.padEnd(300, '🏠')],
    ['Lindenweg', '4', 'OG', '31.12.2300', 'Beat'],
  ]
  const workbook = await office.preview(await writeXlsx({ sheets: [{ name: 'A', rows }] }), {
    fields: ['street', 'houseNumber', 'unitName', 'periodStart', 'tenantName'],
  })
  assert.deepEqual(await linesOf(office, workbook.id), [
    '2 error Mietbeginn not-a-day',
    '3 error Wohnung control-characters,Mietbeginn date-out-of-range,Mieter too-long'.replaceAll(',', ' '),
    '4 error Mietbeginn date-out-of-range',
  ])
})

test('years of two digits, addresses with umlauts and telephones with invisible signs are taken as they were meant', async () => {
  const offices: Office[] = []
  const taken = async (content: string | Uint8Array) => {
    const office = await openOffice(world)
    offices.push(office)
    const { id } = await office.preview(content)
    return { office, ...(await office.apply(id)) }
  }
  for (const name of ['05-jahr98', '09-idn', '12-telefon-bidi']) {
    const { counts, state } = await taken(await caseOf(name))
    assert.deepEqual([counts.rows?.error, state], [0, 'applied'], name)
  }
  // Neighbours: the same people again as another program writes them, and what has no end.
  const again = [
    'Strasse;Nr;Wohnung;Mietbeginn;Mietende;Mieter;E-Mail;Telefon',
    'Lindenweg;5;EG;1.4.57;31.12.9999;Ба\u00adба Яга;почта@xn--e1afmkfd.xn--p1ai;０７９ ３０１ ００ ０２',
    'Lindenweg;5;OG;1/4/46;;علی\u200cرضا;INFO@XN--BCKEREI-MUSTER-5HB.ch;\u200e٠٧٩ ٣٠١ ٠٠ ٠٢',
    'Lindenweg;5;DG;1.4.2020;;Mallory;info@раypal.com;',
  ].join('\n')
  const { id, office } = await taken(again)
  assert.deepEqual(await linesOf(office, id), ['2 create', '3 create', '4 create E-Mail email-look-alike'])
  const said = (await Promise.all(offices.map(codesOf)))
    .flat()
    .map((code) => Object.values(code).join(' ').trim())
  assert.deepEqual(
    said.toSorted(),
    [
      'Anna Muster   1998-04-01',
      'Anna Muster  +41793010002 2020-04-01',
      'Bäckerei Muster info@bäckerei-muster.ch  2020-04-01',
      'Mallory   2020-04-01',
      'Баба Яга почта@пример.рф +41793010002 1957-04-01',
      'علی\u200cرضا INFO@bäckerei-muster.ch +41793010002 2046-04-01',
    ].toSorted(),
  )
})
