import { type RawBuilder, sql } from 'kysely'
import { type Bulk, change, make } from '#kernel/server/bulk.ts'
import { names, ofOrganization } from '#kernel/server/bulkWritten.ts'
import type { Db } from '#kernel/server/database.ts'

/** Twelve letters that are not taken for one another: 48 bits. */
const newCode = sql`regexp_replace(translate(substr(md5(gen_random_uuid()::text), 1, 12), '0123456789abcdef', 'ACDEFHJKLMNPRTXY'), '(....)(....)', '\\1-\\2-')`

/** Makes invitations that nobody was sent yet, of rows with the columns named: each with a code of its own. */
export const makeInvitations = (
  bulk: Bulk,
  { rows, columns }: { rows: RawBuilder<unknown>; columns: readonly string[] },
) =>
  make(
    bulk,
    'registrationCode',
    sql`insert into registration_code (organization_id, code, ${names(columns)})
      select ${bulk.db.organizationId}, ${newCode}, ${names(columns, 'n')} from (${rows}) n`,
  )

/**
 * Changes whom invitations are for: `rows` give their `id`, the fields as they were seen (`before`), and as they become (`next`), by
 * their columns. What is not as it was seen stays.
 */
export const changeInvitations = (bulk: Bulk, rows: RawBuilder<unknown>) => {
  // What was mailed to an address proves nothing of another one, where nobody was invited yet.
  const unlessMoved = (column: string) =>
    sql`case when n.before ? 'tenant_email' then null else ${sql.ref(`t.${column}`)} end`
  const columns = ['external_id', 'tenant_name', 'tenant_email', 'tenant_phone', 'locale']
  return change(bulk, 'registrationCode', {
    from: sql`join (${rows}) n on n.id = t.id cross join lateral jsonb_populate_record(t, n.next) r`,
    where: sql`to_jsonb(t) @> n.before`,
    set: {
      ...Object.fromEntries(columns.map((column) => [column, sql.ref(`r.${column}`)])),
      mail_secret: unlessMoved('mail_secret'),
      invited_at: unlessMoved('invited_at'),
    },
  })
}

/** Withdraws those of some invitations that nobody has used. */
export const withdrawUnused = async (db: Db, ids: RawBuilder<unknown>) => {
  await sql`update registration_code c set withdrawn_at = now()
    where ${ofOrganization(db, 'c')} and c.id in (${ids}) and c.used_at is null and c.withdrawn_at is null`.execute(
    db,
  )
}
