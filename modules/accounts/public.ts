import type { Db } from '#kernel/server/database.ts'
import type { Authenticator } from '#kernel/server/http.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { findActor } from './actor.queries.ts'
import { hashSecret, newSecret } from './secrets.rules.ts'
import { insertSession, SESSION_DAYS } from './sessions.queries.ts'

export { countFailure, requirePatience } from './attempts.queries.ts'
export { sendLink } from './mail.ts'
export { fitsPassword, hashPassword } from './passwords.rules.ts'
export { hashSecret, newSecret } from './secrets.rules.ts'
export { findByEmail } from './sessions.queries.ts'
export { insertPerson, isProfileImage } from './users.queries.ts'

/** The organization and secret of a request's session, if its cookie has the right form. */
export const sessionOf = (request: Request) => {
  const cookie = request.headers.get('cookie') ?? ''
  const [, organizationId, secret] = /(?:^|;\s*)palier=([0-9a-f]{24})\.([\w-]{43})(?:;|$)/.exec(cookie) ?? []
  return organizationId && secret ? { organizationId, secret } : undefined
}

/** Tells who sends a request by the session in its cookie. */
export const authenticator: Authenticator = {
  organizationOf: (request) => sessionOf(request)?.organizationId,
  actorOf: async (db, request) => {
    const session = sessionOf(request)
    return session && findActor(db, hashSecret(session.secret))
  },
}

/** Opens a session with a new secret and puts its cookie into the reply's headers. */
export const openSession = async (db: Db, { publicUrl }: Platform, personId: string, request: Request, headers: Headers) => {
  const secret = newSecret()
  const device = (request.headers.get('user-agent') ?? '').slice(0, 200)
  await insertSession(db, { personId, tokenHash: hashSecret(secret), device })
  headers.append('set-cookie', cookieOf(publicUrl, `${db.organizationId}.${secret}`, SESSION_DAYS * 86_400))
}

/** Takes the cookie back. */
export const closeSession = ({ publicUrl }: Platform, headers: Headers) => headers.append('set-cookie', cookieOf(publicUrl, '', 0))

const cookieOf = (publicUrl: string, value: string, seconds: number) =>
  `palier=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${publicUrl.startsWith('https:') ? '; Secure' : ''}`
