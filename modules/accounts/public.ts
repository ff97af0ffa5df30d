import { Problem } from '#kernel/contract/problem.ts'
import type { Place } from '#kernel/server/actor.ts'
import { namedBy } from '#kernel/server/channels.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { inOrganization } from '#kernel/server/database.ts'
import type { Authenticator } from '#kernel/server/http.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { deviceOf } from '#kernel/server/whence.ts'
import { findActor } from './actor.queries.ts'
import { sessionOpened } from './events.ts'
import { hashSecret, newSecret } from './secrets.rules.ts'
import { findPlace } from './permissions.queries.ts'
import { deleteSessionByToken, insertSession, renewSession, SESSION_DAYS } from './sessions.queries.ts'

export { findActorById, findActorByToken } from './actor.queries.ts'
export { forgive, takeTry } from './attempts.queries.ts'
export { setConfirmedEmail } from './links.queries.ts'
export { makeFirstAdministrator } from './first.queries.ts'
export { sendLink } from './mail.ts'
export { fitsPassword, hashPassword } from './passwords.rules.ts'
export { hashSecret, newSecret } from './secrets.rules.ts'
export { mayGrant, mayRevoke } from './grants.policy.ts'
export {
  appsOfPerson,
  mayAddAgents,
  personOfApp,
  PROGRAM,
  userAbilities,
  visibleTo as personVisibleTo,
} from './policy.ts'
export { findByEmail } from './sessions.queries.ts'
export { accountOf } from './sign-in.policy.ts'
export { evenly } from './timing.rules.ts'
export {
  findPersonForJob,
  findUser,
  findUsers,
  findUsersByKey,
  held,
  insertPerson,
  isProfileImage,
} from './users.queries.ts'

/** The organization and secret of a request's session, if its cookie has the right form. */
const sessionOf = (request: Request) => {
  const cookie = request.headers.get('cookie') ?? ''
  const [, organizationId, secret] = /(?:^|;\s*)palier=([0-9a-f]{24})\.([\w-]{43})(?:;|$)/.exec(cookie) ?? []
  return organizationId && secret ? { organizationId, secret } : undefined
}

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

interface Opening {
  personId: string
  /** Whether a password, a passkey or a second factor has just shown who this is: a link from a mail does not. */
  proved: boolean
}

/**
 * Opens a session with a new secret and puts its cookie into the reply's headers. The session that the request came
 * with ends: nobody can be signed in under a secret that somebody else planted.
 */
export const openSession = async (
  db: Db,
  { publicUrl }: Platform,
  { personId, proved }: Opening,
  request: Request,
  headers: Headers,
) => {
  const before = sessionOf(request)
  if (before?.organizationId === db.organizationId) await deleteSessionByToken(db, hashSecret(before.secret))
  const secret = newSecret()
  const sessionId = await insertSession(db, {
    personId,
    tokenHash: hashSecret(secret),
    device: deviceOf(request),
    provedAt: proved ? new Date() : null,
  })
  await record(db, sessionOpened, {
    actor: { personId },
    subjectId: personId,
    data: { userId: personId, sessionId },
  })
  headers.append('set-cookie', sessionCookie(publicUrl, db.organizationId, secret))
}

/** Takes the cookie back. */
export const closeSession = ({ publicUrl }: Platform, headers: Headers) =>
  headers.append('set-cookie', cookieOf(publicUrl, '', 0))

const sessionCookie = (publicUrl: string, organizationId: string, secret: string) =>
  cookieOf(publicUrl, `${organizationId}.${secret}`, SESSION_DAYS * 86_400)

const cookieOf = (publicUrl: string, value: string, seconds: number) =>
  `palier=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${publicUrl.startsWith('https:') ? '; Secure' : ''}`

/** The places that channels of the wire name; Problem 400 'no-such-place' when one of them is not there. */
export const placesOf = async (db: Db, channels: string[]): Promise<Place[]> => {
  const places: Place[] = []
  for (const key of new Set(channels)) {
    const { objectType, objectId } = namedBy(key)
    const place = await findPlace(db, objectType, objectId)
    if (!place || place.deletedAt) throw new Problem(400, 'no-such-place')
    places.push(place)
  }
  return places
}
