import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { openOffice } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'
import { zipOf } from '#test/zips.ts'

const world = await openWorld()

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook of one sheet, as small as Excel still opens it. */
const workbookOf = (sheet: string | Uint8Array, shared?: string | Uint8Array) =>
  zipOf([
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPES}.sharedStrings+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    { name: 'xl/sharedStrings.xml', content: shared ?? `${XML}<sst xmlns="${MAIN}"/>` },
  ])

const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
const row = (...texts: string[]) => `<row>${texts.map(cell).join('')}</row>`
const sheetOf = (...rows: string[]) =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`
const header = row('Strasse', 'Hausnummer', 'PLZ', 'Ort', 'Wohnung')

const LAUGHS = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
  '',
)

/** Small files that unfold to more than a machine has, or keep it busy for minutes. */
const bombs: Record<string, () => Uint8Array> = {
  'a sheet of 450 MB of nothing': () => workbookOf(Buffer.alloc(450_000_000, ' ')),
  'shared texts of 200 MB': () => workbookOf(sheetOf(header), Buffer.alloc(200_000_000, '<si><t>x</t></si>')),
  'a million rows': () =>
    workbookOf(
      Buffer.concat([Buffer.from(sheetOf(header).slice(0, -24)), Buffer.alloc(41_000_000, row('a'))]),
    ),
  'entities within entities': () =>
    workbookOf(
      sheetOf(header, row('&l9;', '1', '3011', 'Bern', 'EG')).replace(
        XML,
        `${XML}<!DOCTYPE x [<!ENTITY l0 "ha">${LAUGHS}]>`,
      ),
    ),
}

for (const [what, bytes] of Object.entries(bombs))
  test(`a workbook with ${what} is refused or read in its own place, and who works beside it notices nothing`, async () => {
    const office = await openOffice(world)
    const { body, status } = await office.upload(bytes(), 'bomb.xlsx')
    if (status === 201) {
      const columns = (body.columns as { field: string | null }[]).map(({ field }) => field)
      await office.person.send('PUT', `/imports/${body.id}/mapping`, {
        fields: columns,
        generateUnits: false,
      })
      await office.person.send('POST', `/imports/${body.id}/preview`)
      await world.settle()
      const { state } = await office.show(body.id)
      assert.ok(['failed', 'previewed', 'mapping'].includes(state), state)
    } else assert.ok([400, 413, 422].includes(status), JSON.stringify(body))
    assert.equal(await office.count('unit'), 0)
    assert.ok(process.memoryUsage().external < 1_500_000_000)
    assert.equal((await office.upload('Strasse\nGasse\n')).status, 201, 'the next one is read')
  })

test('a cell with a line separator of Unicode is one cell of one line', async () => {
  const office = await openOffice(world)
  const separators = ['\u2028', '\u2029']
  const rows = separators.map((sign, at) => row('Gasse', String(at + 1), '3011', 'Bern', `EG${sign}links`))
  const { id, state, problem } = await office.preview(workbookOf(sheetOf(header, ...rows)))
  assert.equal(state, 'previewed', problem ?? '')
  await office.apply(id)
  assert.equal(await office.count('unit'), 2)
})

test('an import that is thrown away is gone with its file; one that is worked on, or was applied, stays', async () => {
  const office = await openOffice(world)
  const files = () => readdir(join(world.files, office.organizationId, 'imports')).catch(() => [])
  const discard = (importId: string) => office.person.send('DELETE', `/imports/${importId}`)
  const list = 'Strasse;Hausnummer;PLZ;Ort;Wohnung\nKramgasse;12;3011;Bern;EG\n'
  const { id } = (await office.upload(list)).body
  assert.deepEqual(await files(), [id])
  const stranger = await office.person.send('DELETE', `/imports/${'f'.repeat(24)}`)
  assert.equal(stranger.status, 404)
  assert.equal((await discard(id)).status, 204)
  assert.deepEqual(await files(), [])
  assert.deepEqual(
    [(await office.person.send('GET', `/imports/${id}`)).status, (await discard(id)).status],
    [404, 404],
  )

  const previewed = await office.preview(list)
  assert.equal((await discard(previewed.id)).status, 204, 'also one that was looked at')
  assert.equal(await office.count('unit'), 0)

  const busy = (await office.upload(list)).body.id as string
  await world.owner.query(`update import set state = 'previewing' where id = $1`, [busy])
  const refused = await discard(busy)
  assert.deepEqual([refused.status, refused.body.code], [409, 'import-busy'])
  await world.owner.query(`update import set state = 'mapping' where id = $1`, [busy])
  const applied = await office.preview(list)
  await office.apply(applied.id)
  assert.equal((await discard(applied.id)).status, 409)
  assert.equal(await office.count('unit'), 1)
})
