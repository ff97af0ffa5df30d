import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pool } from 'pg'

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

/** What the catalogue of a database says of its tables. */
export const testFences = (owner: Pool) => {
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
}
