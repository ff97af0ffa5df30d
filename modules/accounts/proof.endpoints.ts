import { Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { useLink } from './links.queries.ts'
import { sendProofCode } from './mail.ts'
import * as contract from './proof.contract.ts'
import { proofTries, requirePassword } from './proof.policy.ts'
import { hashCode } from './secrets.rules.ts'
import { findSession, setProved } from './sessions.queries.ts'
import { findPersonForJob } from './users.queries.ts'

/** The person of the session that asks; a token of OAuth is none, and has nothing to show. */
const findOwner = async ({ db, actor }: { db: Db; actor: Actor }) => {
  const session = await findSession(db, actor.personId, actor.sessionId)
  return session && findPersonForJob(db, actor.personId)
}

type Owner = NonNullable<Awaited<ReturnType<typeof findOwner>>>

const waysOf = ({ passwordHash }: Owner): contract.ProofWay[] => (passwordHash ? ['password'] : ['code'])

export const proofEndpoints = [
  serve(contract.findProof, {
    find: findOwner,
    allow: everyone,
    run: async ({ subject }) => ({ ways: waysOf(subject) }),
  }),
  serve(contract.prove, {
    find: findOwner,
    allow: everyone,
    async prepare({ actor, body, platform }) {
      if ('password' in body) await requirePassword(platform, actor, body.password)
      else await takeTry(platform.database, proofTries(actor))
    },
    async run({ db, actor, subject, body, platform }) {
      if ('code' in body) {
        const fits =
          waysOf(subject).includes('code') &&
          (await useLink(db, hashCode(actor.sessionId, body.code), ['proof']))
        if (!fits) throw new Problem(403, 'wrong-code')
        await forgive(platform.database, proofTries(actor))
      }
      await setProved(db, actor.sessionId)
    },
  }),
  serve(contract.sendProofCode, {
    find: findOwner,
    allow: (_, person) => waysOf(person).includes('code'),
    async run({ db, actor, subject, platform }) {
      await takeTry(platform.database, { mail: subject.email })
      await sendProofCode(db, platform, subject, actor.sessionId)
    },
  }),
]
