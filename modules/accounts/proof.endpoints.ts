import { Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { useLink } from './links.queries.ts'
import { sendProofCode } from './mail.ts'
import { fitsPassword } from './passwords.rules.ts'
import * as contract from './proof.contract.ts'
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
    async run({ db, actor, subject, body, platform }) {
      const tries = { proof: `${actor.organizationId}.${actor.personId}` }
      await takeTry(platform.database, tries)
      if ('password' in body) {
        if (!(await fitsPassword(body.password, subject.passwordHash)))
          throw new Problem(403, 'wrong-password')
      } else if (
        !waysOf(subject).includes('code') ||
        !(await useLink(db, hashCode(actor.sessionId, body.code), ['proof']))
      )
        throw new Problem(403, 'wrong-code')
      await forgive(platform.database, tries)
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
