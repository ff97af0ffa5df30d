import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { modules } from '#apps/modules.ts'
import { openOffice, tenancies } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'
import * as contract from './contract.ts'
import { applyJob } from './jobs.ts'

const world = await openWorld()

const bern = readFileSync(new URL('../../apps/demo/data/bern-buildings.csv', import.meta.url), 'utf8').split(
  '\n',
)

test('the first 2,000 lines of Bern: streets become properties, addresses buildings, units come from the rule', async () => {
  const office = await openOffice(world)
  const content = bern.slice(0, 2001).join('\n')
  const previewed = await office.preview(content, { generateUnits: true })
  assert.equal(previewed.state, 'previewed', previewed.problem ?? '')
  assert.equal(previewed.rowCount, 2000)
  assert.deepEqual(previewed.counts.rows, { create: 2000, change: 0, same: 0, error: 0 })
  assert.equal(await office.count('building'), 0)
  const applied = await office.apply(previewed.id)
  assert.equal(applied.state, 'applied', applied.problem ?? '')
  assert.equal(await office.count('building'), 2000)
  assert.equal(await office.count('property'), applied.counts.objects?.property?.create)
  assert.equal(await office.count('unit'), applied.counts.generatedUnits)
  assert.ok((await office.count('unit')) > 8000)

  const again = await office.preview(content, { generateUnits: true })
  assert.deepEqual(again.counts.rows, { create: 0, change: 0, same: 2000, error: 0 })
  assert.equal(again.counts.generatedUnits, 0)
  const shuffled = await office.preview([bern[0], ...bern.slice(1, 2001).toReversed()].join('\n'), {
    generateUnits: true,
  })
  assert.deepEqual(
    shuffled.counts.rows,
    { create: 0, change: 0, same: 2000, error: 0 },
    'in another order too',
  )

  const undone = await office.undo(applied.id)
  assert.equal(undone.state, 'undone')
  assert.equal(undone.counts.kept, 0)
  assert.deepEqual(
    [await office.count('property'), await office.count('building'), await office.count('unit')],
    [0, 0, 0],
  )
})

test('one file carries properties, buildings, units, periods and tenants; a second run changes nothing', async () => {
  const office = await openOffice(world)
  const { id, counts } = await office.preview(tenancies)
  assert.deepEqual(counts.objects?.unit, { create: 3, change: 0, same: 0, error: 0 })
  assert.deepEqual(counts.objects?.tenant, { create: 2, change: 0, same: 0, error: 0 })
  assert.equal((await office.apply(id)).state, 'applied')
  assert.equal(await office.count('utilisationPeriod'), 2)
  const again = await office.preview(tenancies)
  assert.deepEqual(again.counts.rows, { create: 0, change: 0, same: 3, error: 0 })
  const undone = await office.undo(id)
  assert.equal(undone.counts.kept, 0)
  assert.equal(await office.count('utilisationPeriod'), 0)
})

test('a change is shown field by field, applied, and taken back', async () => {
  const office = await openOffice(world)
  await office.apply((await office.preview(tenancies)).id)
  const changed = await office.preview(
    tenancies.replace('62,5', "1'062.5").replace('01.04.2024;;', '01.04.2024;30.06.2026;'),
  )
  assert.deepEqual(changed.counts.rows, { create: 0, change: 1, same: 2, error: 0 })
  const [row] = await office.rows(changed.id, 'change')
  assert.equal(row?.line, 2)
  assert.deepEqual(
    row.objects.flatMap(({ changes }) => changes),
    [
      { field: 'size', before: '62.5', after: '1062.5' },
      { field: 'periodEnd', before: null, after: '2026-06-30' },
    ],
  )
  const size = () =>
    office.inside((db) =>
      db.selectFrom('unit').select('size').where('externalId', '=', 'W1').executeTakeFirstOrThrow(),
    )
  await office.apply(changed.id)
  assert.equal((await size()).size, 1062.5)
  await office.inside((db) =>
    db
      .updateTable('utilisationPeriod')
      .set({ endDate: '2026-05-31' })
      .where('endDate', '=', '2026-06-30')
      .execute(),
  )
  const undone = await office.undo(changed.id)
  assert.equal((await size()).size, 62.5)
  assert.equal(undone.counts.kept, 1, 'what somebody changed since stays')
  const [kept] = await office.rows(changed.id, 'kept')
  assert.deepEqual(
    kept?.objects.map(({ kind, kept: why }) => [kind, why]),
    [['period', 'changed-since']],
  )
})

