import type { Row } from '#database/tables.ts'
import { abilitiesOf, type Role } from '#kernel/contract/roles.ts'
import { abilities } from '#kernel/server/abilities.ts'
import type { Actor, Place } from '#kernel/server/actor.ts'
import { mayGrant } from '#modules/accounts/public.ts'

type Held = Place & { role: string }
export type Client = Row<'oauthClient'> & { held: readonly Held[] | null }

/** The organization's programs are kept by those who were given the organization on a whole app. */
export const mayManageClients = (actor: Actor) =>
  actor.grants.some(
    ({ role, objectType }) => objectType === 'App' && abilitiesOf[role]?.includes('organization.edit'),
  )

/** Who has the secret of a program can do what it can: so nobody gets at one that can more than they could grant. */
export const clientAbilities = abilities<Client>()({
  edit: (actor, { held }) =>
    mayManageClients(actor) && (held ?? []).every((grant) => mayGrant(actor, grant.role as Role, grant)),
})
