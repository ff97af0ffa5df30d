import { sql } from 'kysely'
import type { Db } from '#kernel/server/database.ts'

/** People who have registered and whose address an import changes, but for staff: what it was, the plan still knows. */
export const listReaddressed = async (db: Db, importId: string) => {
  const { rows } = await sql<{ personId: string; email: string }>`
    select person.id as "personId", o.fields ->> 'tenant_email' as email from import_object o
    join registration_code code on code.organization_id = ${db.organizationId} and code.id = o.object_id
    join person on person.organization_id = ${db.organizationId} and person.id = code.used_by_id
    where o.organization_id = ${db.organizationId} and o.import_id = ${importId} and o.kind = 'tenant' and o.outcome = 'change'
      and o.before ? 'tenant_email' and lower(o.fields ->> 'tenant_email') <> person.email_key
      and not exists (select from permission where permission.organization_id = ${db.organizationId} and permission.person_id = person.id)
    order by person.id`.execute(db)
  return rows
}
