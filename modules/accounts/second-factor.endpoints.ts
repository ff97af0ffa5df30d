import { generateSecret, generateURI } from 'otplib'
import QRCode from 'qrcode'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { requireFactorLeft, requireNoFactor } from './demand.policy.ts'
import { findFactors } from './demand.queries.ts'
import { secondFactorAdded, secondFactorRemoved } from './events.ts'
import { tellOfChange } from './mail.ts'
import { userAbilities } from './policy.ts'
import { findSelf, proofTries } from './proof.policy.ts'
import { forgetFactors, takeSecondStep } from './second-factor.commands.ts'
import * as contract from './second-factor.contract.ts'
import { newRecoveryCodes, takeCode } from './second-factor.policy.ts'
import * as queries from './second-factor.queries.ts'
import { openSession } from './sessions.commands.ts'
import { deleteSessions, setStrong } from './sessions.queries.ts'
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
    async run({ db, actor, subject, platform }) {
      await requireNoFactor(db, actor)
      if ((await queries.findAuthenticator(db, subject.id))?.confirmedAt)
        throw conflict('second-factor-there')
      const secret = generateSecret()
      await queries.insertAuthenticator(db, subject.id, platform.sealing.seal(secret))
      const issuer = new URL(platform.publicUrl).host
      const uri = generateURI({ issuer, label: subject.email, secret })
      const { size, data } = QRCode.create(uri).modules
      const qr = Array.from({ length: size }, (_, y) => [...data.slice(y * size, (y + 1) * size)].join(''))
      return { secret, uri, qr }
    },
  }),
  serve(contract.confirmSecondFactor, {
    find: findSelf,
    allow: everyone,
    prepare: ({ actor, platform }) => takeTry(platform.database, proofTries(actor)),
    async run({ db, actor, subject, body, platform, after }) {
      await requireNoFactor(db, actor)
      if (!(await takeCode(db, platform, subject.id, body.code))) throw new Problem(403, 'wrong-code')
      after(() => forgive(platform.database, proofTries(actor)))
      const recoveryCodes = newRecoveryCodes()
      await queries.setConfirmed(db, subject.id, recoveryCodes)
      await setStrong(db, actor.sessionId)
      await tellOfChange(db, platform, subject, 'secondFactorAdded')
      await record(db, secondFactorAdded, {
        actor,
        subjectId: subject.id,
        data: { userId: subject.id, kind: 'code' },
      })
      return { recoveryCodes }
    },
  }),
  serve(contract.removeSecondFactor, {
    find: findSelf,
    allow: everyone,
    async run({ db, actor, subject, platform }) {
      if (!(await queries.deleteAuthenticator(db, subject.id))) return
      await requireFactorLeft(db, actor)
      await tellOfChange(db, platform, subject, 'secondFactorRemoved')
      await record(db, secondFactorRemoved, {
        actor,
        subjectId: subject.id,
        data: { userId: subject.id, kind: 'code' },
      })
    },
  }),
  serve(contract.resetSecondFactor, {
    find: findNamedUser,
    allow: userAbilities.lock,
    async run({ db, actor, subject, platform }) {
      if (!(await forgetFactors(db, subject.id))) return
      await deleteSessions(db, subject.id)
      await tellOfChange(db, platform, subject, 'secondFactorRemoved')
      await record(db, secondFactorRemoved, {
        actor,
        subjectId: subject.id,
        data: { userId: subject.id, kind: 'all' },
      })
    },
  }),
  serveAnonymous(contract.signInWithCode, {
    async run({ database, body, platform, request, headers, address }) {
      const { organizationId, personId } = await takeSecondStep(
        platform,
        database,
        body,
        { request, address },
        (db, personId) =>
          openSession(db, platform, { personId, proved: true, strong: true }, request, headers),
      )
      return { userId: personId, organizationId }
    },
  }),
]
