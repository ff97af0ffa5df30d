import { sql } from 'kysely'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'

const MOST_ADDRESSES = 5

interface Refused {
  organizationId: string
  personId: string
  address: string
}

/** Counts that somebody did not get into an account: one row for an hour, however often. */
export const countRefused = (database: Database, { organizationId, personId, address }: Refused) =>
  inOrganization(database, { organizationId }, (db) =>
    sql`insert into refused_sign_in (organization_id, person_id, addresses) values (${organizationId}, ${personId}, array[${address}::text])
      on conflict (organization_id, person_id, hour) do update set count = refused_sign_in.count + 1,
        addresses = case when ${address} = any(refused_sign_in.addresses) or cardinality(refused_sign_in.addresses) >= ${MOST_ADDRESSES}
          then refused_sign_in.addresses else refused_sign_in.addresses || ${address}::text end`.execute(db),
  )

/** Takes what was refused in hours that are over, the oldest first. */
export const takeRefused = async (db: Db, limit: number) => {
  const over = db
    .selectFrom('refusedSignIn')
    .select('id')
    .where('hour', '<', sql<Date>`date_trunc('hour', now())`)
    .orderBy('hour')
    .limit(limit)
  return db
    .deleteFrom('refusedSignIn')
    .where('id', 'in', over)
    .returning(['id', 'personId', 'count', 'addresses', 'hour'])
    .execute()
}
