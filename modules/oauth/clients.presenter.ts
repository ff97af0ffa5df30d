import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { findClient, listSecrets } from './clients.queries.ts'
import type * as contract from './contract.ts'
import { type Client, clientAbilities } from './policy.ts'

export const presentedNow = async (db: Db, actor: Actor, id: string) =>
  (await presented(db, actor, [(await findClient(db, id))!]))[0]!

/** Clients as the wire shows them, with what is known of their secrets. */
export const presented = async (
  db: Db,
  actor: Actor,
  clients: readonly Client[],
): Promise<contract.OauthClient[]> => {
  const secrets = await listSecrets(
    db,
    clients.map(({ id }) => id),
  )
  return clients.map((client) => ({
    id: client.id,
    name: client.name,
    kind: client.kind as contract.ClientKind,
    redirectUris: client.redirectUris,
    grants: client.grants as contract.OauthGrant[],
    old: client.old,
    scopes: client.scopes,
    termsUrl: client.termsUrl,
    privacyUrl: client.privacyUrl,
    userID: client.personId,
    secrets: secrets
      .filter(({ clientId }) => clientId === client.id)
      .map(({ id, hint, createdAt, expiresAt, lastUsedAt }) => ({
        id,
        hint,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
    createdAt: client.createdAt.toISOString(),
    can: clientAbilities.of(actor, client),
  }))
}