test('what an import does to each thing is told, once, and so is its undo', async () => {
  const office = await openOffice(world)
  const about = /^(property|group|unit|utilisation-period|registration-code|invitation)[.]/
  let seen = 0
  const told = async () => {
    const events = await office.inside((db) => db.selectFrom('event').selectAll().orderBy('step').execute())
    const news = events.filter(({ step, type }) => Number(step) > seen && about.test(type))
    seen = Math.max(seen, ...events.map(({ step }) => Number(step)))
    return news
  }
  const counted = async () =>
    Object.fromEntries(
      [...Map.groupBy(await told(), ({ type }) => type)].map(([type, { length }]) => [type, length]),
    )
  const first = await office.preview(tenancies)
  assert.deepEqual(await counted(), {}, 'a preview does nothing')
  await office.apply(first.id)
  const made = {
    property: first.counts.objects!.property!.create,
    group: first.counts.objects!.building!.create,
  }
  assert.deepEqual(await counted(), {
    'property.created': made.property,
    'group.created': made.group,
    'unit.created': 3,
    'utilisation-period.created': 2,
    'registration-code.created': 2,
  })
  const second = await office.preview(
    tenancies.replace('62,5', "1'062.5").replace('01.04.2024;;', '01.04.2024;30.06.2026;'),
  )
  await office.apply(second.id)
  const changed = await told()
  assert.deepEqual(
    changed
      .map(({ type, actorId, data }) => [type, actorId, (data as { changes: unknown }).changes])
      .toSorted(),
    [
      ['unit.updated', office.person.personId, { size: { from: 62.5, to: 1062.5 } }],
      ['utilisation-period.updated', office.person.personId, { endDate: { from: null, to: '2026-06-30' } }],
    ],
  )
  await office.undo(second.id)
  assert.deepEqual(await counted(), { 'unit.updated': 1, 'utilisation-period.updated': 1 })
  await office.undo(first.id)
  assert.deepEqual(await counted(), {
    'property.deleted': made.property,
    'group.deleted': made.group,
    'unit.deleted': 3,
    'utilisation-period.deleted': 2,
    'invitation.withdrawn': 2,
  })
})

test('what an import changes is told by the names of the wire, as if somebody had done it by hand', async () => {
  const office = await openOffice(world)
  const file = ['EGID;Strasse;Hausnummer;PLZ;Ort', '1234567;Kramgasse;12;3011;Bern'].join('\n')
  await office.apply((await office.preview(file)).id)
  await office.apply((await office.preview(file.replace(';12;', ';12a;'))).id)
  const told = await office.inside((db) =>
    db.selectFrom('event').select('data').where('type', '=', 'group.updated').execute(),
  )
  const [changes] = told.map(({ data }) => (data as { changes: Record<string, any> }).changes)
  assert.deepEqual(Object.keys(changes!), ['address'])
  const { from, to } = changes!.address
  assert.deepEqual([from.houseNumber, to.houseNumber, to.street], ['12', '12a', 'Kramgasse'])
})

test('thousands of units that an import makes are each told', async () => {
  const office = await openOffice(world)
  const { id } = await office.preview(bern.slice(0, 301).join('\n'), { generateUnits: true })
  await office.apply(id)
  const subjects = await office.inside((db) =>
    db.selectFrom('event').select('subjectId').where('type', '=', 'unit.created').execute(),
  )
  assert.equal(subjects.length, await office.count('unit'))
  assert.ok(subjects.length > 1000)
  assert.equal(new Set(subjects.map(({ subjectId }) => subjectId)).size, subjects.length)
})

test('what was previewed is applied, or nothing: when the data changed meanwhile a new preview is needed', async () => {
  const office = await openOffice(world)
  const { id } = await office.preview(tenancies)
  await office.insert('property', { appId: office.appId, name: 'Kramgasse' })
  const refused = await office.apply(id)
  assert.equal(refused.state, 'previewed')
  assert.equal(refused.problem, 'changed-meanwhile')
  assert.equal(refused.can.apply, false)
  assert.equal(await office.count('building'), 0)
  assert.equal((await office.person.send('PUT', `/imports/${id}/application`)).body.code, 'import-expired')
  await office.person(contract.previewImport, { params: { importId: id } })
  await world.settle()
  assert.equal((await office.apply(id)).state, 'applied')
  assert.equal(await office.count('property'), 1)
})

