import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, Problem, tooMany, wrongField } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import type { Services } from '#kernel/server/services.ts'
import * as contract from './codes.contract.ts'
import { columnsOf, type Fields } from './codes.presenter.ts'
import * as queries from './codes.queries.ts'
import { codeCreated, codeUpdated, invitationWithdrawn, ofCode } from './events.ts'
import { sendInvitation } from './mail.ts'
import { mayInviteTo, requireOwn } from './policy.ts'
import { newCode, SECONDS_BETWEEN_MAILS } from './rules.ts'

/** A code for periods whose tenants the actor looks after. Throws Problem 400 'no-such-period' or 'code-guessable'. */
export const createCode = async (
  db: Db,
  actor: Actor,
  services: Services,
  fields: Fields,
  periods: string[],
) => {
  await requirePeriods(db, actor, periods)
  return addCode(db, actor, services, fields, periods)
}

/** Throws Problem 400 'no-such-period' or 'code-guessable', 409 'owned-by-interface'. */
export const changeCode = async (
  db: Db,
  actor: Actor,
  subject: queries.CodeRow,
  { utilisationPeriods, ...fields }: Body<typeof contract.changeCode>,
) => {
  requireOwn(actor, subject)
  const periods = utilisationPeriods === undefined ? undefined : [utilisationPeriods].flat()
  if (periods) await requirePeriods(db, actor, periods)
  const columns = columnsOf(fields)
  if (columns.code !== subject.code) requireHardToGuess(columns.code)
  const moved = columns.tenantEmail !== undefined && columns.tenantEmail !== subject.tenantEmail
  const row = await queries.setCode(
    db,
    subject.id,
    { ...columns, ...keeperOf(actor, fields, subject), ...(moved && { mailSecret: null }) },
    periods,
  )
  await record(db, codeUpdated, { actor, ...ofCode(row) })
  return row
}

/** Mails an invitation, not again too soon. Throws Problem 409 when there is nobody to write to, or nothing to invite to. */
export const invite = async (db: Db, actor: Actor, services: Services, code: queries.CodeRow) => {
  if (!code.tenantEmail) throw conflict('no-address')
  if (code.usedAt && !code.permanent) throw conflict('invitation-used')
  if (code.declinedAt) throw conflict('invitation-declined')
  if (code.expiresAt && code.expiresAt < new Date()) throw conflict('invitation-expired')
  const last = code.resendAttempts.at(-1) ?? code.invitedAt
  const wait = last ? SECONDS_BETWEEN_MAILS - (Date.now() - last.getTime()) / 1000 : 0
  if (wait > 0) throw tooMany(Math.ceil(wait))
  return sendInvitation(db, services, code, actor)
}

export const withdrawCode = async (db: Db, actor: Actor, code: queries.CodeRow) => {
  requireOwn(actor, code)
  await queries.setCode(db, code.id, { withdrawnAt: new Date(), mailSecret: null })
  await record(db, invitationWithdrawn, { actor, ...ofCode(code) })
}

const requireHardToGuess = (code: string | undefined) => {
  if (code !== undefined && !new RegExp(contract.HARD_TO_GUESS).test(code))
    throw wrongField('code', 'code-guessable')
}

/** All periods exist and the actor looks after the tenants of each. */
const requirePeriods = async (db: Db, actor: Actor, ids: string[]) => {
  const periods = await queries.findPeriods(db, ids)
  if (periods.length !== new Set(ids).size || !periods.every((period) => mayInviteTo(actor, period)))
    throw new Problem(400, 'no-such-period')
}

/** A code for periods that are at hand, mailed at once where that is wished. Throws Problem 400 'code-guessable'. */
export const addCode = async (
  db: Db,
  actor: Actor,
  services: Services,
  fields: Fields,
  periods: string[],
) => {
  const columns = columnsOf(fields)
  requireHardToGuess(columns.code)
  const row = await queries.insertCode(
    db,
    { ...columns, ...keeperOf(actor, fields), code: columns.code ?? newCode(), invitedById: actor.personId },
    periods,
  )
  await record(db, codeCreated, { actor, ...ofCode(row) })
  return row.instantInvite && row.tenantEmail ? await sendInvitation(db, services, row, actor) : row
}
