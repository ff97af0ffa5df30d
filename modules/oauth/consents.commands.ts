import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { deleteConsent } from './consents.queries.ts'
import { oauthAccessAllowed, oauthAccessEnded } from './events.ts'
import type { Client } from './policy.ts'
import type { authorizationOf } from './requests.rules.ts'
import * as tokens from './tokens.queries.ts'

interface Giving extends ReturnType<typeof authorizationOf> {
  client: Client
  redirectUri: string
}

/** Lets a client act for the person, and gives what goes back to it. */
export const allowAccess = async (
  db: Db,
  actor: Actor,
  { client, redirectUri, type, scope, challenge }: Giving,
): Promise<Record<string, string | number>> => {
  const [clientId, personId] = [client.id, actor.personId]
  await tokens.saveConsent(db, clientId, personId, scope.split(' '))
  const data = { oauthClientId: clientId, name: client.name, userId: personId }
  await record(db, oauthAccessAllowed, { actor, subjectId: clientId, data })
  if (type === 'code')
    return { code: await tokens.insertCode(db, { clientId, personId, redirectUri, scope, challenge }) }
  const { accessToken } = await tokens.insertTokens(db, { clientId, personId, scope, refreshing: false })
  return { access_token: accessToken, token_type: 'bearer', expires_in: tokens.ACCESS_SECONDS, scope }
}

/** Ends what the person allowed a client. */
export const endAccess = async (db: Db, actor: Actor, client: { id: string; name: string }) => {
  await deleteConsent(db, actor.personId, client.id)
  const data = { oauthClientId: client.id, name: client.name, userId: actor.personId }
  await record(db, oauthAccessEnded, { actor, subjectId: client.id, data })
}
