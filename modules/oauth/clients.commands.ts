import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, wrongField } from '#kernel/contract/problem.ts'
import { SCOPES } from '#kernel/contract/scopes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { changesOf } from '#kernel/server/changes.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { setUsername } from '#modules/accounts/public.ts'
import { presented, presentedNow } from './clients.presenter.ts'
import * as queries from './clients.queries.ts'
import type * as contract from './contract.ts'
import { oauthClientChanged, oauthClientCreated, oauthClientRemoved, oauthSecretRotated } from './events.ts'
import type { Client } from './policy.ts'
import { contradictionOf } from './redirects.contract.ts'
import { accountFor, addSecret, registerClient } from './registration.queries.ts'
import { deleteTokensOf } from './tokens.queries.ts'

/** Registers a client and gives its id and its secret, which nobody is shown again. Throws Problem 409 'too-many-oauth-clients'. */
export const addClient = async (db: Db, actor: Actor, body: Body<typeof contract.createOauthClient>) => {
  refuseContradiction({ ...body, redirectUris: body.redirectUris ?? [] })
  if ((await queries.listClients(db)).length >= queries.MOST_CLIENTS) throw conflict('too-many-oauth-clients')
  const client = await registerClient(db, body)
  await record(db, oauthClientCreated, { actor, ...ofClient({ id: client.id, name: body.name }) })
  return client
}

/** Changes a client and gives it as it is then. */
export const changeClient = async (
  db: Db,
  actor: Actor,
  subject: Client,
  body: Body<typeof contract.changeOauthClient>,
) => {
  const wanted = {
    name: body.name ?? subject.name,
    grants: body.grants ?? (subject.grants as contract.OauthGrant[]),
  }
  refuseContradiction({ ...subject, ...wanted, redirectUris: body.redirectUris ?? subject.redirectUris })
  const personId = subject.personId ?? (await accountFor(db, wanted))
  await queries.setClient(db, subject, { ...body, ...wanted, personId })
  if (personId) await setUsername(db, personId, wanted.name)
  await endWhatIsOff(db, subject, {
    ...wanted,
    scopes: body.scopes === undefined ? subject.scopes : body.scopes,
  })
  const after = await presentedNow(db, actor, subject.id)
  const changes = changesOf((await presented(db, actor, [subject]))[0]!, after)
  const { subjectId, data } = ofClient(after)
  await record(db, oauthClientChanged, { actor, subjectId, data: { ...data, changes } })
  return after
}

export const removeClient = async (db: Db, actor: Actor, subject: Client) => {
  await queries.deleteClient(db, subject)
  await record(db, oauthClientRemoved, { actor, ...ofClient(subject) })
}

/** A new secret, beside which the old ones count some hours more. Throws Problem 409 'oauth-public-client'. */
export const rotateSecret = async (db: Db, actor: Actor, subject: Client, overlapHours: number) => {
  if (subject.kind === 'public') throw conflict('oauth-public-client')
  await queries.endSecrets(db, subject.id, new Date(Date.now() + overlapHours * 3_600_000))
  const secret = await addSecret(db, subject.id)
  await record(db, oauthSecretRotated, { actor, ...ofClient(subject) })
  return secret
}

const ofClient = ({ id, name }: { id: string; name: string }) => ({
  subjectId: id,
  data: { oauthClientId: id, name },
})

const refuseContradiction = (wanted: Parameters<typeof contradictionOf>[0]) => {
  const contradiction = contradictionOf(wanted)
  if (contradiction) throw wrongField(contradiction.field, contradiction.code)
}

/** A way that is switched off no longer leads to anything: whoever came by it comes again, by another. */
const endWhatIsOff = async (
  db: Db,
  { id, grants, scopes }: Client,
  wanted: { grants: readonly string[]; scopes: readonly string[] | null },
) => {
  const lost = (had: readonly string[], has: readonly string[]) => had.some((each) => !has.includes(each))
  if (lost(grants, wanted.grants) || lost(scopes ?? SCOPES, wanted.scopes ?? SCOPES))
    await deleteTokensOf(db, id)
}
