import type { Db } from '#kernel/server/database.ts'

/** The names that everybody of an organization knows, so that nobody's password is one of them. */
export const listNames = async (db: Db) => {
  const [organizations, apps] = await Promise.all([
    db.selectFrom('organization').select('name').where('id', '=', db.organizationId).execute(),
    db.selectFrom('app').select('name').orderBy('id').limit(50).execute(),
  ])
  return [...organizations, ...apps].map(({ name }) => name)
}
