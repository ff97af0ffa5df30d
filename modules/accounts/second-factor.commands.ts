import { generateSecret, generateURI } from 'otplib'
import QRCode from 'qrcode'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { requireFactorLeft, requireNoFactor } from './demand.policy.ts'
import { findKnownDevice } from './devices.queries.ts'
import { deviceSecretsOf } from './devices.rules.ts'
import { secondFactorAdded, secondFactorRemoved } from './events.ts'
import { notifyOfChange } from './mail.ts'
import { deletePasskeys } from './passkeys.queries.ts'
import { countRefused } from './refused.queries.ts'
import { newRecoveryCodes, runOut, takeAnyCode, takeCode, ticketOf } from './second-factor.policy.ts'
import * as queries from './second-factor.queries.ts'
import { setStrong } from './sessions.queries.ts'
import { signOut } from './signing-out.commands.ts'

/** Takes everything away that somebody shows beside a password; false when there was nothing. */
export const removeFactors = async (db: Db, personId: string) => {
  const passkeys = await deletePasskeys(db, personId)
  return (await queries.deleteAuthenticator(db, personId)) || passkeys
}

/**
 * The second step of signing in: uses ticket and code up and opens in the same transaction what they open. Throws Problem 403
 * 'wrong-code', 404 'ticket-run-out' or 429 'too-many-requests'.
 */
export const takeSecondStep = async (
  services: Services,
  database: Database,
  { ticket, code }: { ticket: string; code: string },
  { address, request }: { address: string; request: Request },
  open: (db: Db, personId: string) => Promise<unknown>,
) => {
  const { organizationId, secret } = ticketOf(ticket)
  await takeTry(database, { address })
  const scope = { organizationId }
  const { id, personId, device } = await inOrganization(database, scope, async (db) => {
    const found = await queries.findTicket(db, secret)
    if (!found) throw runOut()
    return { ...found, device: await findKnownDevice(db, found.personId, deviceSecretsOf(request)) }
  })
  // Who has a ticket knows the password; a thief who does keeps nobody waiting in a browser that is known.
  const tries = { proof: `${organizationId}.${personId} ${device?.id ?? ''}` }
  await takeTry(database, tries)
  const opened = await inOrganization(database, scope, async (db) => {
    if (!(await takeAnyCode(db, services, personId, code))) return false
    await queries.deleteTicket(db, id)
    await open(db, personId)
    return true
  })
  if (!opened) {
    await countRefused(database, { organizationId, personId, address })
    throw new Problem(403, 'wrong-code')
  }
  await forgive(database, { ...tries, address })
  return { organizationId, personId }
}

type Owner = Parameters<typeof notifyOfChange>[2] & { id: string }

/** A secret for an app that shows codes; nothing asks for it until it is confirmed. Throws Problem 409 'second-factor-there'. */
export const beginSecondFactor = async (db: Db, actor: Actor, services: Services, subject: Owner) => {
  await requireNoFactor(db, actor)
  if ((await queries.findAuthenticator(db, subject.id))?.confirmedAt) throw conflict('second-factor-there')
  const secret = generateSecret()
  await queries.insertAuthenticator(db, subject.id, services.sealing.seal(secret))
  const issuer = new URL(services.publicUrl).host
  const uri = generateURI({ issuer, label: subject.email, secret })
  const { size, data } = QRCode.create(uri).modules
  const qr = Array.from({ length: size }, (_, y) => [...data.slice(y * size, (y + 1) * size)].join(''))
  return { secret, uri, qr }
}

/** Turns codes on and gives those that recover. Throws Problem 403 'wrong-code'. */
export const confirmSecondFactor = async (
  db: Db,
  actor: Actor,
  services: Services,
  subject: Owner,
  code: string,
) => {
  await requireNoFactor(db, actor)
  if (!(await takeCode(db, services, subject.id, code))) throw new Problem(403, 'wrong-code')
  const recoveryCodes = newRecoveryCodes()
  await queries.setConfirmed(db, subject.id, recoveryCodes)
  await setStrong(db, actor.sessionId)
  await notifyOfChange(db, services, subject, 'secondFactorAdded')
  await record(db, secondFactorAdded, {
    actor,
    subjectId: subject.id,
    data: { userId: subject.id, kind: 'code' },
  })
  return recoveryCodes
}

export const removeSecondFactor = async (db: Db, actor: Actor, services: Services, subject: Owner) => {
  if (!(await queries.deleteAuthenticator(db, subject.id))) return
  await requireFactorLeft(db, actor)
  await notifyOfChange(db, services, subject, 'secondFactorRemoved')
  await record(db, secondFactorRemoved, {
    actor,
    subjectId: subject.id,
    data: { userId: subject.id, kind: 'code' },
  })
}

/** Takes all that somebody shows beside a password, and ends their sessions. */
export const resetSecondFactor = async (db: Db, actor: Actor, services: Services, subject: Owner) => {
  if (!(await removeFactors(db, subject.id))) return
  await signOut(db, services, subject.id)
  await notifyOfChange(db, services, subject, 'secondFactorRemoved')
  await record(db, secondFactorRemoved, {
    actor,
    subjectId: subject.id,
    data: { userId: subject.id, kind: 'all' },
  })
}
