import type { Row } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { type Database, type Db, inNoOrganization, inOrganization } from '#kernel/server/database.ts'
import type { Module } from '#kernel/server/module.ts'

export type NewFile = Pick<
  Row<'file'>,
  'ownerId' | 'name' | 'originalFilename' | 'type' | 'extension' | 'size' | 'category' | 'path' | 'public'
> & {
  sizes: string
}

export const insertFile = (db: Db, file: NewFile) =>
  db.insertInto('file').values(file).returningAll().executeTakeFirstOrThrow()

export const findFile = (db: Db, id: string) =>
  db.selectFrom('file').selectAll().where('id', '=', id).where('deletedAt', 'is', null).executeTakeFirst()

export const setDeleted = (db: Db, id: string) =>
  db.updateTable('file').set({ deletedAt: new Date() }).where('id', '=', id).execute()

/** A logo or icon of an app, for people who are not signed in. */
export const findPublicFile = async (database: Database, appId: string, fileId: string) => {
  const { rows } = await inNoOrganization<{ id: string }>(
    database,
    `select palier.organizations_of('app', $1) as id`,
    [appId],
  )
  const organizationId = rows[0]?.id
  if (!organizationId) return undefined
  return inOrganization(database, { organizationId, readOnly: true }, (db) =>
    db
      .selectFrom('file')
      .selectAll()
      .where('id', '=', fileId)
      .where('public', '=', true)
      .where('deletedAt', 'is', null)
      .executeTakeFirst(),
  )
}

/** Which of these files the person uploaded. */
export const ownFiles = async (db: Db, personId: string, ids: string[]) => {
  if (ids.length === 0) return []
  const found = await db
    .selectFrom('file')
    .select('id')
    .where('id', 'in', ids)
    .where('ownerId', '=', personId)
    .where('deletedAt', 'is', null)
    .execute()
  return found.map(({ id }) => id)
}

/** Files that hang on nothing a day after they were uploaded, and deleted ones. */
export const listLeftovers = (db: Db, modules: readonly Module[]) => {
  const columns = modules.flatMap(({ files }) =>
    Object.entries(files ?? {}).flatMap(([table, names]) => names.map((name) => ({ table, name }))),
  )
  return db
    .selectFrom('file')
    .select(['id', 'sizes'])
    .where('createdAt', '<', new Date(Date.now() - 86_400_000))
    .where((where) =>
      where.or([
        where('deletedAt', 'is not', null),
        where.and([
          where('public', '=', false),
          ...columns.map(({ table, name }) =>
            where.not(
              where.exists(
                where
                  .selectFrom(table as 'attachment')
                  .select('id')
                  .whereRef(`${table as 'attachment'}.${name as 'fileId'}`, '=', 'file.id'),
              ),
            ),
          ),
        ]),
      ]),
    )
    .limit(500)
    .execute()
}

export const deleteFile = (db: Db, id: string) => db.deleteFrom('file').where('id', '=', id).execute()

/** The owners of files, by the files. */
export const listOwners = (db: Db, ids: string[]) =>
  db
    .selectFrom('file')
    .select(['id', 'ownerId'])
    .where('id', 'in', ids)
    .where('ownerId', 'is not', null)
    .execute()

/** Lets everyone see a picture that the actor has uploaded; false when there is no such picture. */
export const publishOwn = async (db: Db, { personId }: Actor, fileId: string) =>
  (await db
    .updateTable('file')
    .set({ public: true })
    .where('id', '=', fileId)
    .where('ownerId', '=', personId)
    .where('category', '=', 'image')
    .where('deletedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()) !== undefined

export const withdraw = (db: Db, fileId: string) =>
  db.updateTable('file').set({ public: false }).where('id', '=', fileId).execute()
