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
    run: async ({ db, actor, subject, services }) => ({
      ...(await commands.beginPasskey(db, actor, services, subject)),
    }),
  }),
  serve(contract.addPasskey, {
    find: findSelf,
    allow: everyone,
    prepare: ({ actor, body, services }) =>
      policy.madePasskey(services, `add ${actor.sessionId}`, body.credential),
    run: async ({ db, actor, subject, body: { name }, prepared, services }) =>
      present(await commands.addPasskey(db, actor, services, subject, { ...prepared, name })),
  }),
  serve(contract.removePasskey, {
    find: ({ db, actor, params }) => queries.findPasskey(db, actor.personId, params.passkeyId),
    allow: ({ origin }) => origin.clientId === null,
    run: ({ db, actor, subject, services }) => commands.removePasskey(db, actor, services, subject.id),
  }),
  serveAnonymous(contract.beginPasskeySignIn, {
    run: async ({ services }) => ({ ...(await policy.requestOptions(services, 'sign-in')) }),
  }),
  serveAnonymous(contract.signInWithPasskey, {
    async run({ database, body: { credential }, services, request, headers }) {
      const claimed = policy.claimedOwner(credential)
      const shown = await policy.shownPasskey(services, database, claimed, 'sign-in', credential)
      const { organizationId, personId } = claimed
      await inOrganization(database, { organizationId }, async (db) => {
        await policy.takePasskey(db, shown)
        await openSession(db, services, { personId, proved: true, strong: true }, request, headers)
      })
      return { userId: personId, organizationId }
    },
  }),
]
