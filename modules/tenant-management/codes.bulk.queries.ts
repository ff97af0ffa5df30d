import { type RawBuilder, sql } from 'kysely'
import { type Bulk, change, make } from '#kernel/server/bulk.ts'
import { giveKeys, KEPT, notKept, saidOf, type Tally } from '#kernel/server/bulkByKey.ts'
import { names, ofOrganization } from '#kernel/server/bulkWritten.ts'
import type { Db } from '#kernel/server/database.ts'
import { codeOfApp } from './policy.ts'
import { checkingIn } from './residents.queries.ts'

/** The codes of the app's tenants by their keys of another system; of several of one tenant the newest counts. */
export const codesByKey = ({ db, appId }: { db: Db; appId: string }) => sql`
  select max(c.id) as id, c.external_id from registration_code c
  where ${ofOrganization(db, 'c')} and c.external_id is not null and c.withdrawn_at is null
    and ${codeOfApp(db.organizationId, appId, 'c')} group by c.external_id`

/** Tenants of an app as another system says they are: the app's own keys. */
export interface SaidTenants {
  appId: string
  /** Gives `key`, `whole` and the columns; null says nothing. */
  said: RawBuilder<unknown>
  /** An interface keeps them from now on. */
  kept: boolean
}

const columns = ['code', 'tenant_email', 'tenant_phone', 'tenant_name']
const next = columns.map((column) => [column, saidOf(column)] as const)

const known = (db: Db, { appId, said }: SaidTenants) => sql`(${said}) n
  join (${codesByKey({ db, appId })}) k on k.external_id = n.key`

const differs = ({
  kept,
}: SaidTenants) => sql`(row(${names(columns, 't')}) is distinct from row(${sql.join(next.map(([, value]) => value))})
  ${kept ? sql`or ${notKept('t')}` : sql``})`

/** What is said that changes a tenant, with the `id` of their code. */
export const differingCodes = (db: Db, tenants: SaidTenants) => sql`
  select n.*, t.id from ${known(db, tenants)} join registration_code t on ${ofOrganization(db, 't')} and t.id = k.id where ${differs(tenants)}`

/** Writes the codes of tenants. */
export const writeCodes = async (bulk: Bulk, tenants: SaidTenants): Promise<Tally> => {
  const { db } = bulk
  const { appId, said, kept } = tenants
  const changed = await change(bulk, 'registrationCode', {
    from: sql`join (select n.*, k.id from ${known(db, tenants)}) n on n.id = t.id`,
    where: differs(tenants),
    set: { ...Object.fromEntries(next), ...(kept && KEPT) },
  })
  const created = await make(
    bulk,
    'registrationCode',
    sql`insert into registration_code (organization_id, app_id, external_id, locale, read_only, ${names(columns)})
      select ${db.organizationId}, ${appId}, n.key, app.default_locale, ${sql.lit(kept)}, ${names(columns, 'n')}
      from (${said}) n join app on ${ofOrganization(db, 'app')} and app.id = ${appId}
      where n.whole and not exists (select from (${codesByKey({ db, appId })}) c where c.external_id = n.key)`,
  )
  return { created, changed, deleted: 0 }
}

/** Lets codes open periods: `rows` give registration_code_id and utilisation_period_id. */
export const makeOpenings = (bulk: Bulk, rows: RawBuilder<unknown>) =>
  make(
    bulk,
    'registrationCodePeriod',
    sql`insert into registration_code_period (organization_id, registration_code_id, utilisation_period_id)
      select ${bulk.db.organizationId}, n.registration_code_id, n.utilisation_period_id from (${rows}) n where not exists (
        select from registration_code_period x where ${ofOrganization(bulk.db, 'x')} and x.registration_code_id = n.registration_code_id
          and x.utilisation_period_id = n.utilisation_period_id)`,
  )

/** Checks people in, as `checkingIn` does. */
export const makeCheckIns = (bulk: Bulk, wanted: RawBuilder<unknown>) =>
  make(bulk, 'checkIn', checkingIn(bulk.db, wanted))

/** Gives the codes of a condition on `t` that have no key one. */
export const giveKeysToCodes = (db: Db, where: RawBuilder<unknown>) => giveKeys(db, 'registrationCode', where)
