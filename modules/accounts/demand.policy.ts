import { conflict, forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { findFactors } from './demand.queries.ts'

/**
 * Who came by the password alone where their organization demands more may make a first second factor, never one beside
 * another: the thief of a password would. Throws Problem 403 'second-factor-required'.
 */
export const requireNoFactor = async (db: Db, { personId, secondFactorDue }: Actor) => {
  if (!secondFactorDue) return
  const { passkeys, authenticator } = await findFactors(db, personId)
  if (passkeys > 0 || authenticator) throw forbidden('second-factor-required')
}

/** Nobody gives up the last second factor that their organization demands; throws Problem 409 'second-factor-demanded'. */
export const requireFactorLeft = async (db: Db, { personId }: Actor) => {
  const { passkeys, authenticator, demandedFrom } = await findFactors(db, personId)
  if (demandedFrom && passkeys === 0 && !authenticator) throw conflict('second-factor-demanded')
}
