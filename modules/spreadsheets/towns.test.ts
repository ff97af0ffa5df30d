import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOffice } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()
const header = 'Strasse;Nr;PLZ;Ort;Wohnung\n'
type Office = Awaited<ReturnType<typeof openOffice>>

const bring = async (office: Office, content: string) => {
  const { id } = await office.preview(content)
  assert.equal((await office.apply(id)).state, 'applied')
  return (await office.rows(id)).map(({ outcome, problems }) => [
    outcome,
    ...problems.map(({ code }) => code),
  ])
}

test('two spellings of a town are one, within a file and with the next', async () => {
  for (const [postcode, first, ...others] of [
    ['9000', 'St. Gallen', 'Sankt Gallen', 'St.Gallen', 'Sankt-Gallen', '9000 St. Gallen'],
    ['2610', 'St-Imier', 'Saint-Imier', 'St. Imier'],
    ['3011', 'Bern', 'Bern 1', '3000 Bern', 'CH-3011 Bern'],
  ] as const) {
    const office = await openOffice(world)
    const lines = [first, ...others].map((town) => `Hauptstrasse;1;${postcode};${town};EG`)
    assert.deepEqual(
      await bring(office, header + lines.join('\n')),
      lines.map((_, at) => [at === 0 ? 'create' : 'same']),
      first,
    )
    for (const town of others)
      assert.deepEqual(
        await bring(office, `${header}Hauptstrasse;1;${postcode};${town};EG`),
        [['same']],
        `${town} again`,
      )
    assert.equal(await office.count('building'), 1)
    assert.equal(await office.count('property'), 1)
  }
})

test('a town in which another begins is another town', async () => {
  const office = await openOffice(world)
  await bring(
    office,
    `${header}Hauptstrasse;1;;Stans;EG\nHauptstrasse;1;;Stansstad;EG\nHauptstrasse;1;;Sankt;EG`,
  )
  assert.equal(await office.count('building'), 3)
})

test('two spellings of a home are one, and the one that is known stays', async () => {
  const office = await openOffice(world)
  const homes = ['1. OG li', '1.OG li', '1. OG  LI', '1.1', '11']
  const outcomes = await bring(office, header + homes.map((home) => `Gasse;1;3011;Bern;${home}`).join('\n'))
  assert.deepEqual(outcomes, [['create'], ['same'], ['same'], ['create'], ['create']])
  assert.equal(await office.count('unit'), 3)
  assert.deepEqual(await bring(office, `${header}Gasse;1;3011;Bern;1.OG li\nGasse;1;3011;Bern;1.1`), [
    ['same'],
    ['same'],
  ])
  const known = await office.inside((db) => db.selectFrom('unit').select('name').orderBy('name').execute())
  assert.deepEqual(known.map(({ name }) => name).toSorted(), ['1. OG li', '1.1', '11'])
  const { id } = await office.preview(`${header.trim()};Wohnungsnummer\nGasse;1;3011;Bern;1.OG li;W1`)
  assert.deepEqual(
    (await office.rows(id))[0]?.objects.at(-1)?.changes.map(({ field }) => field),
    ['unitExternalId'],
  )
})

test('of two homes that were told apart by their spelling each is who has just that name', async () => {
  const office = await openOffice(world)
  await bring(office, `${header}Gasse;1;3011;Bern;1. OG li\nGasse;1;3011;Bern;2. OG`)
  await office.inside((db) =>
    db.updateTable('unit').set({ name: '1.OG li' }).where('name', '=', '2. OG').execute(),
  )
  for (const home of ['1. OG li', '1.OG li'])
    assert.deepEqual(await bring(office, `${header}Gasse;1;3011;Bern;${home}`), [['same']], home)
})
