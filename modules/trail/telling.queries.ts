import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

const GATHERED_SECONDS = 60

/**
 * Keeps for those whose accounts were touched what they are to be told, and has it told a minute after the first of it. Who
 * cannot sign in yet, or is a program, is told nothing; nor what came by a link that was mailed to them.
 */
export const gatherNotifications = (
  db: Db,
  news: { eventId: string; personId: string; always: boolean }[],
  job: string,
) =>
  sql`with news as (
      insert into account_news (organization_id, person_id, event_id)
      select ${db.organizationId}, person.id, given."eventId"
      from jsonb_to_recordset(${JSON.stringify(news)}::jsonb) as given ("eventId" text, "personId" text, always boolean)
      join person on person.organization_id = ${db.organizationId} and person.id = given."personId"
        and person.email_confirmed_at is not null and person.type is distinct from 'api_client'
      join event on event.organization_id = ${db.organizationId} and event.id = given."eventId"
        and (given.always or event.origin ->> 'door' is distinct from 'visitor')
      on conflict do nothing returning person_id, created_at)
    select palier.enqueue('job', jsonb_build_object('name', ${job}::text, 'payload', jsonb_build_object('personId', told.person_id)),
      told.first + make_interval(secs => ${GATHERED_SECONDS}), 'account news ' || told.person_id)
    from (select news.person_id, least(min(news.created_at), (select min(waiting.created_at) from account_news waiting
        where waiting.organization_id = ${db.organizationId} and waiting.person_id = news.person_id and waiting.told_at is null)) as first
      from news group by news.person_id) told`.execute(db)

/** The events that wait to be told to a person, the oldest first, held until the transaction ends. */
export const takeNotifications = async (db: Db, personId: string) => {
  const taken = await db
    .updateTable('accountNews')
    .set({ toldAt: new Date() })
    .where('personId', '=', personId)
    .where('toldAt', 'is', null)
    .returning('eventId')
    .execute()
  return taken.map(({ eventId }) => eventId).toSorted()
}

export const findReader = (db: Db, personId: string) =>
  db
    .selectFrom('person')
    .select([
      'id',
      'username',
      'email',
      'locale',
      'creationAppId',
      sql<boolean>`exists (select from permission where permission.organization_id = ${db.organizationId} and permission.person_id = person.id)`.as(
        'staff',
      ),
    ])
    .where('id', '=', personId)
    .executeTakeFirst()

export const deleteNotified = (db: Db, before: Date) =>
  db.deleteFrom('accountNews').where('toldAt', '<', before).execute()
