import { sql } from 'kysely'
import type { Role } from '#kernel/contract/roles.ts'
import type { Actor, Place } from '#kernel/server/actor.ts'
import {
  appsOfPerson,
  differingPeople,
  findUsers,
  mayAddAgents,
  mayGrant,
  mayRevoke,
  userAbilities,
} from '#modules/accounts/public.ts'
import { appsOfProvider, differingProviders, mayEditServiceProvider } from '#modules/organizations/public.ts'
import { appsOfCode, differingCodes } from '#modules/tenant-management/public.ts'
import { agentsOf, newlyAgentOf } from './agents.queries.ts'
import { placesOfLine } from './collections.queries.ts'
import { rolesOf } from './manifest.contract.ts'
import type { FileName } from './files.rules.ts'
import type { LineProblem } from './lines.rules.ts'
import { tenantsOf } from './people.queries.ts'
import { providersOf } from './places.queries.ts'
import { filesBeyond, mayDeliver } from './policy.ts'
import { ofOrganization, type Scope } from './writing.queries.ts'

const BEYOND = 'beyond-own-permissions'
const ELSEWHERE = 'in-another-app'
const MOST = 1000

interface Touched {
  line: number
  value: string
}

const refused = (file: FileName, column: string, reason: string, found: readonly Touched[]): LineProblem[] =>
  found.slice(0, MOST).map(({ line, value }) => ({ file, line, column, value, reason }))

/**
 * A delivery does what its deliverer could do by hand, line by line, and nothing beyond. For what the operator's machine
 * delivers nobody answers: it does anything in its app, and nothing to what another app has, too.
 */
export const rightsProblems = async (scope: Scope, present: readonly FileName[]): Promise<LineProblem[]> => {
  const { deliverer, manifest, appId } = scope
  const problems = deliverer ? filesBeyond(deliverer, { appId, manifest, files: present }) : []
  if (problems.length > 0)
    return problems.map((problem) => ({ line: null, column: null, value: null, reason: BEYOND, ...problem }))
  return [
    ...(await providersBeyond(scope)),
    ...(await tenantsBeyond(scope)),
    ...(await agentsBeyond(scope)),
    ...(await employmentsBeyond(scope)),
    ...(deliverer ? await grantsBeyond(scope, deliverer) : []),
  ]
}

/** Does what a line touches reach into other apps than the one that it is delivered to? */
const reachesOut = ({ appId }: Scope, { appIds }: { appIds: string[] }) => appIds.some((id) => id !== appId)

/** Providers are the organization's: one that is at work elsewhere, too, is changed by who may there. */
const providersBeyond = async (scope: Scope) => {
  const { db, deliverer } = scope
  const apps = appsOfProvider(db.organizationId, sql`t.id`)
  const { rows } = await sql<Touched & { appIds: string[] }>`
    select t.line, t.key as value, ${apps} as "appIds" from (${differingProviders(db, providersOf(scope))}) t
    union all select l.line, l.key, '{}'::text[] from exchange_line l where l.file = 'serviceProviders.csv' and l.op = 'insert'
      and not exists (select from service_provider t where ${ofOrganization(scope, 't')} and t.external_id = l.key)
    order by line`.execute(db)
  const beyond = rows.filter((row) =>
    deliverer ? !mayEditServiceProvider(deliverer, row) : reachesOut(scope, row),
  )
  return refused('serviceProviders.csv', 'id', deliverer ? BEYOND : ELSEWHERE, beyond)
}

/** A code that opens homes of several apps is changed by who delivers to all of them. */
const tenantsBeyond = async (scope: Scope) => {
  const { db, deliverer } = scope
  const { rows } = await sql<Touched & { appIds: string[] }>`
    select t.line, t.key as value, ${appsOfCode(db.organizationId, 'c')} as "appIds" from (${differingCodes(db, tenantsOf(scope))}) t
    join registration_code c on ${ofOrganization(scope, 'c')} and c.id = t.id order by t.line`.execute(db)
  const beyond = rows.filter((row) =>
    deliverer ? !row.appIds.every((appId) => mayDeliver(deliverer, { appId })) : reachesOut(scope, row),
  )
  return refused('tenants.csv', 'id', ELSEWHERE, beyond)
}

