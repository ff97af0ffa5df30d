import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { inNoOrganization, inOrganization } from '#kernel/server/database.ts'
import { testFences } from './isolation.ts'
import { openWorld } from './world.ts'

const { owner, database, openOrganization } = await openWorld()

testFences(owner)

test('the application cannot lift its own fence', async () => {
  const { rows } = await owner.query(
    `select rolsuper, rolbypassrls from pg_roles where rolname = 'palier_app'`,
  )
  assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false }])
  const { organizationId } = await openOrganization()
  await assert.rejects(
    inOrganization(database, { organizationId }, (db) => sql`select * from directory`.execute(db)),
    { code: '42501' },
  )
})

test('every connection acts as the application', async () => {
  const { rows } = await inNoOrganization<Record<string, unknown>>(database, 'select current_user')
  assert.deepEqual(rows, [{ current_user: 'palier_app' }])
})

test('an organization is forgotten when its transaction ends', async () => {
  const { organizationId } = await openOrganization()
  await inOrganization(database, { organizationId }, async () => {})
  const { rows } = await inNoOrganization<Record<string, unknown>>(
    database,
    'select palier.current_organization() as organization',
  )
  assert.equal(rows[0]?.organization, null)
})

test('without an organization no row of any table is visible', async () => {
  const { inside, insert, organizationId } = await openOrganization()
  await insert('app', { name: 'Here' })
  assert.equal((await inside((db) => db.selectFrom('app').selectAll().execute())).length, 1)
  const { rows } = await inNoOrganization(database, 'select * from app where organization_id = $1', [
    organizationId,
  ])
  assert.deepEqual(rows, [])
})

test('statements name the organization, and what they join', async () => {
  const { inside, organizationId } = await openOrganization()
  const { sql: text, parameters } = await inside(async (db) =>
    db
      .selectFrom('unit as home')
      .innerJoin('building', 'building.id', 'home.buildingId')
      .select('home.id')
      .where((where) => where.or([where('home.name', '=', 'a'), where('home.name', '=', 'b')]))
      .compile(),
  )
  assert.match(text, /"home"\."organization_id" = \$\d+ and \(/)
  assert.match(text, /on "building"\."organization_id" = \$\d+ and \(/)
  assert.equal(parameters.filter((value) => value === organizationId).length, 2)
})

test('another organization cannot be written into', async () => {
  const ours = await openOrganization()
  const theirs = await openOrganization()
  await assert.rejects(
    ours.inside((db) =>
      sql`insert into app (name, organization_id) values ('x', ${theirs.organizationId})`.execute(db),
    ),
    { code: '42501' },
  )
})
