import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { mailboxKey } from '#kernel/contract/mailbox.ts'
import { abilitiesOf, type Ability, Role } from '#kernel/contract/roles.ts'
import type { Actor, Place } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { PROGRAM } from '#modules/accounts/public.ts'
import { findUnitIds } from '#modules/master-data/public.ts'
import type { Assignee } from './update.contract.ts'
import type { Requester } from './create.contract.ts'
import { livesWhereAnswered } from './policy.ts'

const rolesWith = (ability: Ability) => Role.options.filter((role) => abilitiesOf[role].includes(ability))

/** Permissions that are valid now and cover a place. */
const covering = (db: Db, { appId, propertyId, buildingId, unitId }: Place, abilities: Ability[]) =>
  sql`permission.organization_id = ${db.organizationId} and permission.role = any(${abilities.flatMap(rolesWith)})
    and coalesce(permission.start_at <= now(), true) and coalesce(permission.end_at > now(), true)
    and (permission.app_id = ${appId} or permission.property_id = ${propertyId ?? null}
      or permission.building_id = ${buildingId ?? null} or permission.unit_id = ${unitId ?? null})`

const MOST_ASSIGNEES = 500

/** Who can look after a ticket of this place; with `personId`, whether that person can. */
export const listAssignees = async (db: Db, place: Place, personId?: string) => {
  const { rows } = await sql<Assignee>`
    select person.id, person.username, person.profile_image_id as "profileImage", not bool_or(permission.role = any(${rolesWith('tickets.answer')})) as external,
      (select service_provider.name from agent join service_provider on service_provider.organization_id = ${db.organizationId}
          and service_provider.id = agent.service_provider_id
        where agent.organization_id = ${db.organizationId} and agent.person_id = person.id order by agent.id limit 1) as company
    from permission join person on person.organization_id = ${db.organizationId} and person.id = permission.person_id
    where ${covering(db, place, ['tickets.answer', 'tickets.external'])} and person.type is distinct from ${PROGRAM} ${personId ? sql`and person.id = ${personId}` : sql``}
    group by person.organization_id, person.id order by person.username, person.id limit ${MOST_ASSIGNEES}`.execute(
    db,
  )
  return rows
}

const MOST_TOLD = 200

/** The staff of a place who want to hear of tickets that nobody looks after. */
export const listWatchers = async (db: Db, place: Place) => {
  const { rows } = await sql<Reader>`
    select distinct person.id, person.username, person.email, person.locale, person.channels,
      person.notification_settings as "notificationSettings"
    from permission join person on person.organization_id = ${db.organizationId} and person.id = permission.person_id
    where ${covering(db, place, ['tickets.answer'])} and person.receive_admin_notifications
    order by person.id limit ${MOST_TOLD}`.execute(db)
  return rows
}

export interface Reader {
  id: string
  username: string
  email: string
  locale: string
  channels: unknown
  notificationSettings: unknown
}

export const findReader = (db: Db, personId: string): Promise<Reader | undefined> =>
  db
    .selectFrom('person')
    .select(['id', 'username', 'email', 'locale', 'channels', 'notificationSettings'])
    .where('id', '=', personId)
    .executeTakeFirst()

/** What a mail about a ticket needs: the ticket and its requester, with or without an account. */
export const findAddressee = (db: Db, ticketId: string) =>
  db
    .selectFrom('ticket')
    .leftJoin('person', 'person.id', 'ticket.personId')
    .select([
      'ticket.id',
      'number',
      'title',
      'status',
      'ticket.description',
      'inputChannel',
      'assigneeId',
      'personId',
      'requesterName',
      'requesterEmail',
    ])
    .select(['appId', 'propertyId', 'buildingId', 'unitId'])
    .select(['person.username', 'person.email', 'person.locale', 'channels', 'notificationSettings'])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst()

const alive = sql<SqlBool>`period.deleted_at is null and coalesce(period.end_date >= current_date, true)`

