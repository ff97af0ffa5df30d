import { sql } from 'kysely'
import { addingAccounts, nobodys } from '#modules/accounts/public.ts'
import { placeOfLine } from './collections.queries.ts'
import { rolesOf } from './manifest.contract.ts'
import type { FileName } from './files.rules.ts'
import { cell, here, own, type Scope, SOURCE, type Tally, wrote } from './writing.queries.ts'

const nameOf = sql`concat_ws(' ', l.v ->> 'firstName', l.v ->> 'lastName')`
const line = sql`l.file = 'agents.csv'`

const moved = sql`l.v ? 'email' and lower(l.v ->> 'email') <> p.email_key`

/** Agents whose address changes. */
export const findReaddressedAgents = async (scope: Scope) => {
  const { rows } = await sql<{ personId: string; email: string }>`
    select p.id as "personId", l.v ->> 'email' as email from exchange_line l
    join person p on ${own(scope, 'p')} and p.external_id = l.key
    where ${line} and ${moved} order by l.line`.execute(scope.db)
  return rows
}

const phone = sql`case when l.op = 'insert' then ${cell('phone')} else coalesce(${cell('phone')}, p.phone_number) end`
const name = sql`case when l.v ? 'lastName' then ${nameOf} else p.username end`

/** The agent `p` whom the line `l` is about. */
const about = (scope: Scope) => sql`${line} and ${own(scope, 'p')} and p.external_id = l.key`

/** Does the line `l` change the agent `p`, or ask for another address of theirs? */
export const changesAgent = (scope: Scope) => sql`${about(scope)} and (
  row(p.username, p.email, p.phone_number) is distinct from row(${name}, coalesce(${cell('email')}, p.email), ${phone})
  ${scope.manifest.readOnly ? sql`or not p.read_only` : sql``})`

/** The provider `s` that the line `l` lets the agent work for, who does not yet. */
export const newlyAgentOf = (scope: Scope) => sql`exchange_line l
  join service_provider s on ${own(scope, 's')} and s.external_id = ${cell('serviceProviderId')}
  left join person p on ${own(scope, 'p')} and p.external_id = l.key
  where ${line} and not exists (select from agent a where ${own(scope, 'a')} and a.service_provider_id = s.id and a.person_id = p.id)`

/** Agents are people. Whose address is to be another is counted here; whether it becomes that is the affair of accounts. */
const writeAgents = async (scope: Scope): Promise<Tally> => {
  const { db, appId, manifest } = scope
  const meant = about(scope)
  const changed = await wrote(
    scope,
    'person',
    sql`update person p set (username, phone_number) = row(${name}, ${phone}) ${manifest.readOnly ? sql`, read_only = true` : sql``} from exchange_line l
      where ${meant} and (row(p.username, p.phone_number) is distinct from row(${name}, ${phone}) ${manifest.readOnly ? sql`or not p.read_only` : sql``}
        or (${moved} and ${nobodys('p')}))`,
  )
  const created = await wrote(
    scope,
    'person',
    addingAccounts(sql`
      select ${db.organizationId}, l.key, ${nameOf}, ${cell('email')}, ${cell('phone')}, ${manifest.locale}, ${appId}, ${manifest.receiveAdminNotifications}, ${sql.lit(manifest.readOnly)}
      from exchange_line l where ${line} and l.op = 'insert' and not exists (select from person p where ${meant})`),
  )
  await sql`select palier.enter_directory('email', p.email) from exchange_line l join person p on ${meant}`.execute(
    db,
  )
  await wrote(
    scope,
    'agent',
    sql`insert into agent (organization_id, service_provider_id, person_id)
      select ${db.organizationId}, s.id, p.id from ${newlyAgentOf(scope)} and p.id is not null`,
  )
  return { created, changed, deleted: 0 }
}

export const person = (scope: Scope) =>
  sql`join person p on ${own(scope, 'p')} and p.external_id = ${cell('agentId')}`

