import { Problem } from '#kernel/contract/problem.ts'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { findKnownDevice } from './devices.queries.ts'
import { deviceSecretsOf } from './devices.rules.ts'
import { deletePasskeys } from './passkeys.queries.ts'
import { countRefused } from './refused.queries.ts'
import { runOut, takeAnyCode, ticketOf } from './second-factor.policy.ts'
import * as queries from './second-factor.queries.ts'

/** Takes everything away that somebody shows beside a password; false when there was nothing. */
export const forgetFactors = async (db: Db, personId: string) => {
  const passkeys = await deletePasskeys(db, personId)
  return (await queries.deleteAuthenticator(db, personId)) || passkeys
}

/**
 * The second step of signing in: uses ticket and code up and opens in the same transaction what they open. Throws Problem 403
 * 'wrong-code', 404 'ticket-run-out' or 429 'too-many-requests'.
 */
export const takeSecondStep = async (
  platform: Platform,
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
    if (!(await takeAnyCode(db, platform, personId, code))) return false
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
