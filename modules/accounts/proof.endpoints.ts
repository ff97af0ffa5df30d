import { forbidden, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import type { Purpose } from './challenges.policy.ts'
import { useLink } from './links.queries.ts'
import { sendProofCode } from './mail.ts'
import { requestOptions, shownPasskey, takePasskey } from './passkeys.policy.ts'
import { listPasskeys } from './passkeys.queries.ts'
import * as contract from './proof.contract.ts'
import { findSelf, proofTries, requirePassword } from './proof.policy.ts'
import { hashCode } from './secrets.rules.ts'
import { setProved, setStrong } from './sessions.queries.ts'

type Owner = NonNullable<Awaited<ReturnType<typeof findSelf>>>

/** A code by mail is for those who have nothing else: a mailbox is the first thing a thief has. */
const waysOf = async (db: Db, { id, passwordHash }: Owner): Promise<contract.ProofWay[]> => {
  const passkeys = await listPasskeys(db, id)
  const ways = [
    ...(passkeys.length > 0 ? (['passkey'] as const) : []),
    ...(passwordHash ? (['password'] as const) : []),
  ]
  return ways.length > 0 ? ways : ['code']
}

const purposeOf = ({ sessionId }: Actor): Purpose => `proof ${sessionId}`

export const proofEndpoints = [
  serve(contract.findProof, {
    find: findSelf,
    allow: everyone,
    run: async ({ db, subject }) => ({ ways: await waysOf(db, subject) }),
  }),
  serve(contract.prove, {
    find: findSelf,
    allow: everyone,
    async prepare({ actor, body, platform }) {
      if ('passkey' in body)
        return shownPasskey(platform, platform.database, actor, purposeOf(actor), body.passkey)
      if ('password' in body) await requirePassword(platform, actor, body.password)
      else await takeTry(platform.database, proofTries(actor))
      return undefined
    },
    async run({ db, actor, subject, body, prepared, platform, after }) {
      if ('code' in body) {
        const fits =
          (await waysOf(db, subject)).includes('code') &&
          (await useLink(db, hashCode(actor.sessionId, body.code), ['proof']))
        if (!fits) throw new Problem(403, 'wrong-code')
        after(() => forgive(platform.database, proofTries(actor)))
      }
      if (prepared) {
        await takePasskey(db, prepared)
        await setStrong(db, actor.sessionId)
      }
      await setProved(db, actor.sessionId)
    },
  }),
  serve(contract.beginPasskeyProof, {
    find: findSelf,
    allow: everyone,
    run: async ({ db, actor, subject, platform }) => ({
      ...(await requestOptions(platform, purposeOf(actor), await listPasskeys(db, subject.id))),
    }),
  }),
  serve(contract.sendProofCode, {
    find: findSelf,
    allow: everyone,
    prepare: ({ subject, platform }) => takeTry(platform.database, { mail: subject.email }),
    async run({ db, actor, subject, platform }) {
      if (!(await waysOf(db, subject)).includes('code')) throw forbidden()
      await sendProofCode(db, platform, subject, actor.sessionId)
    },
  }),
]
