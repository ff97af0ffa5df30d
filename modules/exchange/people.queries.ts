import { sql } from 'kysely'
import type { FileName } from './files.rules.ts'
import { codesHere } from './things.queries.ts'
import { cell, here, own, type Scope, type Tally, wrote } from './writing.queries.ts'

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
  and (row(c.code, c.tenant_email, c.tenant_phone, c.tenant_name) is distinct from ${cells} ${scope.manifest.readOnly ? sql`or not c.read_only` : sql``})`

const writeTenants = async (scope: Scope): Promise<Tally> => {
  const { readOnly } = scope.manifest
  const changed = await wrote(
    scope,
    'registration_code',
    sql`update registration_code t set (code, tenant_email, tenant_phone, tenant_name) = ${cells} ${readOnly ? sql`, read_only = true` : sql``}
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

/** A code opens the periods of its tenant; who has used it already is checked in. */
const writeCheckIns = async (scope: Scope): Promise<Tally> => {
  const said = sql`exchange_line l
    cross join ${codes(scope, cell('tenantId'))}
    join utilisation_period p on ${here(scope, 'p')} and p.deleted_at is null and p.external_id = ${cell('utilisationPeriodId')}`
  const created = await wrote(
    scope,
    'registration_code_period',
    sql`insert into registration_code_period (organization_id, registration_code_id, utilisation_period_id)
      select ${scope.db.organizationId}, c.id, p.id from ${said} where l.file = 'tenantCheckIns.csv' and not exists (
        select from registration_code_period x where ${own(scope, 'x')} and x.registration_code_id = c.id and x.utilisation_period_id = p.id)`,
  )
  await wrote(
    scope,
    'check_in',
    sql`insert into check_in (organization_id, utilisation_period_id, person_id)
      select distinct ${scope.db.organizationId}, p.id::text, c.used_by_id::text from ${said}
      where l.file = 'tenantCheckIns.csv' and c.used_by_id is not null and not exists (
        select from check_in i where ${own(scope, 'i')} and i.utilisation_period_id = p.id and i.person_id = c.used_by_id)`,
  )
  return { created, changed: 0, deleted: 0 }
}

/** What writes tenants. */
export const tenantWriters: Partial<Record<FileName, (scope: Scope) => Promise<Tally>>> = {
  'tenants.csv': writeTenants,
  'tenantCheckIns.csv': writeCheckIns,
}
