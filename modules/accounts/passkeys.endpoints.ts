import type { Row } from '#database/tables.ts'
import { inOrganization } from '#kernel/server/database.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import * as commands from './passkeys.commands.ts'
import * as contract from './passkeys.contract.ts'
import * as policy from './passkeys.policy.ts'
import * as queries from './passkeys.queries.ts'
import { findSelf } from './proof.policy.ts'
import { openSession } from './sessions.commands.ts'

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
    run: async ({ db, actor, subject, platform }) => ({
      ...(await commands.beginPasskey(db, actor, platform, subject)),
    }),
  }),
  serve(contract.addPasskey, {
    find: findSelf,
    allow: everyone,
    prepare: ({ actor, body, platform }) =>
      policy.madePasskey(platform, `add ${actor.sessionId}`, body.credential),
    run: async ({ db, actor, subject, body: { name }, prepared, platform }) =>
      present(await commands.addPasskey(db, actor, platform, subject, { ...prepared, name })),
  }),
  serve(contract.removePasskey, {
    find: ({ db, actor, params }) => queries.findPasskey(db, actor.personId, params.passkeyId),
    allow: ({ origin }) => origin.clientId === null,
    run: ({ db, actor, subject, platform }) => commands.removePasskey(db, actor, platform, subject.id),
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
