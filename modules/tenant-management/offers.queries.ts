import { sql } from 'kysely'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Offer } from './offers.contract.ts'

export interface OfferRow {
  id: string
  appId: string
  management: string
  homes: Offer['homes']
  createdAt: Date
  expiresAt: Date | null
}

const DAYS_SHOWN = 30

/**
 * The homes that a person is asked to be added to: personal codes for their confirmed address, or that they have used and
 * that open a further home since. A home that they are in, or were checked out of since, is not offered.
 */
export const listOffers = async (db: Db, { personId }: Pick<Actor, 'personId'>, id?: string) => {
  const of = (table: string) => sql`${sql.ref(`${table}.organization_id`)} = ${db.organizationId}`
  const { rows } = await sql<OfferRow>`
    select code.id, code.created_at as "createdAt", code.expires_at as "expiresAt", open.app_id as "appId", open.management, open.homes
    from person
    join registration_code code on ${of('code')} and code.withdrawn_at is null and code.declined_at is null and not code.permanent
      and (code.used_by_id = person.id or code.email_key = person.email_key and code.used_at is null and person.email_confirmed_at is not null)
      and coalesce(code.expires_at > now() - make_interval(days => ${DAYS_SHOWN}), true)
    join lateral (
      select min(home.app_id) as app_id, (array_agg(home.management order by home.link_id))[1] as management,
        json_agg(json_build_object('utilisationPeriodId', home.id, 'address', home.address, 'place', home.place, 'unit', home.unit,
          'startDate', home.start_date, 'endDate', home.end_date) order by home.link_id) as homes
      from (
        select link.id as link_id, period.id, period.app_id::text as app_id, period.start_date, period.end_date, unit.name as unit,
          coalesce(nullif(concat_ws(' ', building.street, building.house_number), ''), building.name) as address,
          concat_ws(' ', building.postal_code, building.city) as place, coalesce(provider.name, app.name) as management
        from registration_code_period link
        join utilisation_period period on ${of('period')} and period.id = link.utilisation_period_id and period.deleted_at is null
        join unit on ${of('unit')} and unit.id = period.unit_id
        join building on ${of('building')} and building.id = period.building_id
        join property on ${of('property')} and property.id = period.property_id
        join app on ${of('app')} and app.id = period.app_id
        left join service_provider provider on ${of('provider')} and provider.id = building.property_manager_id
        where ${of('link')} and link.registration_code_id = code.id and link.ended_at is null
          and coalesce(period.end_date >= palier.today(property.timezone), true)
          and not exists (select from check_in was where ${of('was')} and was.utilisation_period_id = period.id and was.person_id = person.id
            and (was.checked_out_at is null or was.checked_out_at >= code.created_at))
      ) home
      having count(*) > 0
    ) open on true
    where ${of('person')} and person.id = ${personId} ${id === undefined ? sql`` : sql`and code.id = ${id}`}
    order by code.id desc limit 100`.execute(db)
  return rows
}

/** One of the actor's offers, held until the end of the transaction. */
export const lockOffer = async (db: Db, actor: Actor, id: string) => {
  await db.selectFrom('registrationCode').select('id').where('id', '=', id).forUpdate().execute()
  return (await listOffers(db, actor, id))[0]
}

/** Ends what a code offers and its person does not want. */
export const endHomes = (db: Db, registrationCodeId: string, periods: string[]) =>
  db
    .updateTable('registrationCodePeriod')
    .set({ endedAt: sql<Date>`now()` })
    .where('registrationCodeId', '=', registrationCodeId)
    .where('utilisationPeriodId', 'in', periods)
    .execute()
