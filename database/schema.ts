import type { Client } from 'pg'

/** The whole schema as SQL-like text, sorted, so that a review sees what a migration did to it. */
export const describeSchema = async (db: Client) => {
  const parts: string[] = []
  for (const query of [tables, functions]) {
    const { rows } = await db.query<{ text: string }>(query)
    parts.push(...rows.map(({ text }) => text))
  }
  return `-- Written by npm run generate from the migrated database. Do not edit.\n\n${parts.join('\n\n')}\n`
}

const tables = `
  select 'create table ' || c.relname || E' (\\n' || (
    select string_agg('  ' || attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end
      || coalesce(case when attgenerated = 's' then ' generated always as (' || pg_get_expr(adbin, adrelid) || ')'
        else ' default ' || pg_get_expr(adbin, adrelid) end, ''), E',\\n' order by attnum)
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid = c.oid and attnum > 0 and not attisdropped) || E'\\n);'
  || coalesce((select string_agg(E'\\nconstraint ' || conname || ' ' || pg_get_constraintdef(oid) || ';', '' order by conname)
    from pg_constraint where conrelid = c.oid and contype <> 'n'), '')
  || coalesce((select string_agg(E'\\n' || pg_get_indexdef(indexrelid) || ';', '' order by indexrelid::regclass::text)
    from pg_index where indrelid = c.oid and not indisprimary
      and not exists (select from pg_constraint where conindid = indexrelid and contype in ('u', 'x'))), '')
  || coalesce((select string_agg(E'\\npolicy ' || polname || ' using ' || pg_get_expr(polqual, polrelid) || ';', '' order by polname)
    from pg_policy where polrelid = c.oid), '') as text
  from pg_class c where relnamespace = 'palier'::regnamespace and relkind = 'r' order by relname`

const functions = `
  select pg_get_functiondef(oid) || ';' as text from pg_proc
  where pronamespace = 'palier'::regnamespace order by proname`
