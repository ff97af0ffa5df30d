import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { findFactors } from './demand.queries.ts'
import { userAbilities } from './policy.ts'
import { findSelf, proofTries } from './proof.policy.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  resetSecondFactor,
  takeSecondStep,
} from './second-factor.commands.ts'
import * as contract from './second-factor.contract.ts'
import * as queries from './second-factor.queries.ts'
import { openSession } from './sessions.commands.ts'
import { findNamedUser } from './users.queries.ts'

export const secondFactorEndpoints = [
  serve(contract.findSecondFactor, {
    find: findSelf,
    allow: everyone,
    async run({ db, subject }) {
      const { passkeys, demandedFrom } = await findFactors(db, subject.id)
      return {
        confirmedAt: (await queries.findAuthenticator(db, subject.id))?.confirmedAt?.toISOString() ?? null,
        recoveryCodesLeft: await queries.countRecoveryCodes(db, subject.id),
        passkeys,
        demandedFrom: demandedFrom?.toISOString() ?? null,
      }
    },
  }),
  serve(contract.beginSecondFactor, {
    find: findSelf,
    allow: everyone,
    run: ({ db, actor, subject, services }) => beginSecondFactor(db, actor, services, subject),
  }),
  serve(contract.confirmSecondFactor, {
    find: findSelf,
    allow: everyone,
    prepare: ({ actor, services }) => takeTry(services.database, proofTries(actor)),
    async run({ db, actor, subject, body, services, after }) {
      const recoveryCodes = await confirmSecondFactor(db, actor, services, subject, body.code)
      after(() => forgive(services.database, proofTries(actor)))
      return { recoveryCodes }
    },
  }),
  serve(contract.removeSecondFactor, {
    find: findSelf,
    allow: everyone,
    run: ({ db, actor, subject, services }) => removeSecondFactor(db, actor, services, subject),
  }),
  serve(contract.resetSecondFactor, {
    find: findNamedUser,
    allow: userAbilities.lock,
    run: ({ db, actor, subject, services }) => resetSecondFactor(db, actor, services, subject),
  }),
  serveAnonymous(contract.signInWithCode, {
    async run({ database, body, services, request, headers, address }) {
      const { organizationId, personId } = await takeSecondStep(
        services,
        database,
        body,
        { request, address },
        (db, personId) =>
          openSession(db, services, { personId, proved: true, strong: true }, request, headers),
      )
      return { userId: personId, organizationId }
    },
  }),
]
