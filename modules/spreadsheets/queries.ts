import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tables } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { forgetWritten } from '#kernel/server/bulkWritten.ts'
import { type Database, type Db, inNoOrganization } from '#kernel/server/database.ts'
import type { Locate } from '#kernel/server/module.ts'
import { DAYS_TO_RESTORE } from '#modules/master-data/public.ts'
import type { Column, Counts, Field, ImportState } from './contract.ts'
import type { FileForm, View } from './file.rules.ts'
import { importsVisibleTo } from './policy.ts'

const columns = [
  'import.id',
  'import.appId',
  'import.fileName',
  'import.format',
  'import.encoding',
  'import.separator',
  'import.sheet',
  'import.headerLine',
  'import.headerLines',
  'import.leaveOutRemarks',
  'import.state',
  'import.problem',
  'import.columns',
  'import.generateUnits',
  'import.rowCount',
  'import.doneCount',
  'import.totalCount',
  'import.counts',
  'import.digest',
  'import.createdById',
  'import.createdAt',
  'import.appliedAt',
  'import.undoneAt',
] as const

/** The imports that an actor may see. */
const imports = (db: Db, actor: Actor) =>
  db.selectFrom('import').select(columns).where(importsVisibleTo(actor))

export type FoundImport = NonNullable<Awaited<ReturnType<typeof findImport>>>

export const findImport = (db: Db, actor: Actor, importId: string) =>
  imports(db, actor).where('import.id', '=', importId).executeTakeFirst()

export const listImportsById = (db: Db, actor: Actor, ids: string[]) =>
  imports(db, actor).where('import.id', 'in', ids).execute()

/** Like findImport, for those who will change it. */
export const lockImport = (db: Db, actor: Actor, importId: string) =>
  imports(db, actor).where('import.id', '=', importId).forUpdate().executeTakeFirst()

export const listImports = (
  db: Db,
  actor: Actor,
  { after, limit }: { after?: string | undefined; limit: number },
) =>
  imports(db, actor)
    .$if(after !== undefined, (query) => query.where('import.id', '<', after!))
    .orderBy('import.id', 'desc')
    .limit(limit)
    .execute()

/** Which apps imports belong to. */
export const locateImports: Locate = (db, ids) =>
  db.selectFrom('import').select(['id', 'appId']).where('id', 'in', ids).execute()

/** The names behind ids that a reply shows. */
export const namesOf = async (db: Db, found: readonly { appId: string; createdById: string | null }[]) => {
  const apps = await db
    .selectFrom('app')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...found.map(({ appId }) => appId)])
    .execute()
  const people = await db
    .selectFrom('person')
    .select(['id', 'username as name'])
    .where('id', 'in', ['', ...found.map(({ createdById }) => createdById ?? '')])
    .execute()
  return new Map([...apps, ...people].map(({ id, name }) => [id, name]))
}

/** An import as its job finds it: no person is asking any more. */
export const findForJob = (db: Db, importId: string) =>
  db.selectFrom('import').select(columns).where('id', '=', importId).executeTakeFirst()

/** Like findForJob; until the transaction ends nobody asks for its undo. */
export const lockForJob = (db: Db, importId: string) =>
  db.selectFrom('import').select(columns).where('id', '=', importId).forUpdate().executeTakeFirst()

export const newImportId = async (database: Database) =>
  (await inNoOrganization<{ id: string }>(database, 'select palier.new_id() as id')).rows[0]!.id

interface NewImport extends FileForm {
  id: string
  view: StoredView
  appId: string
  fileName: string
  columns: Column[]
  createdById: string | null
}

/** What is kept of how a file looks, beside how it is read. */
export type StoredView = View & { remembered: boolean }

export const insertImport = (db: Db, { columns: found, view, ...rest }: NewImport) =>
  db
    .insertInto('import')
    .values({ ...rest, columns: JSON.stringify(found), view: JSON.stringify(view) })
    .returning('id')
    .executeTakeFirstOrThrow()

