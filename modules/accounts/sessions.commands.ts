import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { deviceOf } from '#kernel/server/whence.ts'
import { asksForMore } from './demand.queries.ts'
import { findKnownDevice, hasDevice, insertDevice, setDeviceSeen } from './devices.queries.ts'
import { deviceCookie, deviceSecretsOf } from './devices.rules.ts'
import { sessionClosed, sessionOpened, sessionOpenedAnew } from './events.ts'
import { hashSecret, newSecret } from './secrets.rules.ts'
import { findPersonForJob } from './users.queries.ts'
import { deleteSession, deleteSessionByToken, insertSession, SESSION_DAYS } from './sessions.queries.ts'

/** The organization and secret of a request's session, if its cookie has the right form. */
export const sessionOf = (request: Request) => {
  const cookie = request.headers.get('cookie') ?? ''
  const [, organizationId, secret] = /(?:^|;\s*)palier=([0-9a-f]{24})\.([\w-]{43})(?:;|$)/.exec(cookie) ?? []
  return organizationId && secret ? { organizationId, secret } : undefined
}

interface Opening {
  personId: string
  /** Whether a password, a passkey or a second factor has just shown who this is: a link from a mail does not. */
  proved: boolean
  /** Whether that was more than a password: a second factor or a passkey. */
  strong?: boolean
}

/**
 * Opens a session with a new secret and puts its cookie into the reply's headers. The session that the request came
 * with ends: nobody can be signed in under a secret that somebody else planted. The browser is known from now on.
 */
export const openSession = async (
  db: Db,
  { publicUrl }: Services,
  { personId, proved, strong = false }: Opening,
  request: Request,
  headers: Headers,
) => {
  await requireOpen(db, personId)
  // Whoever opens one asks for it before; this is for a door that somebody forgets.
  if (!strong && (await asksForMore(db, personId))) throw conflict('second-factor-needed')
  const before = sessionOf(request)
  if (before?.organizationId === db.organizationId) await deleteSessionByToken(db, hashSecret(before.secret))
  const secret = newSecret()
  const device = await knownDevice(db, personId, request)
  const sessionId = await insertSession(db, {
    personId,
    tokenHash: hashSecret(secret),
    device: deviceOf(request),
    deviceId: device.id,
    provedAt: proved ? new Date() : null,
    strong,
  })
  await record(db, device.isStrange ? sessionOpenedAnew : sessionOpened, {
    actor: { personId },
    subjectId: personId,
    data: { userId: personId, sessionId },
  })
  headers.append('set-cookie', sessionCookie(publicUrl, db.organizationId, secret))
  headers.append('set-cookie', deviceCookie(device.secret, deviceSecretsOf(request), isSecure(publicUrl)))
}

/** Throws Problem 403 'account-locked' or 'account-deactivated': whoever gets here has shown who they are, and is told. */
const requireOpen = async (db: Db, personId: string) => {
  const person = await findPersonForJob(db, personId)
  if (person?.deactivatedAt) throw forbidden('account-deactivated')
  if (person?.lockedAt) throw forbidden('account-locked')
}

/** Only a secret that was made here makes a browser known: one that somebody else planted never does. */
const knownDevice = async (db: Db, personId: string, request: Request) => {
  const known = await findKnownDevice(db, personId, deviceSecretsOf(request))
  const name = deviceOf(request)
  if (known) {
    await setDeviceSeen(db, known.id, name)
    return { ...known, isStrange: false }
  }
  const isStrange = await hasDevice(db, personId)
  const secret = newSecret()
  return { id: await insertDevice(db, { personId, secret, name }), secret, isStrange }
}

/** Ends a session of the actor's own. */
export const endSession = async (db: Db, actor: Actor, sessionId: string) => {
  await deleteSession(db, sessionId)
  const data = { userId: actor.personId, sessionId }
  await record(db, sessionClosed, { actor, subjectId: actor.personId, data })
}

/** Takes the cookie of the session back. */
export const closeSession = ({ publicUrl }: Services, headers: Headers) =>
  headers.append('set-cookie', cookieOf(publicUrl, '', 0))

export const sessionCookie = (publicUrl: string, organizationId: string, secret: string) =>
  cookieOf(publicUrl, `${organizationId}.${secret}`, SESSION_DAYS * 86_400)

const isSecure = (publicUrl: string) => publicUrl.startsWith('https:')

const cookieOf = (publicUrl: string, value: string, seconds: number) =>
  `palier=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure(publicUrl) ? '; Secure' : ''}`
