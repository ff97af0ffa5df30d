import { generateSecret, generateURI } from 'otplib'
import QRCode from 'qrcode'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { findKnownDevice } from './devices.queries.ts'
import { deviceSecretsOf } from './devices.rules.ts'
import { secondFactorAdded, secondFactorRemoved } from './events.ts'
import { tellOfChange } from './mail.ts'
import { userAbilities } from './policy.ts'
import { proofTries } from './proof.policy.ts'
import { countRefused } from './refused.queries.ts'
import * as contract from './second-factor.contract.ts'
import { newRecoveryCodes, runOut, takeAnyCode, takeCode, ticketOf } from './second-factor.policy.ts'
import * as queries from './second-factor.queries.ts'
import { openSession } from './sessions.commands.ts'
import { deleteSessions, findSession } from './sessions.queries.ts'
import { findUser } from './users.endpoints.ts'
import { findPersonForJob } from './users.queries.ts'

/** The person of the session that asks: a program's token has no second factor. */
const findSelf = async ({ db, actor }: { db: Db; actor: Actor }) =>
  (await findSession(db, actor.personId, actor.sessionId)) && findPersonForJob(db, actor.personId)

export const secondFactorEndpoints = [
  serve(contract.findSecondFactor, {
    find: findSelf,
    allow: everyone,
    run: async ({ db, subject }) => ({
      confirmedAt: (await queries.findAuthenticator(db, subject.id))?.confirmedAt?.toISOString() ?? null,
      recoveryCodesLeft: await queries.countRecoveryCodes(db, subject.id),
    }),
  }),
  serve(contract.beginSecondFactor, {
    find: findSelf,
    allow: everyone,
    async run({ db, subject, platform }) {
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
    async run({ db, actor, subject, body, platform }) {
      await takeTry(platform.database, proofTries(actor))
      if (!(await takeCode(db, platform, subject.id, body.code))) throw new Problem(403, 'wrong-code')
      await forgive(platform.database, proofTries(actor))
      const recoveryCodes = newRecoveryCodes()
      await queries.setConfirmed(db, subject.id, recoveryCodes)
      await tellOfChange(db, platform, subject, 'secondFactorAdded')
      await record(db, secondFactorAdded, { actor, subjectId: subject.id, data: { userId: subject.id } })
      return { recoveryCodes }
    },
  }),
  serve(contract.removeSecondFactor, {
    find: findSelf,
    allow: everyone,
    async run({ db, actor, subject, platform }) {
      if (!(await queries.deleteAuthenticator(db, subject.id))) return
      await tellOfChange(db, platform, subject, 'secondFactorRemoved')
      await record(db, secondFactorRemoved, { actor, subjectId: subject.id, data: { userId: subject.id } })
    },
  }),
  serve(contract.resetSecondFactor, {
    find: findUser,
    allow: userAbilities.lock,
    async run({ db, actor, subject, platform }) {
      if (!(await queries.deleteAuthenticator(db, subject.id))) return
      await deleteSessions(db, subject.id)
      await tellOfChange(db, platform, subject, 'secondFactorRemoved')
      await record(db, secondFactorRemoved, { actor, subjectId: subject.id, data: { userId: subject.id } })
    },
  }),
  serveAnonymous(contract.signInWithCode, {
    async run({ database, body, platform, request, headers, address }) {
      const { organizationId, secret } = ticketOf(body.ticket)
      await takeTry(database, { address })
      const scope = { organizationId }
      const ticket = await inOrganization(database, scope, (db) => queries.findTicket(db, secret))
      if (!ticket) throw runOut()
      const { personId } = ticket
      const known = await inOrganization(database, scope, (db) =>
        findKnownDevice(db, personId, deviceSecretsOf(request)),
      )
      // Who has a ticket knows the password; a thief who does keeps nobody waiting in a browser that is known.
      const tries = { proof: `${organizationId}.${personId} ${known?.id ?? ''}` }
      await takeTry(database, tries)
      const opened = await inOrganization(database, scope, async (db) => {
        if (!(await takeAnyCode(db, platform, personId, body.code))) return false
        await queries.deleteTicket(db, ticket.id)
        await openSession(db, platform, { personId, proved: true }, request, headers)
        return true
      })
      if (!opened) {
        await countRefused(database, { organizationId, personId, address })
        throw new Problem(403, 'wrong-code')
      }
      await forgive(database, { ...tries, address })
      return { userId: personId, organizationId }
    },
  }),
]
