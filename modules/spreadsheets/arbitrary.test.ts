import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { asKey, hasControls, oneLine } from '#kernel/contract/text.ts'
import { arbitraryDay, arbitraryNumber, arbitraryText } from '#test/arbitrary.ts'
import { openOffice } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'
import { goTogether } from './columns.rules.ts'
import { Field } from './contract.ts'

const world = await openWorld()

/** What XML can not have in it. */
// oxlint-disable-next-line no-control-regex -- these are exactly the characters that are meant
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
// oxlint-disable-next-line no-control-regex -- these are exactly the characters that are meant
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/g

/** Workbooks write by its number what XML can not have. */
const asWorkbooksWriteIt = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(NOT_IN_XML, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`)

test('whatever is in the cells of a file, its import ends, and what was taken of it reads back in its one form', async () => {
  const cell = fc.oneof(arbitraryText, arbitraryDay, arbitraryNumber, fc.constant(''))
  const good = (number: number): Partial<Record<Field, string>> => ({
    street: 'Aareweg',
    houseNumber: String(number),
    city: 'Bern',
    unitName: 'EG',
    periodStart: '1.4.2020',
    tenantName: 'Anna',
    streetAndNumber: `Aareweg ${number}`,
    address: `Aareweg ${number}, 3000 Bern`,
    tenantLastName: 'Muster',
  })
  /** Good lines, and others of which all is arbitrary, or one cell. */
  const rowsOf = (fields: readonly Field[]) => [
    fields,
    ...Array.from({ length: 250 }, (_, at) => fields.map((field) => good(at)[field] ?? '')),
    ...fc
      .sample(fc.array(cell, { minLength: fields.length, maxLength: fields.length }), {
        seed: 20_261_126,
        numRuns: 150,
      })
      .map((cells, at) =>
        at % 3 === 0
          ? cells
          : fields.map((field, column) =>
              column === at % cells.length ? cells[column]! : (good(1000 + at)[field] ?? ''),
            ),
      ),
  ]
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const wanted = (options: readonly Field[]) => {
    const chosen: Field[] = []
    for (const field of options)
      if (chosen.every((other) => other !== field && goTogether(field, other))) chosen.push(field)
    return chosen
  }
  const fields = wanted(Field.options)
  // What becomes one field of two columns, and two of one, beside as many others as go with it.
  const parts = wanted([...Field.options.filter((field) => !fields.includes(field)), ...Field.options])
  // A file of which every two hundredth character is a control character is no text, and refused as such.
  const csv = rowsOf(fields)
    .map((cells, at) =>
      cells.map((text) => quoted(at % 50 === 49 ? text : text.replaceAll(CONTROL, ''))).join(';'),
    )
    .join('\n')
  const rows = rowsOf(parts).map((cells) => cells.map(asWorkbooksWriteIt))
  const workbook = await writeXlsx({ sheets: [{ name: 'A', rows }] })
  for (const [content, mapped] of [
    [csv, fields],
    [workbook, parts],
  ] as const) {
    const own = await openOffice(world)
    const previewed = await own.preview(content, { fields: [...mapped] })
    assert.equal(previewed.state, 'previewed', previewed.problem ?? '')
    const { create = 0, error = 0 } = previewed.counts.rows ?? {}
    assert.ok(create > 250 && error > 20, JSON.stringify(previewed.counts.rows))
    const applied = await own.apply(previewed.id)
    assert.equal(applied.state, 'applied', applied.problem ?? '')
    const kept = await world.owner.query(
      `select text from (
        select unnest(array[name, external_id]) as text from palier.property where organization_id = $1
        union all select unnest(array[name, external_id, street, house_number, postal_code, city]) from palier.building where organization_id = $1
        union all select unnest(array[name, external_id]) from palier.unit where organization_id = $1
        union all select unnest(array[tenant_name, tenant_email, tenant_phone, external_id]) from palier.registration_code where organization_id = $1) as all_of_it
      where text is not null`,
      [own.organizationId],
    )
    for (const { text } of kept.rows as { text: string }[])
      assert.ok(!hasControls(text) && (text === oneLine(text) || text === asKey(text)), JSON.stringify(text))
  }
})
