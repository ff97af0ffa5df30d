import { createHash, randomBytes } from 'node:crypto'
import type { Authenticator } from '#kernel/server/http.ts'
import { findActor } from './actor.queries.ts'

/** The name of the cookie that carries a session: `<organization id>.<secret>`. */
export const SESSION_COOKIE = 'palier'

/** A secret for a cookie or a link: 32 random bytes, written for URLs. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** Secrets are stored as this: whoever reads the database cannot use them. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')

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
