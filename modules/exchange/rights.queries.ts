import { sql } from 'kysely'
import { abilitiesOf, Role } from '#kernel/contract/roles.ts'
import { allowed } from '#kernel/server/actor.ts'
import { mayGrant } from '#modules/accounts/public.ts'
import { rolesOf } from './contract.ts'
import type { FileName } from './files.rules.ts'
import type { LineProblem } from './lines.rules.ts'
import { own, type Scope } from './writing.queries.ts'

const reason = 'beyond-own-permissions'
const ruling = Role.options.filter((role) => abilitiesOf[role].includes('organization.edit'))

/** A delivery does to staff what its deliverer could do by hand, and nothing beyond; the operator may do anything. */
export const rightsProblems = async (scope: Scope, present: readonly FileName[]): Promise<LineProblem[]> => {
  const { db, deliverer, appId, manifest } = scope
  if (!deliverer) return []
  const about = { line: null, column: null, value: null, reason }
  const staffed = (['agents.csv', 'agentPermissions.csv'] as const).filter((file) => present.includes(file))
  if (!allowed(deliverer, 'staff.manage', { appId })) return staffed.map((file) => ({ file, ...about }))
  const beyond = rolesOf(manifest).filter((role) => !mayGrant(deliverer, role, { appId }))
  if (present.includes('agentPermissions.csv') && beyond.length > 0)
    return beyond.map((value) => ({ ...about, file: 'manifest.json', column: 'agentPermissions', value }))
  if (allowed(deliverer, 'organization.edit', { appId })) return []
  const { rows } = await sql<{ line: number; value: string }>`
    select l.line, l.key as value from exchange_line l join person p on ${own(scope, 'p')} and p.external_id = l.key
    where l.file = 'agents.csv' and exists (select from permission x where ${own(scope, 'x')} and x.person_id = p.id and x.role = any(${ruling}))
    order by l.line limit 1000`.execute(db)
  return rows.map(({ line, value }) => ({ file: 'agents.csv', line, column: 'id', value, reason }))
}
