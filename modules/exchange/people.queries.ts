import { sql } from 'kysely'
import { livesWithin } from '#modules/accounts/public.ts'
import { checkingIn } from '#modules/tenant-management/public.ts'
import type { FileName } from './files.rules.ts'
import { codesHere } from './things.queries.ts'
import { cell, here, notOwned, own, owned, type Scope, type Tally, wrote } from './writing.queries.ts'

/** The code of the app's tenant whom a line names by the ERP's key, as `c`. */
const codes = (scope: Scope, key: ReturnType<typeof cell>) => sql`(${codesHere(scope)}) k
  join registration_code c on ${own(scope, 'c')} and c.id = k.id and k.external_id = ${key}`

const next = (name: string, column: string) =>
  sql`case when l.op = 'insert' then ${cell(name)} else coalesce(${cell(name)}, ${sql.ref(`c.${column}`)}) end`

const line = sql`l.file = 'tenants.csv'`
const moved = sql`l.v ? 'email' and lower(l.v ->> 'email') is distinct from c.email_key`

/** Registered tenants whose address changes, but for staff. */
export const findReaddressed = async (scope: Scope) => {
  const { rows } = await sql<{ personId: string; email: string }>`
    select p.id as "personId", l.v ->> 'email' as email from exchange_line l
    cross join ${codes(scope, sql`l.key`)}
    join person p on ${own(scope, 'p')} and p.id = c.used_by_id
    where ${line} and ${moved} and lower(l.v ->> 'email') <> p.email_key
      and not exists (select from permission x where ${own(scope, 'x')} and x.person_id = p.id)
      and not exists (select from person other where ${own(scope, 'other')} and other.email_key = lower(l.v ->> 'email'))
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

const cells = sql`row(${next('registrationCode', 'code')}, ${next('email', 'tenant_email')}, ${next('phone', 'tenant_phone')}, ${next('name', 'tenant_name')})`

/** The lines that change a tenant, as `l`, with the tenant's code as `c`. */
export const changedTenants = (
  scope: Scope,
) => sql`exchange_line l cross join ${codes(scope, sql`l.key`)} where ${line}
  and (row(c.code, c.tenant_email, c.tenant_phone, c.tenant_name) is distinct from ${cells} ${scope.manifest.readOnly ? sql`or ${notOwned('c')}` : sql``})`

const writeTenants = async (scope: Scope): Promise<Tally> => {
  const { readOnly } = scope.manifest
  const changed = await wrote(
    scope,
    'registration_code',
    sql`update registration_code t set (code, tenant_email, tenant_phone, tenant_name) = ${cells} ${readOnly ? sql`, ${owned}` : sql``}
      from ${changedTenants(scope)} and ${own(scope, 't')} and t.id = c.id`,
  )
  const created = await wrote(
    scope,
    'registration_code',
    sql`insert into registration_code (organization_id, app_id, external_id, code, tenant_email, tenant_phone, tenant_name, locale, read_only)
      select ${scope.db.organizationId}, ${scope.appId}, l.key, ${cell('registrationCode')}, ${cell('email')}, ${cell('phone')}, ${cell('name')}, app.default_locale, ${sql.lit(readOnly)}
      from exchange_line l join app on ${own(scope, 'app')} and app.id = ${scope.appId}
      where ${line} and l.op = 'insert' and not exists (select from (${codesHere(scope)}) c where c.external_id = l.key)`,
  )
  return { created, changed, deleted: 0 }
}

const said = (scope: Scope) => sql`exchange_line l
    cross join ${codes(scope, cell('tenantId'))}
    join utilisation_period p on ${here(scope, 'p')} and p.deleted_at is null and p.external_id = ${cell('utilisationPeriodId')}`

/** Lives in the delivery's app and nowhere else, or was added for it and lives nowhere yet; and does not work here. */
const isTended = (scope: Scope) => {
  const app = { appIds: [scope.appId], propertyIds: [], buildingIds: [], unitIds: [] }
  const has = (table: string) =>
    sql`exists (select from ${sql.table(table)} x where ${own(scope, 'x')} and x.person_id = person.id)`
  return sql`not ${has('permission')} and (${livesWithin(scope.db, app)}
    or not ${has('check_in')} and coalesce(person.creation_app_id = ${scope.appId}, true))`
}

/** The tenants who have used their code, with the homes that a delivery gives them and no check-out has ended. */
const residents = (
  scope: Scope,
) => sql`select p.id as utilisation_period_id, person.id as person_id, c.id as code_id,
    '-infinity'::timestamptz as since, ${isTended(scope)} as tended
  from ${said(scope)}
  join person on ${own(scope, 'person')} and person.id = c.used_by_id
  join registration_code_period link on ${own(scope, 'link')} and link.registration_code_id = c.id and link.utilisation_period_id = p.id
    and link.ended_at is null
  where l.file = 'tenantCheckIns.csv'`

/** A code opens the periods of its tenant; who has used it already is checked in, unless they live in another app, too. */
const writeCheckIns = async (scope: Scope): Promise<Tally> => {
  const created = await wrote(
    scope,
    'registration_code_period',
    sql`insert into registration_code_period (organization_id, registration_code_id, utilisation_period_id)
      select ${scope.db.organizationId}, c.id, p.id from ${said(scope)} where l.file = 'tenantCheckIns.csv' and not exists (
        select from registration_code_period x where ${own(scope, 'x')} and x.registration_code_id = c.id and x.utilisation_period_id = p.id)`,
  )
  await wrote(
    scope,
    'check_in',
    checkingIn(scope.db, sql`select * from (${residents(scope)}) resident where resident.tended`),
  )
  return { created, changed: 0, deleted: 0 }
}

/** Whom a delivery gives a home that they have to accept: they live in another app, too, or work here. */
export const findOffered = async (scope: Scope) => {
  const { rows } = await sql<{ personId: string; codeId: string }>`
    select distinct resident.person_id as "personId", resident.code_id as "codeId" from (${residents(scope)}) resident
    where not resident.tended and not exists (select from check_in was where ${own(scope, 'was')}
      and was.utilisation_period_id = resident.utilisation_period_id and was.person_id = resident.person_id)`.execute(
    scope.db,
  )
  return rows
}

/** What writes tenants. */
export const tenantWriters: Partial<Record<FileName, (scope: Scope) => Promise<Tally>>> = {
  'tenants.csv': writeTenants,
  'tenantCheckIns.csv': writeCheckIns,
}
