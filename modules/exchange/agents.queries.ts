import { type RawBuilder, sql } from 'kysely'
import type { Tally } from '#kernel/server/bulkByKey.ts'
import {
  findMovedPeople,
  makeAgents,
  type SaidPeople,
  writePeople,
  writePermissions,
} from '#modules/accounts/public.ts'
import { writeResponsibilities } from '#modules/master-data/public.ts'
import { placeOfLine } from './collections.queries.ts'
import { rolesOf } from './manifest.contract.ts'
import type { FileName } from './files.rules.ts'
import { cell, day, ofApp, ofOrganization, said, type Scope, sourceOf } from './writing.queries.ts'

/** The agents of a delivery: people, by keys that are the organization's. */
export const agentsOf = ({ manifest }: Pick<Scope, 'manifest'>): SaidPeople => ({
  kept: manifest.readOnly,
  said: said('agents.csv', {
    username: sql`case when ${cell('lastName')} is not null or l.op = 'insert' then concat_ws(' ', ${cell('firstName')}, ${cell('lastName')}) end`,
    email: cell('email'),
    phone_number: cell('phone'),
  }),
})

/** Agents whose address changes. */
export const findReaddressedAgents = (scope: Scope) => findMovedPeople(scope.db, agentsOf(scope))

/** The provider `s` that the line `l` lets the agent work for, who does not yet. */
export const newlyAgentOf = (scope: Scope) => sql`exchange_line l
  join service_provider s on ${ofOrganization(scope, 's')} and s.external_id = ${cell('serviceProviderId')}
  left join person p on ${ofOrganization(scope, 'p')} and p.external_id = l.key
  where l.file = 'agents.csv' and not exists (select from agent a where ${ofOrganization(scope, 'a')} and a.service_provider_id = s.id and a.person_id = p.id)`

const writeAgents = async (scope: Scope): Promise<Tally> => {
  const { bulk, appId, manifest } = scope
  const { locale, receiveAdminNotifications } = manifest
  const tally = await writePeople(bulk, agentsOf(scope), { locale, appId, receiveAdminNotifications })
  await makeAgents(
    bulk,
    sql`select s.id as service_provider_id, p.id as person_id from ${newlyAgentOf(scope)} and p.id is not null`,
  )
  return tally
}

const person = (scope: Scope) =>
  sql`join person p on ${ofOrganization(scope, 'p')} and p.external_id = ${cell('agentId')}`

/** Who looks after a place, in which role. */
const writeRelations = (
  scope: Scope,
  file: FileName,
  role: RawBuilder<unknown>,
  place: (scope: Scope) => RawBuilder<unknown>,
) =>
  writeResponsibilities(scope.bulk, {
    kept: scope.manifest.readOnly,
    source: sourceOf(scope),
    said: said(
      file,
      {
        person_id: sql`p.id`,
        role,
        level: sql`place.level`,
        place_id: sql`place.id`,
        valid_from: day('validFromDate'),
        valid_to: day('validToDate'),
      },
      { from: sql`${person(scope)} ${place(scope)}` },
    ),
  })

const propertyOfLine = (
  scope: Scope,
) => sql`cross join lateral (select t.id::text as id, 'property' as level from property t
  where ${ofApp(scope, 't')} and t.deleted_at is null and t.external_id = ${cell('propertyId')}) place`

/** Agents get the roles of the manifest on a place, external ones the role for them; a validity ends with its last day. */
const permissions = (scope: Scope) => {
  const midnight = (name: string, days: number) =>
    sql`((${day(name)} + ${sql.lit(days)})::timestamp at time zone app.timezone)`
  return said(
    'agentPermissions.csv',
    {
      person_id: sql`p.id`,
      role: sql`role.role`,
      level: sql`place.level`,
      place_id: sql`place.id`,
      start_at: midnight('validFromDate', 0),
      end_at: midnight('validToDate', 1),
    },
    {
      from: sql`${person(scope)} ${placeOfLine(scope)}
        join app on ${ofOrganization(scope, 'app')} and app.id = ${scope.appId}
        cross join lateral unnest(case l.v ->> 'agentType' when 'agent' then ${rolesOf(scope.manifest)}::text[] else '{external-agent}' end) role`,
    },
  )
}

/** What writes staff, and what they look after. */
export const agentWriters: Partial<Record<FileName, (scope: Scope) => Promise<Tally>>> = {
  'agents.csv': writeAgents,
  'propertyTeams.csv': (scope) => writeRelations(scope, 'propertyTeams.csv', sql`'team'`, propertyOfLine),
  'userRelations.csv': (scope) => writeRelations(scope, 'userRelations.csv', cell('jobRole'), placeOfLine),
  'agentPermissions.csv': (scope) => writePermissions(scope.bulk, permissions(scope)),
}
