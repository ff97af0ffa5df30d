import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileNames, ruleOf } from '#modules/exchange/files.rules.ts'
import { csv, everything, key, openErp, PROPERTY } from './exchangeSetup.ts'
import { openOffice, tenancies } from './importOffice.ts'
import { openWitness } from './reach.ts'
import { openWorld } from './world.ts'

/** A right on A acts on B, by delivery and by import: each file, each operation, with the keys of another app's things. */
const world = await openWorld()
const erp = await openErp(world)
assert.equal((await erp.deliver(everything)).state, 'applied')

const idsOf = async () => {
  const { rows } = await world.owner.query<{ id: string }>(
    [
      'property',
      'building',
      'unit',
      'utilisation_period',
      'registration_code',
      'person',
      'service_provider',
      'collection',
    ]
      .map((table) => `select id::text from ${table} where organization_id = $1`)
      .join(' union all '),
    [erp.organizationId],
  )
  return rows.map(({ id }) => id)
}
const witness = await openWitness(world, erp.organizationId, [erp.appId, ...(await idsOf())])
const appId = await erp.insert('app', { name: 'Thun' })
const thief = await erp.person({ 'cockpit-manager': { App: appId }, 'data-connector-admin': { App: appId } })

const given: Record<string, string> = {
  ...everything,
  'uuidRemappings.csv': csv(
    'importType,resource,oldUuid,newUuid',
    `update,property,${key(PROPERTY, 1)},${key(PROPERTY, 9)}`,
  ),
}

/** The line that made the other app's thing, with another operation, and with something else in every cell that is no key. */
const attacks = fileNames.flatMap((file) => {
  const [header = '', line = ''] = given[file]!.split('\n')
  const names = header.split(',')
  const cells = line.split(',')
  const { operations, columns } = ruleOf(file)
  const other: Record<string, string> = {
    text: 'Thief',
    email: 'thief@agents.example',
    phone: '+41319999999',
    date: '2024-05-01',
  }
  return operations.flatMap((operation) =>
    [true, false].map((changed) => ({
      file,
      operation,
      changed,
      content: csv(
        header,
        names
          .map((name, index) => {
            if (name === 'importType') return operation
            return (changed && cells[index] && other[columns[name]!.type]) || cells[index]!
          })
          .join(','),
      ),
    })),
  )
})

for (const { file, operation, changed, content } of attacks)
  test(`${file} with ${operation} ${changed ? 'and something else' : 'as it is'} does nothing to another app`, async () => {
    await thief.send('PUT', `/apps/${appId}/exchange/files/${file}`, new Blob([content]))
    const { body } = await thief.send('PUT', `/apps/${appId}/exchange/manifest.json`, {
      agentPermissions: ['serviceCenterAgent'],
    })
    await world.settle()
    const { state } = (await thief.send('GET', `/exchange-jobs/${body.id}`)).body
    assert.ok(['refused', 'applied'].includes(state), state)
    assert.deepEqual(await witness(), [])
  })

test('an import of places and residents with the numbers of another app does nothing to it', async () => {
  const office = await openOffice(world)
  const file = tenancies.replaceAll('Wohnungsnummer', 'Externe ID')
  await office.apply((await office.preview(file)).id)
  const { rows } = await world.owner.query<{ id: string }>(
    `select id::text from unit where organization_id = $1 union all select id::text from registration_code where organization_id = $1
     union all select id::text from utilisation_period where organization_id = $1`,
    [office.organizationId],
  )
  const seen = await openWitness(world, office.organizationId, [office.appId, ...rows.map(({ id }) => id)])
  const other = await office.insert('app', { name: 'Thun' })
  const personId = await office.insert('person', { username: 'Thief', email: 'thief@attackers.example' })
  await office.grant(personId, 'cockpit-manager', 'App', other)
  const importer = await office.signedIn(personId)
  for (const content of [
    file,
    file.replaceAll('@example.ch', '@attackers.example'),
    file.replaceAll('3. OG', '9. OG'),
  ]) {
    const form = new FormData()
    form.set('file', new Blob([content]), 'places.csv')
    const { body } = await importer.send('POST', `/imports?appId=${other}`, form)
    const fields = body.columns.map(({ field }: { field: string }) => field)
    await importer.send('PUT', `/imports/${body.id}/mapping`, { fields, generateUnits: true })
    await importer.send('POST', `/imports/${body.id}/preview`, {})
    await world.settle()
    await importer.send('POST', `/imports/${body.id}/application`, {})
    await world.settle()
    assert.deepEqual(await seen(), [])
  }
})
