import { conflict, wrongField } from '#kernel/contract/problem.ts'
import { SCOPES } from '#kernel/contract/scopes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { changesOf } from '#kernel/server/changes.ts'
import { record } from '#kernel/server/events.ts'
import { serve } from '#kernel/server/serve.ts'
import * as queries from './clients.queries.ts'
import { setUsername } from '#modules/accounts/public.ts'
import * as contract from './contract.ts'
import { oauthClientChanged, oauthClientCreated, oauthClientRemoved, oauthSecretRotated } from './events.ts'
import { type Client, clientAbilities, mayManageClients } from './policy.ts'
import { contradictionOf } from './redirects.contract.ts'
import { accountFor, addSecret, registerClient } from './registration.queries.ts'
import { deleteTokensOf } from './tokens.queries.ts'

/** Whoever may not keep programs does not learn which there are. */
const find = ({ db, actor, params }: { db: Db; actor: Actor; params: { oauthClientId: string } }) =>
  mayManageClients(actor) ? queries.findClient(db, params.oauthClientId) : Promise.resolve(undefined)

export const oauthEndpoints = [
  serve(contract.listOauthClients, {
    allow: mayManageClients,
    async run({ db, actor }) {
      const items = await presented(db, actor, await queries.listClients(db))
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.createOauthClient, {
    allow: mayManageClients,
    async run({ db, actor, body }) {
      refuseContradiction({ ...body, redirectUris: body.redirectUris ?? [] })
      if ((await queries.listClients(db)).length >= queries.MOST_CLIENTS)
        throw conflict('too-many-oauth-clients')
      const { id, secret } = await registerClient(db, body)
      await record(db, oauthClientCreated, {
        actor,
        subjectId: id,
        data: { oauthClientId: id, name: body.name },
      })
      return { ...(await read(db, actor, id)), secret }
    },
  }),
  serve(contract.findOauthClient, {
    find,
    allow: mayManageClients,
    run: async ({ db, actor, subject }) => (await presented(db, actor, [subject]))[0]!,
  }),
  serve(contract.changeOauthClient, {
    find,
    allow: clientAbilities.edit,
    async run({ db, actor, subject, body }) {
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
      const after = await read(db, actor, subject.id)
      const changes = changesOf((await presented(db, actor, [subject]))[0]!, after)
      const data = { oauthClientId: subject.id, name: after.name, changes }
      await record(db, oauthClientChanged, { actor, subjectId: subject.id, data })
      return after
    },
  }),
  serve(contract.removeOauthClient, {
    find,
    allow: clientAbilities.edit,
    async run({ db, actor, subject }) {
      await queries.deleteClient(db, subject)
      const data = { oauthClientId: subject.id, name: subject.name }
      await record(db, oauthClientRemoved, { actor, subjectId: subject.id, data })
    },
  }),
  serve(contract.rotateOauthSecret, {
    find,
    allow: clientAbilities.edit,
    async run({ db, actor, subject, body: { overlapHours } }) {
      if (subject.kind === 'public') throw conflict('oauth-public-client')
      await queries.endSecrets(db, subject.id, new Date(Date.now() + overlapHours * 3_600_000))
      const secret = await addSecret(db, subject.id)
      const data = { oauthClientId: subject.id, name: subject.name }
      await record(db, oauthSecretRotated, { actor, subjectId: subject.id, data })
      return { ...(await read(db, actor, subject.id)), secret }
    },
  }),
]

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

const read = async (db: Db, actor: Actor, id: string) =>
  (await presented(db, actor, [(await queries.findClient(db, id))!]))[0]!

const presented = async (
  db: Db,
  actor: Actor,
  clients: readonly Client[],
): Promise<contract.OauthClient[]> => {
  const secrets = await queries.listSecrets(
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
