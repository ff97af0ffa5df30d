import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import * as commands from './clients.commands.ts'
import { presented, presentedNow } from './clients.presenter.ts'
import * as queries from './clients.queries.ts'
import * as contract from './contract.ts'
import { clientAbilities, mayManageClients } from './policy.ts'

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
      const { id, secret } = await commands.addClient(db, actor, body)
      return { ...(await presentedNow(db, actor, id)), secret }
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
    run: ({ db, actor, subject, body }) => commands.changeClient(db, actor, subject, body),
  }),
  serve(contract.removeOauthClient, {
    find,
    allow: clientAbilities.edit,
    run: ({ db, actor, subject }) => commands.removeClient(db, actor, subject),
  }),
  serve(contract.rotateOauthSecret, {
    find,
    allow: clientAbilities.edit,
    async run({ db, actor, subject, body: { overlapHours } }) {
      const secret = await commands.rotateSecret(db, actor, subject, overlapHours)
      return { ...(await presentedNow(db, actor, subject.id)), secret }
    },
  }),
]
