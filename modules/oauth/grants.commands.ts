import { asMailbox } from '#kernel/contract/mailbox.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { accountOf, isSecondFactorDue } from '#modules/accounts/public.ts'
import { oauthReplayed } from './events.ts'
import type { Client } from './policy.ts'
import { fitsChallenge, refusal, scopeOf, single } from './requests.rules.ts'
import * as queries from './tokens.queries.ts'

interface Asked {
  services: Services
  client: Client
  form: URLSearchParams
  address: string
}

type Tokens = Awaited<ReturnType<typeof queries.insertTokens>>

const required = (form: URLSearchParams, name: string) => {
  const value = single(form, name)
  if (!value) throw refusal('invalid_request', `${name} is missing`)
  return value
}

/**
 * What came a second time, or with something that does not fit, ends what was made from it. That must be written, so
 * these answer with nothing instead of throwing while the transaction is open.
 */
const orRefused = async ({ services, client }: Asked, work: (db: Db) => Promise<Tokens | undefined>) => {
  const { organizationId } = client
  const tokens = await inOrganization(services.database, { organizationId }, work)
  if (!tokens) throw refusal('invalid_grant', 'Unknown, used up, run out, or not for this client')
  return tokens
}

const refreshing = ({ grants }: Client) => grants.includes('refresh_token')

const authorizationCode = async (asked: Asked) => {
  const { client, form } = asked
  const code = required(form, 'code')
  const verifier = single(form, 'code_verifier')
  const redirectUri = required(form, 'redirect_uri')
  return orRefused(asked, async (db) => {
    const taken = await queries.takeCode(db, client.id, code)
    if (!taken) return replayed(db, await queries.findUsedCode(db, code))
    if (taken.expiresAt <= new Date() || taken.redirectUri !== redirectUri) return undefined
    // A verifier without a challenge means that somebody took the challenge away on its way here.
    if (taken.challenge ? !verifier || !fitsChallenge(verifier, taken.challenge) : verifier) return undefined
    const { id: familyId, clientId, personId, scope } = taken
    return queries.insertTokens(db, { familyId, clientId, personId, scope, refreshing: refreshing(client) })
  })
}

const replayed = async (db: Db, row: { id: string; clientId: string; personId: string } | undefined) => {
  if (!row) return undefined
  await queries.deleteFamily(db, row.id)
  const data = { oauthClientId: row.clientId, userId: row.personId }
  await record(db, oauthReplayed, { subjectId: row.clientId, data })
  return undefined
}

/**
 * The incumbent's client refreshes once for every call that met a token which had run out, and keeps whichever answer comes last; a
 * line may lose an answer. Within a minute the same client is therefore led to the newest tokens of its family, whichever process
 * answers, so that the family stays one line; a later use ends it (RFC 9700, 4.14.2, and docs/decisions/0030).
 */
const refreshToken = async (asked: Asked) => {
  const { client, form } = asked
  const token = required(form, 'refresh_token')
  const wanted = form.get('scope') ? scopeOf(single(form, 'scope'), client) : undefined
  return orRefused(asked, async (db) => {
    const taken = await queries.takeRefreshToken(db, client.id, token)
    if (!taken) {
      const newest = await queries.findNewest(db, client.id, token)
      if (newest) return newest
      const used = await queries.findToken(db, token)
      return used?.usedAt ? replayed(db, { ...used, id: used.familyId }) : undefined
    }
    const { familyId, clientId, personId } = taken
    const scope = wanted ?? taken.scope
    if (!scope.split(' ').every((each) => taken.scope.split(' ').includes(each)))
      throw refusal('invalid_scope', 'A token can be refreshed to no more than it had')
    const refresh = { token, seed: taken.successorSeed! }
    return queries.insertTokens(db, { familyId, clientId, personId, scope, refreshing: true, refresh })
  })
}

const password = async (asked: Asked) => {
  const { services, client, form, address } = asked
  const scope = scopeOf(single(form, 'scope'), client)
  const credentials = { email: asMailbox(required(form, 'username')), password: required(form, 'password') }
  const { organizationId } = client
  const { person } = await accountOf(services, { ...credentials, organizationId }, { address }).catch(
    (error: unknown) => {
      if (!(error instanceof Problem) || error.status === 429) throw error
      throw refusal('invalid_grant', error.code)
    },
  )
  const personId = person.id
  return orRefused(asked, async (db) => {
    if (await isSecondFactorDue(db, personId)) throw refusal('invalid_grant', 'second-factor-required')
    return queries.insertTokens(db, { clientId: client.id, personId, scope, refreshing: refreshing(client) })
  })
}

const clientCredentials = async (asked: Asked) => {
  const { client, form } = asked
  const scope = scopeOf(single(form, 'scope'), client)
  const { id: clientId, personId } = client
  return orRefused(asked, async (db) =>
    personId ? queries.insertTokens(db, { clientId, personId, scope, refreshing: false }) : undefined,
  )
}

const grants: Record<string, (asked: Asked) => Promise<Tokens>> = {
  authorization_code: authorizationCode,
  refresh_token: refreshToken,
  password,
  client_credentials: clientCredentials,
}

/** Tokens for what a client brings, if that way is open to it. */
export const tokensFor = async (asked: Asked): Promise<Tokens> => {
  const wanted = required(asked.form, 'grant_type')
  const grant = Object.hasOwn(grants, wanted) ? grants[wanted] : undefined
  if (!grant) throw refusal('unsupported_grant_type', `Known grants: ${Object.keys(grants).join(', ')}`)
  if (!asked.client.grants.includes(wanted))
    throw refusal('unauthorized_client', 'This grant is switched off for the client')
  return grant(asked)
}
