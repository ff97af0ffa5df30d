import { sql } from 'kysely'
import { type Actor, appsAdministered } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'

/**
 * A new app gives nobody more than they have elsewhere: who makes it has there what they have on the apps from which they
 * look after the organization, and so have the owners of those apps, who set it up.
 */
export const grantOnNewApp = (db: Db, { appId, actor }: { appId: string; actor: Actor }) =>
  sql`insert into permission (organization_id, person_id, role, app_id, end_at)
    select distinct on (person_id, role) organization_id, person_id, role, ${appId}, end_at from permission
    where organization_id = ${db.organizationId} and app_id = any(${appsAdministered(actor)}) and coalesce(start_at <= now(), true)
      and coalesce(end_at > now(), true) and (person_id = ${actor.personId} or role = 'app-owner')
    order by person_id, role, end_at desc nulls first`.execute(db)
