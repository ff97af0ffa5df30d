import { sql } from 'kysely'
import { abilitiesOf, Role } from '#kernel/contract/roles.ts'
import type { Db } from '#kernel/server/database.ts'
import { PROGRAM } from '#modules/accounts/public.ts'

const delivering = Role.options.filter((role) => abilitiesOf[role].includes('places.import'))
const MOST_TOLD = 20

/** The addresses of those who may take a delivery: whoever made it, or, after a program or the operator, all who could have. */
export const findDeliverers = async (db: Db, appId: string, personId: string | null) => {
  const { rows } = await sql<{ id: string; email: string }>`
    select distinct person.id, person.email
    from permission join person on person.organization_id = ${db.organizationId} and person.id = permission.person_id
    where permission.organization_id = ${db.organizationId} and permission.app_id = ${appId}
      and person.type is distinct from ${PROGRAM} and permission.role = any(${delivering})
      and coalesce(start_at <= now(), true) and coalesce(end_at > now(), true)
    order by person.id limit ${MOST_TOLD}`.execute(db)
  return (rows.some(({ id }) => id === personId) ? rows.filter(({ id }) => id === personId) : rows).map(
    ({ email }) => email,
  )
}
