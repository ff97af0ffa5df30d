import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrangement } from './arranging.rules.ts'
import type { Field } from './contract.ts'
import { remarkOf } from './remarks.rules.ts'

const arranged = (field: Field, cell: string) => {
  const { fields, arrange } = arrangement([{ header: 'Wo', samples: [], field }])
  const { line, refused } = arrange({ line: 2, cells: [cell] })
  const said = Object.fromEntries(fields.map((each, at) => [each, line.cells[at]]))
  return { ...said, refused: refused.map(({ value, code, leavesOut }) => `${value} ${code} ${leavesOut}`) }
}

test('who takes the letters is no part of the street, and is said to be left out', () => {
  for (const [cell, careOf] of [
    ['c/o Anna Muster, Lindenweg 4', 'c/o Anna Muster'],
    ['Lindenweg 4, c/o Muster AG', 'c/o Muster AG'],
    ['Lindenweg 4 c/o Muster', 'c/o Muster'],
    ['C/O Muster\nLindenweg 4', 'C/O Muster'],
    ['z.Hd. Frau Muster, Lindenweg 4', 'z.Hd. Frau Muster'],
    ['p.A. Muster; Lindenweg 4', 'p.A. Muster'],
  ] as const)
    assert.deepEqual(
      arranged('streetAndNumber', cell),
      { street: 'Lindenweg', houseNumber: '4', refused: [`${careOf} care-of cell`] },
      cell,
    )
  assert.deepEqual(arranged('street', 'c/o Muster'), { street: '', refused: ['c/o Muster care-of cell'] })
  for (const street of ['Pazonca', 'Rue d’Oron', 'Via C. Orelli'])
    assert.deepEqual(arranged('street', street), { street, refused: [] })
  assert.deepEqual(arranged('tenantName', 'Anna c/o Muster'), { tenantName: 'Anna c/o Muster', refused: [] })
  assert.deepEqual(arranged('address', 'c/o Muster, Lindenweg 4, 3006 Bern'), {
    street: 'Lindenweg',
    houseNumber: '4',
    postalCode: '3006',
    city: 'Bern',
    country: '',
    refused: ['c/o Muster care-of cell'],
  })
})

test('a sum that names its place is a sum; a place that is called like one is not', () => {
  const names = ['Strasse', 'Nr', 'PLZ', 'Ort', 'Wohnung', 'Mieter']
  for (const cells of [
    ['Summe Lindenweg', '4', '3006', 'Bern', '3 Wohnungen'],
    ['Total Lindenweg 4', '', '', '', '12 Objekte', ''],
    ['Sous-total rue du Lac', '4', '1003', 'Lausanne', '3 logements'],
    ['Totale via Nassa', '5', '6900', 'Lugano', '3 appartamenti'],
  ])
    assert.equal(remarkOf({ line: 9, cells }, names), 'total', cells.join(';'))
  for (const cells of [
    ['Total Tankstelle', '4', '3006', 'Bern', 'EG', 'Anna Muster'],
    ['Lindenweg', '4', '3006', 'Bern', '3 Zimmer', 'Anna Muster'],
    ['Lindenweg', '4', '3006', 'Bern', '3 Wohnungen', 'Anna Muster'],
    ['Media Markt', '4', '3006', 'Bern', '3 Wohnungen', ''],
  ])
    assert.equal(remarkOf({ line: 9, cells }, names), undefined, cells.join(';'))
})