test('work that is cut off leaves nothing half done and starts again', async () => {
  const office = await openOffice(world)
  const { id } = await office.preview(bern.slice(0, 801).join('\n'), { generateUnits: true })
  await office.person(contract.applyImport, { params: { importId: id } })
  const stopped = new AbortController()
  const { database, services } = world
  const call = {
    organizationId: office.organizationId,
    payload: { importId: id },
    services,
    database,
    attempt: 1,
    signal: stopped.signal,
  }
  stopped.abort()
  await assert.rejects(applyJob.run(call))
  assert.equal(await office.count('building'), 0)
  assert.equal((await office.show(id)).state, 'applying')
  // The queue believes that a process works on it, which was killed.
  await world.owner.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1`,
  )
  await world.settle()
  assert.equal((await office.show(id)).state, 'applied')
  const units = await office.count('unit')
  await applyJob.run({ ...call, signal: new AbortController().signal })
  assert.equal(await office.count('unit'), units, 'run twice it does its work once')
})

test('of two imports of the same file at once, one is applied and the other asks for a new preview', async () => {
  const office = await openOffice(world)
  const first = await office.preview(tenancies)
  const second = await office.preview(tenancies)
  await office.person(contract.applyImport, { params: { importId: first.id } })
  await office.person(contract.applyImport, { params: { importId: second.id } })
  await world.settle()
  const states = [(await office.show(first.id)).state, (await office.show(second.id)).state]
  assert.deepEqual(states.toSorted(), ['applied', 'previewed'])
  assert.equal(await office.count('unit'), 3)
})

test('what something was built on stays when an import is undone', async () => {
  const office = await openOffice(world)
  const { id } = await office.preview(tenancies)
  await office.apply(id)
  const period = await office.inside((db) =>
    db.selectFrom('utilisationPeriod').select('id').where('endDate', 'is', null).executeTakeFirstOrThrow(),
  )
  await office.checkIn(office.person.personId, period.id)
  const undone = await office.undo(id)
  assert.equal(undone.state, 'undone')
  assert.deepEqual(
    [
      await office.count('property'),
      await office.count('building'),
      await office.count('unit'),
      await office.count('utilisationPeriod'),
    ],
    [1, 1, 1, 1],
  )
  assert.equal(undone.counts.kept, 4)
})

test('what an import said is forgotten once it can not be undone any more', async () => {
  const office = await openOffice(world)
  const { id: left } = await office.preview(tenancies)
  const { id } = await office.preview(tenancies)
  await office.apply(id)
  const { id: changing } = await office.preview(tenancies.replace('62,5', '63,5'))
  await office.apply(changing)
  const before = () => office.inside((db) => db.selectFrom('bulkBefore').select('tableName').execute())
  assert.deepEqual(await before(), [{ tableName: 'unit' }])
  const running = await office.preview(tenancies)
  const age = (importId: string) =>
    world.owner.query(
      `update import set created_at = now() - interval '31 days', applied_at = applied_at - interval '31 days' where id = $1`,
      [importId],
    )
  await age(left)
  await age(id)
  await age(changing)
  const forget = modules.dailyJobs.find(({ name }) => name.startsWith('forget the lines of imports'))!
  for (const _ of [1, 2]) {
    const afterwards = await office.inside((db) => forget.run({ db, services: world.services }))
    await afterwards?.()
  }
  await assert.rejects(office.show(left), { status: 404 })
  assert.deepEqual(await before(), [])
  const old = await office.show(id)
  assert.deepEqual([old.state, old.can.undo, old.can.report], ['applied', false, false])
  assert.deepEqual(old.counts.rows, { create: 3, change: 0, same: 0, error: 0 })
  assert.deepEqual(await office.rows(id), [])
  const refused = office.person(contract.undoImport, { params: { importId: id } })
  await assert.rejects(refused, { status: 409, code: 'import-not-applied' })
  await assert.rejects(world.services.storage.get(`${office.organizationId}/imports/${id}`), { status: 404 })
  assert.equal((await office.rows(running.id)).length, 3)
  assert.equal(await office.count('unit'), 3)
})