/** Nobody gets at an account by a line that they could not get at by hand. */
const agentsBeyond = async (scope: Scope) => {
  const { db, deliverer } = scope
  const { rows } = await sql<Touched & { personId: string; appIds: string[] }>`
    select t.line, t.key as value, p.id as "personId", ${appsOfPerson(db.organizationId, 'p')} as "appIds"
    from (${differingPeople(db, agentsOf(scope))}) t join person p on ${ofOrganization(scope, 'p')} and p.id = t.id order by t.line`.execute(
    db,
  )
  if (!deliverer)
    return refused(
      'agents.csv',
      'id',
      ELSEWHERE,
      rows.filter((row) => reachesOut(scope, row)),
    )
  const people = await findUsers(
    db,
    deliverer,
    rows.map(({ personId }) => personId),
  )
  const open = new Set(people.filter((one) => userAbilities.edit(deliverer, one)).map(({ id }) => id))
  return refused(
    'agents.csv',
    'id',
    BEYOND,
    rows.filter(({ personId }) => !open.has(personId)),
  )
}

/** People are added to a provider by who manages the staff of an app where it is at work. */
const employmentsBeyond = async (scope: Scope) => {
  const { db, deliverer, appId } = scope
  const { rows } = await sql<Touched & { appIds: string[] }>`
    select l.line, s.external_id as value, ${appsOfProvider(db.organizationId, sql`s.id`)} as "appIds"
    from ${newlyAgentOf(scope)} order by l.line`.execute(db)
  const beyond = rows.filter(({ appIds }) =>
    deliverer
      ? !mayAddAgents(deliverer, { appIds: appIds.length > 0 ? appIds : [appId] })
      : appIds.length > 0 && !appIds.includes(appId),
  )
  return refused('agents.csv', 'serviceProviderId', deliverer ? BEYOND : ELSEWHERE, beyond)
}

/** Nothing is granted to oneself or beyond one's own, and nothing is taken from whom one is below. */
const grantsBeyond = async (scope: Scope, deliverer: Actor) => {
  const { db, appId, manifest } = scope
  const { rows } = await sql<
    Touched & { op: string; agentType: string; personId: string | null } & Omit<Place, 'appId'>
  >`
    select l.line, l.v ->> 'agentId' as value, l.op, l.v ->> 'agentType' as "agentType", p.id as "personId",
      place.property_id as "propertyId", place.building_id as "buildingId", place.unit_id as "unitId"
    from exchange_line l left join person p on ${ofOrganization(scope, 'p')} and p.external_id = l.v ->> 'agentId'
    left join lateral (${placesOfLine(scope)}) place on true where l.file = 'agentPermissions.csv' order by l.line`.execute(
    db,
  )
  const ids = rows.flatMap(({ op, personId }) => (op === 'delete' && personId ? [personId] : []))
  const people = new Map((await findUsers(db, deliverer, ids)).map((one) => [one.id, one]))
  const beyond = rows.filter(({ op, agentType, personId, ...at }) => {
    const place = { appId, propertyId: at.propertyId, buildingId: at.buildingId, unitId: at.unitId }
    const roles: Role[] = agentType === 'agent' ? rolesOf(manifest) : ['external-agent']
    if (op !== 'delete')
      return personId === deliverer.personId || roles.some((role) => !mayGrant(deliverer, role, place))
    const somebody = personId && people.get(personId)
    return somebody ? roles.some((role) => !mayRevoke(deliverer, somebody, role, place)) : false
  })
  return refused('agentPermissions.csv', 'agentId', BEYOND, beyond)
}
