import { sql } from 'kysely'
import type { Tally } from '#kernel/server/bulkByKey.ts'
import { livesWithin } from '#modules/accounts/public.ts'
import {
  codesByKey,
  makeCheckIns,
  makeOpenings,
  type SaidTenants,
  writeCodes,
} from '#modules/tenant-management/public.ts'
import type { FileName } from './files.rules.ts'
import { cell, ofApp, ofOrganization, said, type Scope } from './writing.queries.ts'

/** The tenants of a delivery. */
export const tenantsOf = ({ appId, manifest }: Scope): SaidTenants => ({
  appId,
  kept: manifest.readOnly,
  said: said('tenants.csv', {
    code: cell('registrationCode'),
    tenant_email: cell('email'),
    tenant_phone: cell('phone'),
    tenant_name: cell('name'),
  }),
})

/** The code of the app's tenant whom a line names by the ERP's key, as `c`. */
const codes = (scope: Scope, key: ReturnType<typeof cell>) => sql`(${codesByKey(scope)}) k
  join registration_code c on ${ofOrganization(scope, 'c')} and c.id = k.id and k.external_id = ${key}`

const line = sql`l.file = 'tenants.csv'`
const moved = sql`l.v ? 'email' and lower(l.v ->> 'email') is distinct from c.email_key`

/** Registered tenants whose address changes, but for staff. */
export const findReaddressed = async (scope: Scope) => {
  const { rows } = await sql<{ personId: string; email: string }>`
    select p.id as "personId", l.v ->> 'email' as email from exchange_line l
    cross join ${codes(scope, sql`l.key`)}
    join person p on ${ofOrganization(scope, 'p')} and p.id = c.used_by_id
    where ${line} and ${moved} and lower(l.v ->> 'email') <> p.email_key
      and not exists (select from permission x where ${ofOrganization(scope, 'x')} and x.person_id = p.id)
      and not exists (select from person other where ${ofOrganization(scope, 'other')} and other.email_key = lower(l.v ->> 'email'))
    order by l.line`.execute(scope.db)
  return rows
}

/** Invitations that are out and not used, whose address changes: the code goes to the new one. */
export const findReinvited = async (scope: Scope) => {
  const { rows } = await sql<{ codeId: string; from: string }>`
    select c.id as "codeId", c.tenant_email as "from" from exchange_line l
    cross join ${codes(scope, sql`l.key`)}
    where ${line} and ${moved} and c.used_at is null and c.invited_at is not null and c.tenant_email is not null
    order by l.line`.execute(scope.db)
  return rows
}

/** The lines that give a tenant a home, with the code `c` and the period `p`. */
const checkIns = (scope: Scope) => sql`exchange_line l
    cross join ${codes(scope, cell('tenantId'))}
    join utilisation_period p on ${ofApp(scope, 'p')} and p.deleted_at is null and p.external_id = ${cell('utilisationPeriodId')}`

/** Lives in the delivery's app and nowhere else, or was added for it and lives nowhere yet; and does not work here. */
const isTended = (scope: Scope) => {
  const app = { appIds: [scope.appId], propertyIds: [], buildingIds: [], unitIds: [] }
  const has = (table: string) =>
    sql`exists (select from ${sql.table(table)} x where ${ofOrganization(scope, 'x')} and x.person_id = person.id)`
  return sql`not ${has('permission')} and (${livesWithin(scope.db, app)}
    or not ${has('check_in')} and coalesce(person.creation_app_id = ${scope.appId}, true))`
}

/** The tenants who have used their code, with the homes that a delivery gives them and no check-out has ended. */
const residents = (
  scope: Scope,
) => sql`select p.id as utilisation_period_id, person.id as person_id, c.id as code_id,
    '-infinity'::timestamptz as since, ${isTended(scope)} as tended
  from ${checkIns(scope)}
  join person on ${ofOrganization(scope, 'person')} and person.id = c.used_by_id
  join registration_code_period link on ${ofOrganization(scope, 'link')} and link.registration_code_id = c.id and link.utilisation_period_id = p.id
    and link.ended_at is null
  where l.file = 'tenantCheckIns.csv'`

/** A code opens the periods of its tenant; who has used it already is checked in, unless they live in another app, too. */
const writeCheckIns = async (scope: Scope): Promise<Tally> => {
  const created = await makeOpenings(
    scope.bulk,
    sql`select c.id as registration_code_id, p.id as utilisation_period_id from ${checkIns(scope)} where l.file = 'tenantCheckIns.csv'`,
  )
  await makeCheckIns(scope.bulk, sql`select * from (${residents(scope)}) resident where resident.tended`)
  return { created, changed: 0, deleted: 0 }
}

/** Whom a delivery gives a home that they have to accept: they live in another app, too, or work here. */
export const findOffered = async (scope: Scope) => {
  const { rows } = await sql<{ personId: string; codeId: string }>`
    select distinct resident.person_id as "personId", resident.code_id as "codeId" from (${residents(scope)}) resident
    where not resident.tended and not exists (select from check_in was where ${ofOrganization(scope, 'was')}
      and was.utilisation_period_id = resident.utilisation_period_id and was.person_id = resident.person_id)`.execute(
    scope.db,
  )
  return rows
}

/** What writes tenants. */
export const tenantWriters: Partial<Record<FileName, (scope: Scope) => Promise<Tally>>> = {
  'tenants.csv': (scope) => writeCodes(scope.bulk, tenantsOf(scope)),
  'tenantCheckIns.csv': writeCheckIns,
}
