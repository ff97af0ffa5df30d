import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOffice } from '#test/importOffice.ts'
import { sheetRow, workbookOf } from '#test/sheets.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const header = sheetRow('Strasse', 'Nr', 'Wohnung', 'Mietbeginn', 'Mietende', 'Mieter', 'E-Mail')
const home = (unit: string, start: string | number, name: string, email: string | null = null) =>
  sheetRow('Lindenweg', '4', unit, start, null, name, email)
const numbered = (row: string, line: number, more = '') => row.replace('<row>', `<row r="${line}"${more}>`)
const book = (rows: string, options?: Parameters<typeof workbookOf>[2]) =>
  workbookOf([{ name: 'Liste', rows }], ['0'], options)
const daysOf = async ({ organizationId }: { organizationId: string }) =>
  (
    await world.owner.query(
      `select u.name, p.start_date::text as day from utilisation_period p join unit u on u.id = p.unit_id
        where p.organization_id = $1 order by 1`,
      [organizationId],
    )
  ).rows.map(({ name, day }) => `${name} ${day}`)

test('hidden rows are named and left out, unless somebody wants them', async () => {
  const office = await openOffice(world)
  const rows = [
    header,
    home('W1', '1.4.2020', 'Anna'),
    home('W2', '1.4.2020', 'Beat').replace('<row>', '<row hidden="1">'),
    home('W3', '1.4.2020', 'Carla').replace('<row>', '<row hidden="0">'),
  ]
  const { id, counts } = await office.preview(book(rows.join('')))
  assert.deepEqual(counts.rows, { create: 2, change: 0, same: 0, error: 0 })
  assert.deepEqual(
    counts.leftOut?.lines.map(({ line, reason }) => [line, reason]),
    [[3, 'hidden']],
  )
  await office.person.send('PUT', `/imports/${id}/reading`, { leaveOutRemarks: false })
  await office.person.send('POST', `/imports/${id}/preview`)
  await world.settle()
  assert.equal((await office.show(id)).counts.rows?.create, 3)
})

test('a workbook of which all is hidden is refused, and says why', async () => {
  const office = await openOffice(world)
  const rows = header + home('W1', '1.4.2020', 'Anna')
  const sheet = workbookOf([
    { name: 'Deckblatt', rows: '' },
    { name: 'Liste', state: 'hidden', rows },
  ])
  const line = book(header + home('W1', '1.4.2020', 'Anna').replace('<row>', '<row hidden="1">'))
  for (const content of [sheet, line]) assert.equal((await office.upload(content)).body.code, 'file-hidden')
  assert.equal((await office.upload(book(''))).body.code, 'file-empty')
})

test('rows are read in their order, however they are written', async () => {
  const office = await openOffice(world)
  const rows = [header, ...['W1', 'W2', 'W3'].map((unit) => home(unit, '1.4.2020', 'Anna'))]
  const written = rows.map((row, at) => numbered(row, at + 1))
  for (const order of [written.toReversed(), [2, 0, 3, 1].map((at) => written[at]!)]) {
    const { id, counts } = await office.preview(book(order.join('')))
    assert.deepEqual(counts.rows, { create: 3, change: 0, same: 0, error: 0 })
    assert.deepEqual(
      (await office.rows(id)).map(({ line, label }) => [line, label.split(' · ')[1]]),
      [
        [2, 'W1'],
        [3, 'W2'],
        [4, 'W3'],
      ],
    )
  }
})

test('days are counted as their workbook counts them, whatever their format', async () => {
  for (const [since1904, count] of [
    [true, 42_460],
    [false, 43_922],
  ] as const) {
    const office = await openOffice(world)
    const rows = [
      header,
      home('W1', count, 'Anna'),
      home('W2', `<c s="1"><v>${count}</v></c>`, 'Beat'),
      home('W3', '2020-04-01', 'Carla'),
    ]
    await office.apply((await office.preview(book(rows.join(''), { since1904 }))).id)
    assert.deepEqual(
      await daysOf(office),
      ['W1', 'W2', 'W3'].map((unit) => `${unit} 2020-04-01`),
      String(count),
    )
  }
})

test('a yes or no is no name: the rest of the line comes in, with a remark', async () => {
  const office = await openOffice(world)
  const yes = '<c t="b"><v>1</v></c>'
  const rows = [
    header,
    home('W1', '1.4.2020', yes),
    home('W2', '1.4.2020', 'FALSCH', 'beat@example.ch'),
    home('W3', '1.4.2020', 'Vero'),
  ]
  const { id, counts } = await office.preview(book(rows.join('')))
  assert.deepEqual(counts.rows, { create: 3, change: 0, same: 0, error: 0 })
  assert.deepEqual(
    (await office.rows(id)).map(({ problems, objects }) => [
      problems.map(({ code, leavesOut }) => `${code} ${leavesOut}`).join(),
      objects
        .filter(({ kind }) => kind === 'tenant')
        .map(({ name }) => name)
        .join(),
    ]),
    [
      ['no-name cell', ''],
      ['no-name cell', 'beat@example.ch'],
      ['', 'Vero'],
    ],
  )
})
