import { sql } from 'kysely'
import { HARD_TO_GUESS } from '#modules/tenant-management/codes.contract.ts'
import { codesByKey } from '#modules/tenant-management/public.ts'
import { type FileName, fileOfResource, files, ruleOf } from './files.rules.ts'
import type { LineProblem } from './lines.rules.ts'
import { thingsOf } from './things.queries.ts'
import type { Scope } from './writing.queries.ts'

interface Found {
  line: number
  value: string | null
}

const MOST = 1000

const listed = (found: readonly Found[], file: string, column: string, reason: string): LineProblem[] =>
  found.map(({ line, value }) => ({ file, line, column, value, reason }))

/** Lines that say two things of one, or speak of what is not there, or is in another app; what a line takes away must be here, too. */
export const referenceProblems = async (scope: Scope, present: FileName[]): Promise<LineProblem[]> => {
  const problems: LineProblem[] = []
  for (const file of present) {
    problems.push(...(await doubled(scope, file)), ...(await ownProblems(scope, file)))
    for (const [column, rule] of Object.entries(ruleOf(file).columns))
      if (rule.refersTo) problems.push(...(await missing(scope, file, column, rule.refersTo)))
    if ('resourceType' in files[file].columns)
      for (const resource of ['property', 'group', 'unit'])
        problems.push(...(await missing(scope, file, 'resourceId', fileOfResource[resource]!, resource)))
  }
  return problems
}

const doubled = async ({ db }: Scope, file: FileName) => {
  const { rows } = await sql<Found>`select line, key as value from (
      select line, key, row_number() over (partition by key order by line) as nth from exchange_line where file = ${file}
        and key in (select key from exchange_line where file = ${file} group by key having count(*) > 1)) counted
    where nth > 1 order by line limit ${MOST}`.execute(db)
  return listed(rows, file, ruleOf(file).key.join(', '), 'twice')
}

/** What an update or an insertion is about must be there, or must not belong to another app. */
const ownProblems = async (scope: Scope, file: FileName) => {
  if (ruleOf(file).key[0] !== 'id') return []
  const { rows } = await sql<Found & { here: boolean | null }>`
    select l.line, l.key as value, t.here from exchange_line l left join (${thingsOf(scope, file)}) t on t.external_id = l.key
    where l.file = ${file} and (t.here is false or (l.op = 'update' and t.id is null)) order by l.line limit ${MOST}`.execute(
    scope.db,
  )
  return rows.flatMap((row) => listed([row], file, 'id', row.here === false ? 'in-another-app' : 'not-there'))
}

const missing = async (scope: Scope, file: FileName, column: string, target: FileName, resource?: string) => {
  const named = resource ? sql`and l.v ->> 'resourceType' = ${resource}` : sql``
  const { rows } = await sql<Found & { here: boolean | null }>`
    select l.line, l.v ->> ${column} as value, t.here from exchange_line l
    left join (${thingsOf(scope, target)}) t on t.external_id = l.v ->> ${column}
    where l.file = ${file} and l.v ? ${column} ${named} and t.here is not true and (l.op <> 'delete' or t.here is false)
      and not exists (select from exchange_line n where n.file = ${target} and n.key = l.v ->> ${column} and n.op = 'insert')
    order by l.line limit ${MOST}`.execute(scope.db)
  return rows.flatMap((row) =>
    listed([row], file, column, row.here === false ? 'in-another-app' : 'not-there'),
  )
}

