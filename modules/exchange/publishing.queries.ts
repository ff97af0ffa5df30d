import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'
import type { WrittenRow } from '#modules/imports/public.ts'
import { own } from './writing.queries.ts'

/** The tables of which others are told, from what is referred to to what refers to it; and when their rows were made. */
const tables = {
  property: sql`t.created_at`,
  building: sql`t.created_at`,
  unit: sql`t.created_at`,
  utilisation_period: sql`t.created_at`,
  registration_code: sql`t.created_at`,
  person: sql`t.created_at`,
  check_in: sql`t.checked_in_at`,
  permission: sql`t.created_at`,
}
type PublishedTable = keyof typeof tables
export const publishedTables = Object.keys(tables) as [PublishedTable, ...PublishedTable[]]

/**
 * The rows of a table that an applied delivery has made, changed or deleted, by their ids. What was made has the time of its
 * transaction, and its id begins with a later one. With `back`, what the undo of it is about to do to them.
 */
export const listWritten = async (
  db: Db,
  jobId: string,
  { kind: table, after, back, limit }: { kind: PublishedTable; after: string; back: boolean; limit: number },
): Promise<WrittenRow[]> => {
  const whole =
    table === 'check_in'
      ? sql`to_jsonb(t) || (select jsonb_build_object('unit_id', p.unit_id) from utilisation_period p
          where ${own({ db }, 'p')} and p.id = t.utilisation_period_id)`
      : sql`to_jsonb(t)`
  const { rows } = await sql<Omit<WrittenRow, 'table'>>`
    with job as (select applied_at, lpad(to_hex(floor(extract(epoch from applied_at))::bigint), 8, '0') as first from exchange_job
      where ${own({ db }, 'exchange_job')} and id = ${jobId})
    (select t.id, null::jsonb as before, ${whole} as after from job join ${sql.table(table)} t on ${own({ db }, 't')}
        and t.id::text >= job.first and t.id::text > ${after} and ${tables[table]} = job.applied_at
      order by t.id limit ${limit})
    union all
    (select c.row_id, c.before, ${whole} from job join exchange_change c on ${own({ db }, 'c')}
        and c.job_id = ${jobId} and c.table_name = ${table} and c.row_id > ${after}
        and (c.before ->> 'created_at')::timestamptz is distinct from job.applied_at
      left join ${sql.table(table)} t on ${own({ db }, 't')} and t.id = c.row_id
      order by c.row_id limit ${limit})
    order by id limit ${limit}`.execute(db)
  return rows.map(({ id, before, after: now }) =>
    back ? { id, table, before: now, after: before } : { id, table, before, after: now },
  )
}
