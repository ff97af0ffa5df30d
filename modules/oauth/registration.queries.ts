import type { Body } from '#kernel/contract/endpoint.ts'
import type { Db } from '#kernel/server/database.ts'
import { hashSecret, newSecret } from '#modules/accounts/public.ts'
import { insertAccount, insertClient, insertSecret } from './clients.queries.ts'
import type { createOauthClient } from './contract.ts'

type Wanted = Pick<Body<typeof createOauthClient>, 'name' | 'grants'>

/** Writes a client with what belongs to its kind: a secret, which nobody reads again, and an account to act as. */
export const registerClient = async (db: Db, wanted: Body<typeof createOauthClient>) => {
  const { id, personId } = await insertClient(db, { ...wanted, personId: await accountFor(db, wanted) })
  return { id, personId, secret: wanted.kind === 'public' ? null : await addSecret(db, id) }
}

/** Who acts for itself needs an account to act as. */
export const accountFor = async (db: Db, { name, grants }: Wanted) =>
  grants.includes('client_credentials') ? insertAccount(db, name) : null

export const addSecret = async (db: Db, clientId: string) => {
  const secret = `palier_cs_${newSecret()}`
  await insertSecret(db, clientId, hashSecret(secret), secret.slice(-4))
  return secret
}