/** Tenancies of a unit that would overlap once everything is written. */
export const overlaps = async ({ db, manifest }: Scope): Promise<LineProblem[]> => {
  const file: FileName = 'utilisationPeriods.csv'
  const { rows } = await sql<Found>`
    with said as (
      select l.line, l.key, l.op, l.v ->> 'unitId' as unit_key, (l.v ->> 'startDate')::date as start_date, (l.v ->> 'endDate')::date as end_date
      from exchange_line l where l.file = ${file}),
    touched as (
      select unit_key from said where unit_key is not null
      union select u.external_id from said join utilisation_period p on p.organization_id = ${db.organizationId} and p.external_id = said.key
        and p.deleted_at is null join unit u on u.organization_id = ${db.organizationId} and u.id = p.unit_id),
    final as (
      select said.line, coalesce(said.unit_key, u.external_id) as unit_key, p.id::text as id,
        coalesce(said.start_date, p.start_date) as start_date,
        nullif(case when said.op = 'insert' then said.end_date else coalesce(said.end_date, p.end_date) end, 'infinity') as end_date
      from touched join unit u on u.organization_id = ${db.organizationId} and u.external_id = touched.unit_key and u.deleted_at is null
      join utilisation_period p on p.organization_id = ${db.organizationId} and p.unit_id = u.id and p.deleted_at is null and p.type = 'tenant'
      left join said on said.key = p.external_id
      where said.op is distinct from 'delete'
      union all
      select said.line, said.unit_key, said.key, said.start_date, nullif(said.end_date, 'infinity') from said
      left join unit u on u.organization_id = ${db.organizationId} and u.external_id = said.unit_key and u.deleted_at is null
      where said.op = 'insert' and coalesce(u.type, ${manifest.unitType}) = 'rented' and not exists (select from utilisation_period p
        where p.organization_id = ${db.organizationId} and p.external_id = said.key and p.deleted_at is null))
    select distinct one.line, daterange(one.start_date, one.end_date, '[]')::text as value
    from final one join final other on other.unit_key = one.unit_key and other.id <> one.id
      and daterange(other.start_date, other.end_date, '[]') && daterange(one.start_date, one.end_date, '[]')
    where one.line is not null order by one.line limit ${MOST}`.execute(db)
  return listed(rows, file, 'startDate', 'overlaps')
}

/** Addresses and codes that somebody else has already. */
export const takenProblems = async (scope: Scope): Promise<LineProblem[]> => {
  const { db } = scope
  const emails = await sql<Found>`
    select l.line, l.v ->> 'email' as value from exchange_line l
    where l.file = 'agents.csv' and l.v ? 'email' and (
      exists (select from person p where p.organization_id = ${db.organizationId} and p.email_key = lower(l.v ->> 'email')
        and p.external_id is distinct from l.key)
      or exists (select from exchange_line o where o.file = 'agents.csv' and o.line < l.line and lower(o.v ->> 'email') = lower(l.v ->> 'email')))
    order by l.line limit ${MOST}`.execute(db)
  const codes = await sql<Found>`
    with said as (select line, key, v ->> 'registrationCode' as code, upper(replace(v ->> 'registrationCode', '-', '')) as code_key
      from exchange_line where file = 'tenants.csv' and v ? 'registrationCode')
    select line, code as value from (
      select said.*, row_number() over (partition by code_key order by line) as nth from said) l
    where nth > 1 or exists (select from registration_code c where c.organization_id = ${db.organizationId} and c.code_key = l.code_key
      and c.withdrawn_at is null and not exists (select from (${codesByKey(scope)}) h where h.id = c.id and h.external_id = l.key))
    order by line limit ${MOST}`.execute(db)
  // A code that was there before stays as it is until it is used.
  const guessable = await sql<Found>`
    select l.line, l.v ->> 'registrationCode' as value from exchange_line l
    where l.file = 'tenants.csv' and l.v ->> 'registrationCode' !~ ${HARD_TO_GUESS} and not exists (select from (${codesByKey(scope)}) h
      join registration_code c on c.organization_id = ${db.organizationId} and c.id = h.id
      where h.external_id = l.key and c.code = l.v ->> 'registrationCode')
    order by l.line limit ${MOST}`.execute(db)
  return [
    ...listed(emails.rows, 'agents.csv', 'email', 'taken'),
    ...listed(codes.rows, 'tenants.csv', 'registrationCode', 'taken'),
    ...listed(guessable.rows, 'tenants.csv', 'registrationCode', 'guessable'),
  ]
}

/** Remappings of ids that are not there, or whose new id something else has. */
export const remappingProblems = async (scope: Scope): Promise<LineProblem[]> => {
  const problems: LineProblem[] = []
  for (const [resource, target] of Object.entries(fileOfResource)) {
    const { rows } = await sql<Found & { old: boolean; new: boolean }>`
      select l.line, l.v ->> 'oldUuid' as value, o.id is not null as old, n.id is not null as new from exchange_line l
      left join (${thingsOf(scope, target)}) o on o.external_id = l.v ->> 'oldUuid' and o.here
      left join (${thingsOf(scope, target)}) n on n.external_id = l.v ->> 'newUuid'
      where l.file = 'uuidRemappings.csv' and l.v ->> 'resource' = ${resource} and (o.id is null) = (n.id is null)
      order by l.line limit ${MOST}`.execute(scope.db)
    for (const row of rows)
      problems.push(
        ...listed(
          [row],
          'uuidRemappings.csv',
          row.old ? 'newUuid' : 'oldUuid',
          row.old ? 'taken' : 'not-there',
        ),
      )
  }
  return problems
}
