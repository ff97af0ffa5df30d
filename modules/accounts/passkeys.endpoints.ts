import type { Row } from '#database/tables.ts'
import { conflict } from '#kernel/contract/problem.ts'
import { inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import { secondFactorAdded, secondFactorRemoved } from './events.ts'
import { requireFactorLeft, requireNoFactor } from './demand.policy.ts'
import { tellOfChange } from './mail.ts'
import * as contract from './passkeys.contract.ts'
import * as policy from './passkeys.policy.ts'
import * as queries from './passkeys.queries.ts'
import { findSelf } from './proof.policy.ts'
import { runOut } from './second-factor.policy.ts'
import { openSession } from './sessions.commands.ts'
import { setStrong } from './sessions.queries.ts'

const MOST_PASSKEYS = 20

const present = ({ id, name, createdAt, lastUsedAt }: Row<'passkey'>) => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})

export const passkeyEndpoints = [
  serve(contract.listPasskeys, {
    find: findSelf,
    allow: everyone,
    async run({ db, subject }) {
      const items = (await queries.listPasskeys(db, subject.id)).map(present)
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.beginPasskey, {
    find: findSelf,
    allow: everyone,
    async run({ db, actor, subject, platform }) {
      await requireNoFactor(db, actor)
      const passkeys = await queries.listPasskeys(db, subject.id)
      if (passkeys.length >= MOST_PASSKEYS) throw conflict('too-many-passkeys')
      const { organizationId } = actor
      const wanted = { organizationId, owner: subject, passkeys }
      return { ...(await policy.creationOptions(platform, `add ${actor.sessionId}`, wanted)) }
    },
  }),
  serve(contract.addPasskey, {
    find: findSelf,
    allow: everyone,
    prepare: ({ actor, body, platform }) =>
      policy.madePasskey(platform, `add ${actor.sessionId}`, body.credential),
    async run({ db, actor, subject, body, prepared: { challenge, ...made }, platform }) {
      await requireNoFactor(db, actor)
      if (!(await queries.takeChallenge(db, challenge))) throw runOut()
      if ((await queries.listPasskeys(db, subject.id)).length >= MOST_PASSKEYS)
        throw conflict('too-many-passkeys')
      const passkey = await queries.insertPasskey(db, { ...made, name: body.name, personId: subject.id })
      if (!passkey) throw policy.wrongPasskey()
      await setStrong(db, actor.sessionId)
      await tellOfChange(db, platform, subject, 'passkeyAdded')
      const data = { userId: subject.id, kind: 'passkey' }
      await record(db, secondFactorAdded, { actor, subjectId: subject.id, data })
      return present(passkey)
    },
  }),
  serve(contract.removePasskey, {
    find: ({ db, actor, params }) => queries.findPasskey(db, actor.personId, params.passkeyId),
    allow: ({ origin }) => origin.clientId === null,
    async run({ db, actor, subject, platform }) {
      await queries.deletePasskey(db, subject.id)
      await requireFactorLeft(db, actor)
      const owner = await findSelf({ db, actor })
      if (owner) await tellOfChange(db, platform, owner, 'passkeyRemoved')
      const data = { userId: actor.personId, kind: 'passkey' }
      await record(db, secondFactorRemoved, { actor, subjectId: actor.personId, data })
    },
  }),
  serveAnonymous(contract.beginPasskeySignIn, {
    run: async ({ platform }) => ({ ...(await policy.requestOptions(platform, 'sign-in')) }),
  }),
  serveAnonymous(contract.signInWithPasskey, {
    async run({ database, body: { credential }, platform, request, headers }) {
      const claimed = policy.claimedOwner(credential)
      const shown = await policy.shownPasskey(platform, database, claimed, 'sign-in', credential)
      const { organizationId, personId } = claimed
      await inOrganization(database, { organizationId }, async (db) => {
        await policy.takePasskey(db, shown)
        await openSession(db, platform, { personId, proved: true, strong: true }, request, headers)
      })
      return { userId: personId, organizationId }
    },
  }),
]
