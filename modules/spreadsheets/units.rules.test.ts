import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBernBuildings } from '#apps/demo/content/bern.ts'
import { generateUnits } from './units.rules.ts'

const bern = readBernBuildings()

test('the buildings of Bern get 135,000 units, give or take 2,000', () => {
  const units = bern.reduce((count, building) => count + generateUnits(building).length, 0)
  assert.equal(bern.length, 22_611)
  assert.ok(units > 133_000 && units < 137_000, String(units))
})

test('a building always has the same units', () => {
  for (const building of bern.slice(0, 500))
    assert.deepEqual(generateUnits(building), generateUnits({ ...building }))
})

test('no two units of a building have the same name or external id, and every size is one a person would believe', () => {
  for (const building of bern) {
    const units = generateUnits(building)
    assert.ok(units.length > 0)
    assert.equal(new Set(units.map((unit) => unit.name)).size, units.length)
    assert.equal(new Set(units.map((unit) => unit.externalId)).size, units.length)
    assert.ok(units.every((unit) => unit.size >= 5 && unit.size <= 180))
  }
})
