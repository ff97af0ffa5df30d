import { randomBytes } from 'node:crypto'
import { verify } from 'otplib'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { findFactors } from './demand.queries.ts'
import { furtherWays } from './demand.rules.ts'
import * as queries from './second-factor.queries.ts'
import { newSecret } from './secrets.rules.ts'

const PERIOD = 30
const CODES = 10

/** Ten codes of fifty bits, in a form that is read and typed without mistakes. */
export const newRecoveryCodes = () =>
  Array.from({ length: CODES }, () =>
    [...randomBytes(10)]
      .map((byte) => 'abcdefghjkmnpqrstuvwxyz23456789'[byte % 31])
      .join('')
      .replace(/^(.{5})/, '$1-'),
  )

const written = (code: string) => code.toLowerCase().replaceAll(/[\s-]/g, '')

/** Does this code of the program fit, now or half a minute off, and was it not used before? */
export const takeCode = async (db: Db, { sealing }: Services, personId: string, code: string) => {
  const found = await queries.findAuthenticator(db, personId)
  const token = written(code)
  if (!found || !/^\d{6}$/.test(token)) return false
  const { valid, ...fitting } = await verify({
    secret: sealing.open(found.secret),
    token,
    period: PERIOD,
    epochTolerance: PERIOD,
  })
  if (!valid) return false
  const delta = 'delta' in fitting ? fitting.delta : 0
  return queries.takeStep(db, personId, Math.floor(Date.now() / 1000 / PERIOD) + delta)
}

/** A code of the program, or one of those for when it is lost. */
export const takeAnyCode = async (db: Db, services: Services, personId: string, code: string) =>
  (await takeCode(db, services, personId, code)) ||
  queries.takeRecoveryCode(db, personId, written(code).replace(/^(.{5})/, '$1-'))

/**
 * Throws Problem 409 'second-factor-needed' when the password is not enough for this account. Its detail says by which `ways` it
 * goes on: by a `code` with the `ticket` that is there for it, or by a `passkey`, which needs nothing before it.
 */
export const requireSecondFactor = async (
  database: Database,
  { organizationId, personId }: { organizationId: string; personId: string },
) => {
  const needed = await inOrganization(database, { organizationId }, async (db) => {
    const ways = furtherWays(await findFactors(db, personId))
    if (!ways.includes('code')) return ways.length > 0 ? { ways } : undefined
    const made = newSecret()
    await queries.insertTicket(db, personId, made)
    return { ticket: `${organizationId}.${made}`, ways }
  })
  if (needed) throw conflict('second-factor-needed', needed)
}

/** The organization and secret of a ticket; Problem 404 'ticket-run-out' when it is none. */
export const ticketOf = (ticket: string) => {
  const [, organizationId, secret] = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(ticket) ?? []
  if (!organizationId || !secret) throw runOut()
  return { organizationId, secret }
}

export const runOut = () => new Problem(404, 'ticket-run-out')
