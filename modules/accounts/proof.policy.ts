import { Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { listNames } from './new-passwords.queries.ts'
import { listPasskeys } from './passkeys.queries.ts'
import { fitsPassword } from './passwords.rules.ts'
import type { ProofWay } from './proof.contract.ts'
import { findSession } from './sessions.queries.ts'
import { findPersonForJob } from './users.queries.ts'

/** The person of the session that asks; a program's token is none, and has nothing to show. */
export const findSelf = async ({ db, actor }: { db: Db; actor: Actor }) => {
  const session = await findSession(db, actor.personId, actor.sessionId)
  return session && findPersonForJob(db, actor.personId)
}

export type Owner = NonNullable<Awaited<ReturnType<typeof findSelf>>>

/** A code by mail is for those who have nothing else: a mailbox is the first thing a thief has. */
export const waysOf = async (db: Db, { id, passwordHash }: Owner): Promise<ProofWay[]> => {
  const passkeys = await listPasskeys(db, id)
  const ways = [
    ...(passkeys.length > 0 ? (['passkey'] as const) : []),
    ...(passwordHash ? (['password'] as const) : []),
  ]
  return ways.length > 0 ? ways : ['code']
}

/** A proof is tried by a person, in whatever session or program: who has one of them does not guess on in the next. */
export const proofTries = ({ organizationId, personId }: Actor) => ({
  proof: `${organizationId}.${personId}`,
})

/**
 * The actor's own account, once they have said its password; Problem 403 'wrong-password' otherwise. Takes long: call it
 * outside of a transaction.
 */
export const requirePassword = async ({ database }: Services, actor: Actor, password: string) => {
  const tries = proofTries(actor)
  await takeTry(database, tries)
  const scope = { organizationId: actor.organizationId, readOnly: true }
  const { owner, names } = await inOrganization(database, scope, async (db) => ({
    owner: await findPersonForJob(db, actor.personId),
    names: await listNames(db),
  }))
  if (!(await fitsPassword(password, owner?.passwordHash)) || !owner) throw new Problem(403, 'wrong-password')
  await forgive(database, tries)
  return { owner, names }
}
