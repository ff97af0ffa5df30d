import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { inNoOrganization, inOrganization } from '#kernel/server/database.ts'
import { openWorld } from './world.ts'

const { owner, database, openOrganization } = await openWorld()

/** Tables that no organization owns: reached through functions only, or without anything personal in them. */
const global = [
  'attempt',
  'directory',
  'live_connection',
  'mail_server',
  'migration',
  'request_budget',
  'secret',
  'setting',
  'webhook_turn',
]

test('every table is closed to other organizations', async () => {
  const { rows } = await owner.query(
    `select relname from pg_class c join pg_namespace n on n.oid = relnamespace
    where nspname = 'palier' and relkind in ('r', 'p') and relname <> all ($1)
      and not (relrowsecurity and relforcerowsecurity and 1 = (select count(*) from pg_policy where polrelid = c.oid))`,
    [global],
  )
  assert.deepEqual(rows, [])
})

test('the organization of a row is plain text, and a policy asks without a subquery: both can be copied and distributed', async () => {
  const { rows } = await owner.query(
    `select polrelid::regclass::text as "table", pg_get_expr(polqual, polrelid) as rule from pg_policy
    join pg_attribute on attrelid = polrelid and attname = 'organization_id'
    where atttypid <> 'text'::regtype or pg_get_expr(polqual, polrelid) <> '(organization_id = current_organization())'`,
  )
  assert.deepEqual(rows, [])
})

test('every key between tables of an organization names the organization', async () => {
  const { rows } = await owner.query(
    `select conrelid::regclass::text as "table", conname from pg_constraint k join pg_namespace n on n.oid = connamespace
    where contype in ('p', 'u', 'f', 'x') and nspname = 'palier' and conrelid::regclass::text <> all ($1)
      and conrelid <> 'palier.organization'::regclass and coalesce(confrelid, 0) <> 'palier.organization'::regclass
      and not exists (select from pg_attribute where attrelid = conrelid and attnum = any (conkey) and attname = 'organization_id')`,
    [global],
  )
  assert.deepEqual(rows, [])
})

test('nothing is unique across organizations but what belongs to nobody', async () => {
  const { rows } = await owner.query(
    `select indrelid::regclass::text as "table", indexrelid::regclass::text as index from pg_index
    join pg_class c on c.oid = indrelid join pg_namespace n on n.oid = relnamespace
    where nspname = 'palier' and indisunique and relname <> all ($1) and relname <> 'organization'
      and pg_get_indexdef(indexrelid) !~ '\\(.*organization_id.*\\)'`,
    [global],
  )
  assert.deepEqual(rows, [])
})

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
