import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import * as imports from '#modules/spreadsheets/contract.ts'
import { csv, GROUP, key, openErp, PROPERTY, UNIT } from './exchangeSetup.ts'
import { openWorld } from './world.ts'

/** Whoever writes the places of an app in bulk does so alone: the second waits, and finds what the first one wrote. */
const world = await openWorld()
const erp = await openErp(world)
const { organizationId, appId, program } = erp

const run = (name: string, payload: object) =>
  modules.jobs
    .find((job) => job.name === name)!
    .run({
      organizationId,
      payload,
      services: world.services,
      database: world.database,
      attempt: 1,
      signal: new AbortController().signal,
    })

/** An import of one home that is previewed and about to be applied, and the work that does it. */
const importing = async (round: number) => {
  const form = new FormData()
  const list = csv(
    'Liegenschaft;Liegenschaftsnummer;Gebäude;Gebäudenummer;Wohnung;Wohnungsnummer',
    `Zeile ${round};${key(PROPERTY, round)};Haus ${round};${key(GROUP, round)};EG;${key(UNIT, round)}`,
  )
  form.set('file', new Blob([list]), 'places.csv')
  const { body } = await program.send('POST', `/imports?appId=${appId}`, form)
  const { id: importId, columns } = body as imports.Import
  const fields = columns.map(({ field }) => field)
  await program(imports.mapImport, { params: { importId }, body: { fields, generateUnits: false } })
  await program(imports.previewImport, { params: { importId } })
  await world.settle()
  await program(imports.applyImport, { params: { importId } })
  return async () => {
    await run('apply an import', { importId })
    const { state, problem } = await program(imports.showImport, { params: { importId } })
    return problem ?? state
  }
}

/** A delivery of the same home. */
const delivering = async (round: number) => {
  const [property, group] = [key(PROPERTY, round), key(GROUP, round)]
  const files = {
    'properties.csv': csv('importType,id,name', `insert,${property},Zeile ${round}`),
    'groups.csv': csv(
      'importType,id,propertyId,name,country,city,streetName,houseNumber,zipCode',
      `insert,${group},${property},Haus ${round},CH,Bern,Zeile,${round},3011`,
    ),
    'units.csv': csv('importType,id,groupId,name', `insert,${key(UNIT, round)},${group},EG`),
  }
  for (const [name, content] of Object.entries(files)) await erp.put(name, content)
  const { id } = (await erp.start()).body
  return async () => {
    await run('take a delivery of an ERP system', { exchangeJobId: id, confirmed: false })
    return (await erp.show(id)).state
  }
}

const pairs = [
  [importing, importing],
  [delivering, importing],
  [importing, delivering],
  [delivering, delivering],
] as const

test('two imports, two deliveries or one of each at once make a home once, fifty times', async () => {
  for (let round = 1; round <= 50; round++) {
    const [one, other] = pairs[round % pairs.length]!
    const work = [await one(round), await other(round)]
    const ends = await Promise.all(work.map((each) => each()))
    const units = (await erp.rows('unit')).filter(({ externalId }) => externalId === key(UNIT, round))
    assert.equal(units.length, 1, `${round}: ${ends.join(', ')}`)
    assert.ok(ends.includes('applied'), `${round}: ${ends.join(', ')}`)
    for (const end of ends)
      assert.match(end, /^(?:applied|changed-meanwhile)$/, `${round}: ${ends.join(', ')}`)
  }
})
