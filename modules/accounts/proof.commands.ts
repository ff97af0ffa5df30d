import { forbidden, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { useLink } from './links.queries.ts'
import { sendProofCode } from './mail.ts'
import { type Owner, waysOf } from './proof.policy.ts'
import { hashCode } from './secrets.rules.ts'

/** Mails a code that shows who holds the session. Throws Problem 403 where something else shows it. */
export const mailProofCode = async (db: Db, actor: Actor, services: Services, owner: Owner) => {
  if (!(await waysOf(db, owner)).includes('code')) throw forbidden()
  await sendProofCode(db, services, owner, actor.sessionId)
}

/** Uses the mailed code up. Throws Problem 403 'wrong-code'. */
export const takeProofCode = async (db: Db, actor: Actor, owner: Owner, code: string) => {
  const fits =
    (await waysOf(db, owner)).includes('code') &&
    (await useLink(db, hashCode(actor.sessionId, code), ['proof']))
  if (!fits) throw new Problem(403, 'wrong-code')
}
