import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '#database/migrate.ts'
import { describeSchema } from '#database/schema.ts'
import { openLog } from '#kernel/server/logs.ts'
import { startThrowaway } from '#kernel/server/postgres/throwaway.ts'
import { moduleList } from './modules.ts'
import { openapi } from './openapi.ts'
import { statedFiles } from './stated.ts'

const FILES = [
  'modules/stated.ts',
  'modules/stated.words.ts',
  'database/tables.ts',
  'database/schema.sql',
  'openapi.json',
] as const

/** What the generated files should be, from a database migrated from nothing. */
const generate = async (): Promise<Record<(typeof FILES)[number], string>> => {
  const postgres = await startThrowaway(openLog('error'))
  try {
    await migrate(postgres.url)
    const db = new Client({ connectionString: postgres.url })
    await db.connect()
    const schema = await describeSchema(db)
    const ofNoOrganization = await tablesOfNoOrganization(db)
    await db.end()
    return {
      ...statedFiles(moduleList),
      'database/tables.ts': await tables(postgres.url, join(postgres.folder, 'tables.ts'), ofNoOrganization),
      'database/schema.sql': schema,
      'openapi.json': `${JSON.stringify(await openapi(moduleList), null, 1)}\n`,
    }
  } finally {
    await postgres.stop()
  }
}

/** Those whose rows name no organization. */
const tablesOfNoOrganization = async (db: Client) => {
  const { rows } = await db.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'palier'::regnamespace and relkind in ('r', 'p')
      and not exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'organization_id')
    order by 1`,
  )
  return rows.map(({ name }) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()))
}

const tables = async (url: string, file: string, ofNoOrganization: string[]) => {
  execFileSync('kysely-codegen', [
    ...[
      '--dialect',
      'postgres',
      '--url',
      url,
      '--camel-case',
      '--default-schema',
      'palier',
      '--include-pattern',
      'palier.*',
    ],
    ...[
      '--date-parser',
      'string',
      '--type-mapping',
      '{"int8":"number","numeric":"number"}',
      '--out-file',
      file,
    ],
  ])
  const written = await readFile(file, 'utf8')
  return `${written
    .replace('export interface DB ', 'export interface Tables ')
    .replace(
      'import type { ColumnType } from "kysely";',
      'import type { ColumnType, Selectable } from "kysely";',
    )}
/** A row of a table as it is read. */
export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>

/** Tables whose rows name no organization. */
export const ofNoOrganization = ${JSON.stringify(ofNoOrganization)}
`
}

/** The generated files that are not what would be written now. */
export const stale = async () => {
  const wanted = await generate()
  const found: string[] = []
  for (const file of FILES)
    if ((await readFile(file, 'utf8').catch(() => '')) !== wanted[file]) found.push(file)
  return found
}

if (import.meta.main) {
  const before = await readFile('modules/stated.ts', 'utf8')
  const written = await generate()
  for (const [file, text] of Object.entries(written)) await writeFile(file, text)
  // The contracts, of which openapi.json is written, were loaded with what was stated before.
  if (written['modules/stated.ts'] !== before)
    execFileSync(process.execPath, [import.meta.filename], { stdio: 'inherit' })
}
