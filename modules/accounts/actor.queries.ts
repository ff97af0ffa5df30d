import { type RawBuilder, sql } from 'kysely'
import type { Tool } from '#kernel/contract/endpoint.ts'
import type { Actor, Grant, Home } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Door } from '#kernel/server/whence.ts'
import { PROGRAM } from './policy.ts'
import { staff } from './sessions.queries.ts'

interface ActorRow {
  sessionId: string
  clientId: string | null
  seenLongAgo: boolean
  provedAt: Date | null
  strong: boolean
  secondFactorDue: boolean
  scope: string | null
  personId: string
  username: string
  email: string
  locale: string
  tools: Tool[]
  grants: Grant[] | null
  homes: Home[] | null
}

/**
 * Who holds a session, with every grant that is valid now and every home, in one statement. Nothing of it is kept
 * between requests: what is granted or revoked counts from the next one on.
 */
export const findActor = (db: Db, tokenHash: string): Promise<Actor | undefined> =>
  find(db, 'screen', {
    columns: sql`session.id as session_id, null as client_id, session.last_seen_at < now() - interval '10 minutes' as seen_long_ago, session.proved_at, session.strong, null as scope,
      not session.strong and coalesce(organization.second_factor_from <= now(), false) and ${staff} as second_factor_due`,
    from: sql`session
      join person on person.organization_id = ${db.organizationId} and person.id = session.person_id`,
    where: sql`session.organization_id = ${db.organizationId} and session.token_hash = ${tokenHash} and session.expires_at > now()`,
  })

/**
 * For whom a client of OAuth holds this access token: the person who allowed it, or the client's own account. The latter
 * has shown its secret for it; a program that acts for a person shows nothing that is theirs.
 */
export const findActorByToken = (db: Db, tokenHash: string): Promise<Actor | undefined> =>
  find(db, 'program', {
    columns: sql`token.id as session_id, token.client_id, false as seen_long_ago, case when person.type = ${PROGRAM} then now() end as proved_at, false as strong, token.scope,
      false as second_factor_due`,
    from: sql`oauth_token token
      join person on person.organization_id = ${db.organizationId} and person.id = token.person_id`,
    where: sql`token.organization_id = ${db.organizationId} and token.token_hash = ${tokenHash} and token.kind = 'access' and token.expires_at > now()`,
  })

/** A person as they would be now if they signed in: for what is written to somebody who is not here. */
export const findActorById = (db: Db, personId: string): Promise<Actor | undefined> =>
  find(db, db.origin.door, {
    columns: sql`'' as session_id, null as client_id, false as seen_long_ago, null::timestamptz as proved_at, false as strong, null as scope,
      false as second_factor_due`,
    from: sql`person`,
    where: sql`person.organization_id = ${db.organizationId} and person.id = ${personId}`,
  })

interface Which {
  columns: RawBuilder<unknown>
  from: RawBuilder<unknown>
  where: RawBuilder<unknown>
}

/** Nobody acts as an account that is locked or deactivated, through whichever door. */
const find = async (db: Db, door: Door, { columns, from, where }: Which): Promise<Actor | undefined> => {
  const organization = sql`${db.organizationId}`
  const { rows } = await sql<ActorRow>`
    select ${columns}, person.id as person_id, person.username, person.email, person.locale, organization.tools,
      (select json_agg(json_build_object(
          'role', permission.role, 'endAt', permission.end_at,
          'objectType', case when permission.app_id is not null then 'App' when permission.property_id is not null then 'Property'
            when permission.building_id is not null then 'Group' else 'Unit' end,
          'objectId', coalesce(permission.app_id, permission.property_id, permission.building_id, permission.unit_id),
          'appId', coalesce(permission.app_id, property.app_id, building.app_id, unit.app_id)))
        from permission
        left join property on property.organization_id = ${organization} and property.id = permission.property_id
        left join building on building.organization_id = ${organization} and building.id = permission.building_id
        left join unit on unit.organization_id = ${organization} and unit.id = permission.unit_id
        where permission.organization_id = ${organization} and permission.person_id = person.id
          and coalesce(start_at <= now(), true) and coalesce(end_at > now(), true)) as grants,
      (select json_agg(json_build_object(
          'utilisationPeriodId', period.id, 'appId', period.app_id, 'propertyId', period.property_id,
          'buildingId', period.building_id, 'unitId', period.unit_id,
          'state', case
            when check_in.checked_out_at is not null or period.end_date < today.day then 'past'
            when period.start_date > today.day then 'upcoming' else 'current' end))
        from check_in
        join utilisation_period period on period.organization_id = ${organization} and period.id = check_in.utilisation_period_id
        join property on property.organization_id = ${organization} and property.id = period.property_id
        cross join lateral (select (now() at time zone property.timezone)::date as day) today
        where check_in.organization_id = ${organization} and check_in.person_id = person.id and period.deleted_at is null) as homes
    from ${from}
    join organization on organization.id = ${organization}
    where ${where} and person.locked_at is null and person.deactivated_at is null`.execute(db)
  const [found] = rows
  if (!found) return undefined
  const { clientId, scope, ...row } = found
  return {
    ...row,
    origin: { ...db.origin, door, clientId },
    organizationId: db.organizationId,
    scopes: scope === null ? null : new Set(scope.split(' ')),
    tools: new Set(row.tools),
    grants: row.grants ?? [],
    homes: row.homes ?? [],
  }
}