interface Changes extends Partial<FileForm> {
  state?: ImportState
  problem?: string | null
  columns?: Column[]
  view?: StoredView
  generateUnits?: boolean
  counts?: Counts
  rowCount?: number
  doneCount?: number
  totalCount?: number
  digest?: string
  appliedAt?: Date
  undoneAt?: Date
}

export const setImport = async (
  db: Db,
  importId: string,
  { columns: mapped, counts, view, ...rest }: Changes,
) => {
  await db
    .updateTable('import')
    .set({
      ...rest,
      ...(mapped && { columns: JSON.stringify(mapped) }),
      ...(view && { view: JSON.stringify(view) }),
      ...(counts && { counts: JSON.stringify(counts) }),
    } as Partial<Tables['import']> as never)
    .where('id', '=', importId)
    .execute()
}

/** How the file of an import looks; nothing is known of one from before files were looked at this way. */
export const findView = async (db: Db, importId: string) => {
  const found = await db.selectFrom('import').select('view').where('id', '=', importId).executeTakeFirst()
  return (found?.view ?? {}) as Partial<StoredView>
}

/** What somebody said that the columns of a file of this shape mean in an app, in their order; undefined when nobody has yet. */
export const findRemembered = async (db: Db, { appId, shape }: { appId: string; shape: string }) => {
  const found = await db
    .selectFrom('importShape')
    .select('fields')
    .where('appId', '=', appId)
    .where('shape', '=', digestOf(shape))
    .executeTakeFirst()
  return found?.fields as (Field | null)[] | undefined
}

export const rememberFields = async (
  db: Db,
  { appId, shape, fields }: { appId: string; shape: string; fields: readonly (Field | null)[] },
) => {
  await db
    .insertInto('importShape')
    .values({ appId, shape: digestOf(shape), fields: JSON.stringify(fields) })
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'appId', 'shape']).doUpdateSet({ fields: sql`excluded.fields` }),
    )
    .execute()
}

/** A shape may have 200 long names; an index takes so much only of its digest. */
const digestOf = (shape: string) => createHash('sha256').update(shape).digest('hex')

/** Finished longer ago than it can be undone, or left before it was applied; nobody works on it. */
export const listPurgeable = (db: Db) =>
  db
    .selectFrom('import')
    .select(['id', 'appliedAt'])
    .where(
      sql<boolean>`coalesce(undone_at, applied_at, created_at) < now() - make_interval(days => ${DAYS_TO_RESTORE})`,
    )
    .where('state', 'not in', ['previewing', 'applying', 'undoing'])
    .where((where) =>
      where.or([
        where('appliedAt', 'is', null),
        where.exists(
          where
            .selectFrom('importLine')
            .select('importLine.id')
            .whereRef('importLine.importId', '=', 'import.id'),
        ),
      ]),
    )
    .execute()

/** Forgets the lines of an import; one that was never applied altogether. */
export const purgeImport = async (db: Db, { id, appliedAt }: { id: string; appliedAt: Date | null }) => {
  await db.deleteFrom('importObject').where('importId', '=', id).execute()
  await db.deleteFrom('importLine').where('importId', '=', id).execute()
  await forgetWritten(db, sql`select ${id}`)
  if (!appliedAt) await db.deleteFrom('import').where('id', '=', id).execute()
}

/** One at a time: whoever holds the lock of an import is the only one who works on it. */
export const lockWork = async (db: Db, importId: string) => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${importId}`}, 0))`.execute(db)
  // A statement may take longer here than a person would wait for.
  await sql`set local statement_timeout = '15min'`.execute(db)
  // Rows written a moment ago have no statistics: taken for a handful, they would be compared each with each.
  await sql`set local enable_nestloop = off`.execute(db)
  await sql`set local work_mem = '64MB'`.execute(db)
}
