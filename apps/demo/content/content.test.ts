import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Language } from '#kernel/contract/shapes.ts'
import { readRealRequests } from './bern.ts'
import { demoProperties, isHome } from './buildings.ts'
import { demoCategories } from './categories.ts'
import { mailDomain, type Text } from './language.ts'
import { demoOrganization } from './organization.ts'
import { demoPopulation } from './people.ts'
import { demoCraftspeople, demoServiceProviders, demoStaff } from './staff.ts'
import { demoStories } from './stories.ts'

const now = Temporal.Instant.from('2026-03-04T09:30:00Z')
const properties = demoProperties()
const population = demoPopulation(now, properties)
const complete = (text: Text, where: string) => {
  for (const language of Language.options)
    assert.ok(text[language].trim().length > 0, `${where} in ${language}`)
  assert.doesNotMatch(text.de, /ß/, where)
}

test('about 40 properties of real streets with about 3,000 units', () => {
  const buildings = properties.flatMap((one) => one.buildings)
  const units = buildings.flatMap((one) => one.units)
  assert.ok(properties.length >= 38 && properties.length <= 44)
  assert.ok(properties.every((one) => one.buildings.length >= 4))
  assert.ok(units.length > 2_800 && units.length < 3_200, String(units.length))
  assert.equal(new Set(units.map((one) => one.key)).size, units.length)
  assert.equal(new Set(units.map((one) => one.externalId)).size, units.length)
  assert.ok(properties.some((one) => one.buildings.some((building) => building.name === 'Kramgasse 12')))
  assert.deepEqual(demoProperties(), properties)
})

test('several hundred residents with addresses of the demo and numbers nobody can dial', () => {
  const everybody = [...population.residents, ...demoStaff, ...demoCraftspeople]
  assert.ok(population.residents.filter((one) => one.registered).length > 500)
  assert.equal(new Set(everybody.map((one) => one.email)).size, everybody.length)
  for (const one of [...everybody, ...demoServiceProviders, demoOrganization]) {
    assert.match(one.email, new RegExp(`^[a-z0-9.-]+@${mailDomain}$`))
    assert.match(one.phoneNumber, /^\+41 (79|31) 000 \d\d \d\d$/)
  }
  assert.deepEqual(demoPopulation(now, properties), population)
})

test('the fixed sign-ins are there; resident@ has two homes', () => {
  const addresses = new Set([...population.residents, ...demoStaff].map((one) => one.email))
  for (const mailbox of ['manager', 'caretaker', 'resident', 'company'])
    assert.ok(addresses.has(`${mailbox}@${mailDomain}`))
  assert.equal(population.periods.filter((one) => one.residentKeys.includes('resident')).length, 2)
})

test('periods are of known units, do not overlap, and most homes are rented', () => {
  const units = properties.flatMap((one) => one.buildings.flatMap((building) => building.units))
  const known = new Set(units.map((one) => one.key))
  const residents = new Set(population.residents.map((one) => one.key))
  for (const [unitKey, periods] of Map.groupBy(population.periods, (one) => one.unitKey)) {
    assert.ok(known.has(unitKey))
    const sorted = periods.toSorted((a, b) => a.startDate.localeCompare(b.startDate))
    sorted.slice(1).forEach((one, index) => assert.ok(sorted[index]!.endDate! < one.startDate, unitKey))
    for (const one of periods) for (const key of one.residentKeys) assert.ok(residents.has(key))
  }
  const rented = population.periods.filter((one) => one.type === 'tenant' && !one.endDate).length
  assert.ok(rented > 0.85 * units.filter(isHome).length)
  const codes = population.periods.flatMap((one) => one.invitation?.code ?? [])
  assert.ok(codes.length > 100 && new Set(codes).size === codes.length)
})

test('staff is responsible for properties that exist', () => {
  const keys = new Set(properties.map((one) => one.key))
  for (const one of demoStaff)
    if (one.scope !== 'app') for (const key of one.scope) assert.ok(keys.has(key), key)
  assert.equal(demoStaff.length, 10)
})

test('the categories form a tree of two levels in four languages', () => {
  for (const one of demoCategories) {
    complete(one.name, one.key)
    if (!one.parentKey) continue
    complete(one.hint, `hint of ${one.key}`)
    assert.ok(demoCategories.some((other) => other.key === one.parentKey && !other.parentKey))
  }
})

test('at least 60 stories, each in four languages, together telling every kind of real request', () => {
  assert.ok(demoStories.length >= 60, String(demoStories.length))
  assert.equal(new Set(demoStories.map((one) => one.key)).size, demoStories.length)
  for (const story of demoStories) {
    for (const text of [story.title, story.description, story.resolution]) complete(text, story.key)
    for (const turn of story.turns) complete(turn.text, story.key)
    assert.ok(
      demoCategories.some((one) => one.parentKey && one.key === story.category),
      story.category,
    )
  }
  const told = new Set(demoStories.flatMap((one) => one.from))
  const untold = new Set(readRealRequests().map((one) => one.kind)).difference(told)
  assert.deepEqual([...untold], [])
  assert.deepEqual([...told.difference(new Set(readRealRequests().map((one) => one.kind)))], [])
})