const lived = (
  db: Db,
) => sql`join utilisation_period period on period.organization_id = ${db.organizationId} and period.id = link.utilisation_period_id
  join unit on unit.organization_id = ${db.organizationId} and unit.id = period.unit_id
  join building on building.organization_id = ${db.organizationId} and building.id = period.building_id
  join app on app.organization_id = ${db.organizationId} and app.id = period.app_id`

const places = sql`json_agg(distinct jsonb_build_object('key', 'Unit-' || unit.id, 'name', concat_ws(', ', building.name, unit.name), 'app', app.name))`

const people = (db: Db, actor: Actor, which: RawBuilder<SqlBool>) => sql<Requester>`
  select 'person' as kind, person.id, person.username as name, person.email, person.phone_number as "phoneNumber", ${places} as places
  from person join check_in link on link.organization_id = ${db.organizationId} and link.person_id = person.id and link.checked_out_at is null
  ${lived(db)}
  where person.organization_id = ${db.organizationId} and ${which} and ${alive} and ${livesWhereAnswered(actor)}
  group by person.organization_id, person.id`

const invited = (db: Db, actor: Actor, which: RawBuilder<SqlBool>) => sql<Requester>`
  select 'invited' as kind, code.id, coalesce(code.tenant_name, code.tenant_email) as name, code.tenant_email as email,
    code.tenant_phone as "phoneNumber", ${places} as places
  from registration_code code join registration_code_period link on link.organization_id = ${db.organizationId} and link.registration_code_id = code.id
    and link.ended_at is null
  ${lived(db)}
  where code.organization_id = ${db.organizationId} and ${which} and code.used_at is null and code.withdrawn_at is null and code.declined_at is null
    and coalesce(code.tenant_name, code.tenant_email) is not null and ${alive} and ${livesWhereAnswered(actor)}
  group by code.organization_id, code.id`

const MOST_CANDIDATES = 500
const MOST_WORDS = 6
const MOST_REQUESTERS = 20

/** People and invited tenants who live where the actor answers, by name, e-mail or address. */
export const listRequesters = async (db: Db, actor: Actor, search: string) => {
  const words = search
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => word.replaceAll(/[%_\\]/g, String.raw`\$&`))
  if (words.length === 0) return []
  const unitIds = await findUnitIds(db, actor, 'tickets.answer', search)
  const named = sql`(select palier.requesters_like(${words}::text[], ${MOST_CANDIDATES}))`
  const living = (table: string, column: string) =>
    sql`(select ${sql.ref(`held.${column}`)} from ${sql.table(table)} held
      join utilisation_period period on period.organization_id = ${db.organizationId} and period.id = held.utilisation_period_id
      where held.organization_id = ${db.organizationId} and period.unit_id = any(${unitIds}) limit ${MOST_CANDIDATES})`
  const residents = sql<SqlBool>`person.id = any(array(${named} union ${living('check_in', 'person_id')}))`
  const tenants = sql<SqlBool>`code.id = any(array(${named} union ${living('registration_code_period', 'registration_code_id')}))`
  const { rows } =
    await sql<Requester>`select * from (${people(db, actor, residents)} union all ${invited(db, actor, tenants)}) found
    order by name, id limit ${MOST_REQUESTERS}`.execute(db)
  return rows
}

/**
 * A person whom the actor may open a ticket for: themselves, or somebody who lives where they answer. By an address only who has
 * proved that it is theirs: to the others the ticket comes when they do.
 */
export const findRequester = async (db: Db, actor: Actor, by: { id: string } | { email: string }) => {
  if ('id' in by && by.id === actor.personId) return { id: actor.personId }
  const which =
    'id' in by
      ? sql<SqlBool>`person.id = ${by.id}`
      : sql<SqlBool>`person.email_key = ${mailboxKey(by.email)} and person.email_confirmed_at is not null`
  const { rows } = await people(db, actor, which).execute(db)
  return rows[0]
}

/** The address of a person, once it is known to be theirs. */
export const findConfirmedEmail = async (db: Db, personId: string) => {
  const person = await db
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .where('emailConfirmedAt', 'is not', null)
    .executeTakeFirst()
  return person?.email
}
