import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOffice } from '#test/importOffice.ts'
import { openWorld } from '#test/world.ts'

const world = await openWorld()

const COLUMNS = 'Strasse;Hausnummer;PLZ;Ort;Wohnung;Vertragsnummer;Mietbeginn;Mietende;Mieter'
const list = (...tenancies: string[]) =>
  [COLUMNS, ...tenancies.map((each) => `Lindenweg;4;3006;Bern;a;${each}`)].join('\n')

/** Whom the home belongs to, from when until when, in order. */
const bring = async (office: Awaited<ReturnType<typeof openOffice>>, content: string) => {
  const { id, counts } = await office.preview(content)
  assert.equal(counts.rows?.error, 0)
  const { state, problem } = await office.apply(id)
  assert.deepEqual([state, problem], ['applied', null])
  return { id, homes: await homes(office) }
}
const homes = async ({ inside }: Awaited<ReturnType<typeof openOffice>>) => {
  const periods = await inside((db) =>
    db
      .selectFrom('utilisationPeriod')
      .select(['externalId', 'startDate', 'endDate'])
      .where('deletedAt', 'is', null)
      .orderBy('startDate')
      .execute(),
  )
  return periods.map(({ externalId, startDate, endDate }) => [externalId, startDate, endDate])
}

test('who moves out and who moves in come in with one list, in either order', async () => {
  const successors = ['V1;01.04.2020;31.12.2020;Anna', 'V2;01.01.2021;;Beat']
  for (const order of [successors, successors.toReversed()]) {
    const office = await openOffice(world)
    await bring(office, list('V1;01.04.2020;;Anna'))
    const { id, homes: after } = await bring(office, list(...order))
    assert.deepEqual(after, [
      ['V1', '2020-04-01', '2020-12-31'],
      ['V2', '2021-01-01', null],
    ])
    assert.equal((await office.undo(id)).state, 'undone')
    assert.deepEqual(await homes(office), [['V1', '2020-04-01', null]])
  }
})

test('the day on which one tenancy follows another moves both ways', async () => {
  const office = await openOffice(world)
  await bring(office, list('V1;01.04.2020;31.12.2020;Anna', 'V2;01.01.2021;;Beat'))
  for (const [last, first] of [
    ['2021-03-31', '2021-04-01'],
    ['2020-10-31', '2020-11-01'],
  ]) {
    const { id, homes: after } = await bring(office, list(`V1;2020-04-01;${last};Anna`, `V2;${first};;Beat`))
    assert.deepEqual(after, [
      ['V1', '2020-04-01', last],
      ['V2', first, null],
    ])
    assert.equal((await office.undo(id)).state, 'undone')
    assert.deepEqual(await homes(office), [
      ['V1', '2020-04-01', '2020-12-31'],
      ['V2', '2021-01-01', null],
    ])
  }
})

test('tenancies change places, and one comes between two', async () => {
  const office = await openOffice(world)
  await bring(office, list('V1;01.04.2020;31.12.2020;Anna', 'V2;01.01.2021;;Beat'))
  const { homes: after } = await bring(
    office,
    list('V1;01.07.2021;31.12.2022;Anna', 'V3;01.01.2021;30.06.2021;Carla', 'V2;01.04.2020;31.12.2020;Beat'),
  )
  assert.deepEqual(after, [
    ['V2', '2020-04-01', '2020-12-31'],
    ['V3', '2021-01-01', '2021-06-30'],
    ['V1', '2021-07-01', '2022-12-31'],
  ])
})

test('who has moved in since stays, and so does the end of who moved out for them', async () => {
  const office = await openOffice(world)
  await bring(office, list('V1;01.04.2020;;Anna'))
  const { id } = await bring(office, list('V1;01.04.2020;31.12.2020;Anna', 'V2;01.01.2021;;Beat'))
  const periods = await office.inside((db) =>
    db.selectFrom('utilisationPeriod').select('id').where('externalId', '=', 'V2').execute(),
  )
  await office.checkIn(office.person.personId, periods[0]!.id)
  const { state, counts } = await office.undo(id)
  assert.deepEqual([state, counts.kept], ['undone', 2])
  assert.deepEqual(await homes(office), [
    ['V1', '2020-04-01', '2020-12-31'],
    ['V2', '2021-01-01', null],
  ])
})

test('a tenancy whose new days are refused stays where it is, and nothing takes its place', async () => {
  const office = await openOffice(world)
  await bring(office, list('V1;01.04.2020;31.12.2020;Anna', 'V2;01.01.2021;30.06.2021;Beat'))
  const { id } = await office.preview(
    list(
      'V1;01.01.2022;;Anna',
      'V2;01.10.2020;30.06.2021;Beat',
      'V3;01.04.2021;31.05.2021;Carla',
      'V4;01.07.2021;;Dora',
    ),
  )
  assert.deepEqual(
    (await office.rows(id)).map(({ objects }) => objects.find(({ kind }) => kind === 'period')?.problem),
    ['ends-before-it-starts', 'utilisation-period-overlaps', 'utilisation-period-overlaps', null],
  )
  assert.equal((await office.apply(id)).state, 'applied')
  assert.deepEqual(await homes(office), [
    ['V1', '2020-04-01', '2020-12-31'],
    ['V2', '2021-01-01', '2021-06-30'],
    ['V4', '2021-07-01', null],
  ])
})

test('a list that says that there is no end opens a tenancy again; an empty cell says nothing', async () => {
  for (const [cell, end] of [
    ['31.12.9999', null],
    ['unbefristet', null],
    ['indéterminée', null],
    ['indeterminato', null],
    ['', '2026-12-31'],
    ['00.00.0000', '2026-12-31'],
    ['-', '2026-12-31'],
  ] as const) {
    const office = await openOffice(world)
    await bring(office, list('V1;01.04.2020;31.12.2026;Anna'))
    const { id, homes: after } = await bring(office, list(`V1;01.04.2020;${cell};Anna`))
    assert.deepEqual(after, [['V1', '2020-04-01', end]], cell)
    if (end) continue
    const [row] = await office.rows(id)
    assert.deepEqual(
      row?.objects.flatMap(({ changes }) => changes),
      [{ field: 'periodEnd', before: '2026-12-31', after: null }],
    )
    assert.equal((await office.undo(id)).state, 'undone')
    assert.deepEqual(await homes(office), [['V1', '2020-04-01', '2026-12-31']])
  }
})

test('a tenancy is not opened again where somebody follows, or an earlier line says when it ends', async () => {
  const office = await openOffice(world)
  await bring(office, list('V1;01.04.2020;31.12.2020;Anna', 'V2;01.01.2021;;Beat'))
  const follows = await office.preview(list('V1;01.04.2020;unbefristet;Anna'))
  assert.equal((await office.rows(follows.id))[0]?.objects.at(-2)?.problem, 'utilisation-period-overlaps')
  const twice = await office.preview(list('V2;01.01.2021;31.12.2030;Beat', 'V2;01.01.2021;unlimited;Carla'))
  assert.deepEqual(
    (await office.rows(twice.id)).map(({ problems }) => problems.map(({ code }) => code)),
    [[], ['contradicts-line']],
  )
  const opened = await office.preview(list('V1;01.04.2020;30.06.2020;Anna', 'V2;01.01.2021;∞;Beat'))
  assert.deepEqual(opened.counts.rows, { create: 0, change: 1, same: 1, error: 0 })
})
