import type { Actor } from '#kernel/server/actor.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import type { Purpose } from './challenges.policy.ts'
import { requestOptions, shownPasskey, takePasskey } from './passkeys.policy.ts'
import { listPasskeys } from './passkeys.queries.ts'
import { mailProofCode, takeProofCode } from './proof.commands.ts'
import * as contract from './proof.contract.ts'
import { findSelf, proofTries, requirePassword, waysOf } from './proof.policy.ts'
import { setProved, setStrong } from './sessions.queries.ts'

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
    async prepare({ actor, body, services }) {
      if ('passkey' in body)
        return shownPasskey(services, services.database, actor, purposeOf(actor), body.passkey)
      if ('password' in body) await requirePassword(services, actor, body.password)
      else await takeTry(services.database, proofTries(actor))
      return undefined
    },
    async run({ db, actor, subject, body, prepared, services, after }) {
      if ('code' in body) {
        await takeProofCode(db, actor, subject, body.code)
        after(() => forgive(services.database, proofTries(actor)))
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
    run: async ({ db, actor, subject, services }) => ({
      ...(await requestOptions(services, purposeOf(actor), await listPasskeys(db, subject.id))),
    }),
  }),
  serve(contract.sendProofCode, {
    find: findSelf,
    allow: everyone,
    prepare: ({ subject, services }) => takeTry(services.database, { mail: subject.email }),
    run: ({ db, actor, subject, services }) => mailProofCode(db, actor, services, subject),
  }),
]
