import { conflict } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { setReadAbout } from '#modules/notifications/public.ts'
import { findAnyCode, setCode } from './codes.queries.ts'
import { invitationDeclined } from './events.ts'
import { notifyInviter } from './offers.commands.ts'
import { endHomes, type OfferRow } from './offers.queries.ts'
import { moveIn } from './residents.commands.ts'
import { isExpired } from './rules.ts'

/** Moves a person into the homes of an offer. Throws Problem 409 'invitation-expired'. */
export const acceptOffer = async (db: Db, actor: Actor, offer: OfferRow) => {
  if (isExpired(offer)) throw conflict('invitation-expired')
  await moveIn(db, await findAnyCode(db, offer.id), actor.personId)
  await setReadAbout(db, actor.personId, offer.id)
}

/** Ends the homes of an offer for good, and tells who invited. */
export const declineOffer = async (db: Db, actor: Actor, { id, homes }: OfferRow) => {
  const code = await findAnyCode(db, id)
  await endHomes(
    db,
    id,
    homes.map(({ utilisationPeriodId }) => utilisationPeriodId),
  )
  if (!code.usedAt) await setCode(db, id, { declinedAt: new Date(), mailSecret: null })
  await notifyInviter(db, code, 'declined')
  await setReadAbout(db, actor.personId, id)
  const data = { registrationCodeId: id, userId: actor.personId }
  await record(db, invitationDeclined, { actor, subjectId: id, data })
}
