import { Problem } from '#kernel/contract/problem.ts'
import { PLACE_KEY } from '#kernel/contract/shapes.ts'
import type { Place } from '#kernel/server/actor.ts'
import { namedBy } from '#kernel/server/channels.ts'
import type { Db } from '#kernel/server/database.ts'
import { inOrganization } from '#kernel/server/database.ts'
import type { Authenticator } from '#kernel/server/http.ts'
import { findActor } from './actor.queries.ts'
import { hashSecret } from './secrets.rules.ts'
import { findPlace } from './permissions.queries.ts'
import { sessionCookie, sessionOf } from './sessions.commands.ts'
import { renewSession } from './sessions.queries.ts'

export { findActorById, findActorByToken } from './actor.queries.ts'
export { forgive, takeTry } from './attempts.queries.ts'
export { addAccount, confirmAddress } from './accounts.commands.ts'
export { changeAddresses, withdrawDelivery } from './email-changes.commands.ts'
export { asksForMore, isSecondFactorDue } from './demand.queries.ts'
export { takeSecondStep } from './second-factor.commands.ts'
export { countingWaiting, countWaiting } from './email-changes.queries.ts'
export { makeFirstAdministrator } from './first.queries.ts'
export { sendLink } from './mail.ts'
export {
  differingPeople,
  findMovedPeople,
  giveKeysToPeople,
  makeAgents,
  type SaidPeople,
  writePeople,
} from './people.bulk.queries.ts'
export { writePermissions } from './permissions.bulk.queries.ts'
export { hashOfNew } from './new-passwords.rules.ts'
export { fitsPassword, hashPassword } from './passwords.rules.ts'
export { asWord, hashSecret, newSecret } from './secrets.rules.ts'
export { mayGrant, mayRevoke } from './grants.policy.ts'
export {
  appsOfPerson,
  livesWithin,
  mayAddAgents,
  personOfApp,
  type Person,
  PROGRAM,
  tends,
  userAbilities,
  visibleTo as personVisibleTo,
} from './policy.ts'
export { openSession } from './sessions.commands.ts'
export { findByEmail } from './sessions.queries.ts'
export { accountOf } from './sign-in.commands.ts'
export { evenly } from './timing.rules.ts'
export { seen, type Seen } from './users.presenter.ts'
export { findPersonForJob, findUser, findUsers, findUsersByKey, held, setUsername } from './users.queries.ts'
export { endGrants } from './permissions.queries.ts'

/** Tells who sends a request by the session in its cookie, and keeps alive what is used. */
export const authenticator: Authenticator = {
  organizationOf: (request) => sessionOf(request)?.organizationId,
  actorOf: async (db, request) => {
    const session = sessionOf(request)
    return session && findActor(db, hashSecret(session.secret))
  },
  renew: async ({ database, publicUrl }, request, { organizationId, sessionId }) => {
    const secret = sessionOf(request)?.secret
    const renewed =
      secret && (await inOrganization(database, { organizationId }, (db) => renewSession(db, sessionId)))
    return renewed ? sessionCookie(publicUrl, organizationId, secret) : undefined
  },
}

/** The places that channels of the wire name; Problem 400 'no-such-place' when one of them is not there. */
export const placesOf = async (db: Db, channels: string[]): Promise<Place[]> => {
  const places = await placesThere(db, channels)
  if (places.length < new Set(channels).size) throw new Problem(400, 'no-such-place')
  return places
}

/** Like placesOf, for those to whom what is not there says nothing. */
export const placesThere = async (db: Db, channels: string[]): Promise<Place[]> => {
  const places: Place[] = []
  for (const key of new Set(channels.filter((each) => PLACE_KEY.test(each)))) {
    const { objectType, objectId } = namedBy(key)
    const place = await findPlace(db, objectType, objectId)
    if (place && !place.deletedAt) places.push(place)
  }
  return places
}