/** Who looks after a place, in which role. */
const writeRelations = async (
  scope: Scope,
  file: FileName,
  role: ReturnType<typeof cell>,
  place: typeof person,
) => {
  const { db } = scope
  const said = sql`exchange_line l ${person(scope)} ${place(scope)}`
  const at = (op: string) => sql`l.file = ${file} and l.op = ${op}`
  const relation = sql`join user_relation r on ${own(scope, 'r')} and r.person_id = p.id and r.type = 'is-responsible'`
  const held = sql`${relation} join responsibility d on ${own(scope, 'd')} and d.user_relation_id = r.id and d.role is not distinct from ${role}`
  const deleted = await wrote(
    scope,
    'responsibility_place',
    sql`delete from responsibility_place x using ${said} ${held}
      where ${at('delete')} and ${own(scope, 'x')} and x.responsibility_id = d.id and coalesce(x.property_id, x.building_id)::text = place.id`,
  )
  await wrote(
    scope,
    'user_relation',
    sql`insert into user_relation (organization_id, person_id, type, read_only)
      select distinct ${db.organizationId}, p.id::text, 'is-responsible', ${sql.lit(scope.manifest.readOnly)} from ${said} where ${at('insert')} on conflict do nothing`,
  )
  await wrote(
    scope,
    'responsibility',
    sql`insert into responsibility (organization_id, user_relation_id, role)
      select distinct ${db.organizationId}, r.id::text, ${role} from ${said} ${relation} where ${at('insert')} on conflict do nothing`,
  )
  const before = scope.made.get('responsibility_place') ?? 0
  const written = await wrote(
    scope,
    'responsibility_place',
    sql`insert into responsibility_place (organization_id, responsibility_id, property_id, building_id, valid_from, valid_to, source)
      select ${db.organizationId}, d.id, case when place.level = 'property' then place.id end, case when place.level = 'group' then place.id end,
        ${cell('validFromDate')}::date, ${cell('validToDate')}::date, ${scope.manifest.readOnly ? SOURCE : null}
      from ${said} ${held} where ${at('insert')}
      on conflict (organization_id, responsibility_id, property_id, building_id) do update
        set valid_from = excluded.valid_from, valid_to = excluded.valid_to
        where row(responsibility_place.valid_from, responsibility_place.valid_to) is distinct from row(excluded.valid_from, excluded.valid_to)`,
  )
  await wrote(
    scope,
    'responsibility',
    sql`delete from responsibility d where ${own(scope, 'd')}
      and d.id in (select c.before ->> 'responsibility_id' from exchange_change c
        where ${own(scope, 'c')} and c.job_id = ${scope.jobId} and c.table_name = 'responsibility_place')
      and not exists (select from responsibility_place x where ${own(scope, 'x')} and x.responsibility_id = d.id)`,
  )
  const created = (scope.made.get('responsibility_place') ?? 0) - before
  return { created, changed: written - created, deleted }
}

const propertyOfLine = (
  scope: Scope,
) => sql`cross join lateral (select t.id, 'property' as level from property t
  where ${here(scope, 't')} and t.deleted_at is null and t.external_id = ${cell('propertyId')}) place`

/**
 * Agents get the roles of the manifest on a place, external ones the role for them; a validity ends with its last day. Counted is what
 * the lines say, as in every other file, not the roles that follow from one.
 */
const writePermissions = async (scope: Scope): Promise<Tally> => {
  const { db, manifest } = scope
  const said = sql`exchange_line l ${person(scope)} ${placeOfLine(scope)}
    join app on ${own(scope, 'app')} and app.id = ${scope.appId}
    cross join lateral unnest(case l.v ->> 'agentType' when 'agent' then ${rolesOf(manifest)}::text[] else '{external-agent}' end) role`
  const at = (op: string) => sql`l.file = 'agentPermissions.csv' and l.op = ${op}`
  const same = sql`${own(scope, 'x')} and x.person_id = p.id and x.role = role.role
    and x.app_id is null and coalesce(x.property_id, x.building_id, x.unit_id)::text = place.id`
  const day = (name: string, days: number) =>
    sql`((${cell(name)}::date + ${sql.lit(days)})::timestamp at time zone app.timezone)`
  const dates = sql`row(${day('validFromDate', 0)}, ${day('validToDate', 1)})`
  const { rows } = await sql<Tally>`
    with said as (
      select l.line, l.op, count(*) as roles, count(x.id) as there,
        count(*) filter (where x.id is not null and row(x.start_at, x.end_at) is distinct from ${dates}) as other
      from ${said} left join permission x on ${same} where l.file = 'agentPermissions.csv' group by l.line, l.op)
    select count(*) filter (where op = 'insert' and there = 0) as created,
      count(*) filter (where op = 'insert' and there > 0 and (there < roles or other > 0)) as changed,
      count(*) filter (where op = 'delete' and there > 0) as deleted
    from said`.execute(db)
  await wrote(
    scope,
    'permission',
    sql`delete from permission x using ${said} where ${at('delete')} and ${same}`,
  )
  await wrote(
    scope,
    'permission',
    sql`update permission x set (start_at, end_at) = ${dates} from ${said}
      where ${at('insert')} and ${same} and row(x.start_at, x.end_at) is distinct from ${dates}`,
  )
  const level = (name: string) => sql`case when place.level = ${sql.lit(name)} then place.id end`
  await wrote(
    scope,
    'permission',
    sql`insert into permission (organization_id, person_id, role, property_id, building_id, unit_id, start_at, end_at)
      select ${db.organizationId}, p.id, role.role, ${level('property')}, ${level('group')}, ${level('unit')}, ${day('validFromDate', 0)}, ${day('validToDate', 1)}
      from ${said} where ${at('insert')} and not exists (select from permission x where ${same})`,
  )
  return rows[0]!
}

/** What writes staff, and what they look after. */
export const agentWriters: Partial<Record<FileName, (scope: Scope) => Promise<Tally>>> = {
  'agents.csv': writeAgents,
  'propertyTeams.csv': (scope) => writeRelations(scope, 'propertyTeams.csv', sql`'team'`, propertyOfLine),
  'userRelations.csv': (scope) => writeRelations(scope, 'userRelations.csv', cell('jobRole'), placeOfLine),
  'agentPermissions.csv': writePermissions,
}
