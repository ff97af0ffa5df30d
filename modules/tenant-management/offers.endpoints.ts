import { Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { forgive, takeTry } from '#modules/accounts/public.ts'
import { acceptOffer, declineOffer } from './answering.commands.ts'
import * as contract from './offers.contract.ts'
import * as queries from './offers.queries.ts'
import { lockCode } from './registration.queries.ts'
import { moveIn } from './residents.commands.ts'
import { isExpired } from './rules.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { offerId: string }
}
const find = ({ db, actor, params }: Asked) => queries.lockOffer(db, actor, params.offerId)

export const offerEndpoints = [
  serve(contract.listOffers, {
    allow: everyone,
    async run({ db, actor }) {
      const items = (await queries.listOffers(db, actor)).map(present)
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.acceptOffer, {
    find,
    allow: everyone,
    run: ({ db, actor, subject }) => acceptOffer(db, actor, subject),
  }),
  serve(contract.declineOffer, {
    find,
    allow: everyone,
    run: ({ db, actor, subject }) => declineOffer(db, actor, subject),
  }),
  serve(contract.enterCode, {
    allow: everyone,
    prepare: ({ actor, services }) => takeTry(services.database, codeTries(actor)),
    async run({ db, actor, services, body, after }) {
      const code = await lockCode(db, undefined, body.code)
      if (!code) throw new Problem(404, 'code-unknown')
      await moveIn(db, code, actor.personId)
      after(() => forgive(services.database, codeTries(actor)))
    },
  }),
]

const codeTries = ({ personId }: Actor) => ({ account: `code ${personId}` })

const present = (row: queries.OfferRow): contract.Offer => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  state: isExpired(row) ? 'expired' : 'open',
})
