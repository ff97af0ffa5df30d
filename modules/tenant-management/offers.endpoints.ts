import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { forgive, takeTry } from '#modules/accounts/public.ts'
import { setReadAbout } from '#modules/notifications/public.ts'
import { findAnyCode, setCode } from './codes.queries.ts'
import { invitationDeclined } from './events.ts'
import * as contract from './offers.contract.ts'
import * as queries from './offers.queries.ts'
import { tellInviter } from './offers.commands.ts'
import { lockCode } from './registration.queries.ts'
import { moveIn } from './residents.commands.ts'

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
    async run({ db, actor, subject }) {
      if (isExpired(subject)) throw conflict('invitation-expired')
      await moveIn(db, await findAnyCode(db, subject.id), actor.personId)
      await setReadAbout(db, actor.personId, subject.id)
    },
  }),
  serve(contract.declineOffer, {
    find,
    allow: everyone,
    async run({ db, actor, subject: { id, homes } }) {
      const code = await findAnyCode(db, id)
      await queries.endHomes(
        db,
        id,
        homes.map(({ utilisationPeriodId }) => utilisationPeriodId),
      )
      if (!code.usedAt) await setCode(db, id, { declinedAt: new Date(), mailSecret: null })
      await tellInviter(db, code, 'declined')
      await setReadAbout(db, actor.personId, id)
      const data = { registrationCodeId: id, userId: actor.personId }
      await record(db, invitationDeclined, { actor, subjectId: id, data })
    },
  }),
  serve(contract.enterCode, {
    allow: everyone,
    prepare: ({ actor, platform }) => takeTry(platform.database, codeTries(actor)),
    async run({ db, actor, platform, body, after }) {
      const code = await lockCode(db, undefined, body.code)
      if (!code) throw new Problem(404, 'code-unknown')
      await moveIn(db, code, actor.personId)
      after(() => forgive(platform.database, codeTries(actor)))
    },
  }),
]

const codeTries = ({ personId }: Actor) => ({ account: `code ${personId}` })

const isExpired = ({ expiresAt }: queries.OfferRow) => expiresAt !== null && expiresAt < new Date()

const present = (row: queries.OfferRow): contract.Offer => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  state: isExpired(row) ? 'expired' : 'open',
})
