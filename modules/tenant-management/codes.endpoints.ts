import { conflict, Problem, tooMany, wrongField } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { keeperOf } from '#kernel/server/keeping.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { serve } from '#kernel/server/serve.ts'
import type { Showing } from '#kernel/server/showing.ts'
import { findUnitIds } from '#modules/master-data/public.ts'
import * as contract from './codes.contract.ts'
import { columnsOf, type Fields, presentCode } from './codes.presenting.ts'
import * as queries from './codes.queries.ts'
import { codeCreated, codeUpdated, invitationWithdrawn, ofCode } from './events.ts'
import { sendInvitation } from './mail.ts'
import { mayInviteTo, mayManageTenants, ownsCode, requireOwn } from './policy.ts'
import { newCode, SECONDS_BETWEEN_MAILS } from './rules.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { invitationId: string }
}
const find = ({ db, actor, params }: Asked) => queries.findCode(db, actor, params.invitationId)

export const codeShowing: Showing = {
  endpoint: contract.findInvitation,
  show: async (db, actor, ids) =>
    (await queries.listCodesById(db, actor, ids)).map((row) => presentCode(actor, row)),
}

export const codeEndpoints = [
  serve(contract.createCode, {
    allow: mayManageTenants,
    async run({ db, actor, platform, body: { utilisationPeriods, ...fields } }) {
      const ids = [utilisationPeriods].flat()
      await requirePeriods(db, actor, ids)
      return create(db, actor, platform, fields, ids)
    },
  }),
  serve(contract.addCode, {
    find: async ({ db, actor, params }) => {
      const [period] = await queries.findPeriods(db, [params.utilisationPeriodId])
      return period && mayInviteTo(actor, period) ? period : undefined
    },
    allow: mayManageTenants,
    run: ({ db, actor, platform, subject, body }) => create(db, actor, platform, body, [subject.id]),
  }),
  serve(contract.changeCode, {
    find: ({ db, actor, params }) => queries.findCode(db, actor, params.registrationCodeId),
    allow: ownsCode,
    async run({ db, actor, subject, body: { utilisationPeriods, ...fields } }) {
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
      return presentCode(actor, row)
    },
  }),
  serve(contract.listCodes, {
    allow: mayManageTenants,
    async run({ db, actor, query }) {
      const unitIds = query.search?.trim() ? await findUnitIds(db, actor, 'tenants.manage', query.search) : []
      const rows = await queries.listCodes(db, actor, { ...query, unitIds, limit: query.limit + 1 })
      const shown = rows.slice(0, query.limit)
      const next = rows.length > query.limit ? shown.at(-1)?.id : undefined
      return { _embedded: { items: shown.map((row) => presentCode(actor, row)) }, ...(next && { next }) }
    },
  }),
  serve(contract.findInvitation, {
    find,
    allow: mayManageTenants,
    run: async ({ actor, subject }) => presentCode(actor, subject),
  }),
  serve(contract.sendInvitation, {
    find,
    allow: ownsCode,
    async run({ db, actor, platform, subject }) {
      if (!subject.tenantEmail) throw conflict('no-address')
      if (subject.usedAt && !subject.permanent) throw conflict('invitation-used')
      if (subject.declinedAt) throw conflict('invitation-declined')
      if (subject.expiresAt && subject.expiresAt < new Date()) throw conflict('invitation-expired')
      const last = subject.resendAttempts.at(-1) ?? subject.invitedAt
      const wait = last ? SECONDS_BETWEEN_MAILS - (Date.now() - last.getTime()) / 1000 : 0
      if (wait > 0) throw tooMany(Math.ceil(wait))
      return presentCode(actor, await sendInvitation(db, platform, subject, actor))
    },
  }),
  serve(contract.withdrawInvitation, {
    find,
    allow: ownsCode,
    async run({ db, actor, subject }) {
      requireOwn(actor, subject)
      await queries.setCode(db, subject.id, { withdrawnAt: new Date(), mailSecret: null })
      await record(db, invitationWithdrawn, { actor, ...ofCode(subject) })
    },
  }),
]

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

const create = async (db: Db, actor: Actor, platform: Platform, fields: Fields, periods: string[]) => {
  const columns = columnsOf(fields)
  requireHardToGuess(columns.code)
  const row = await queries.insertCode(
    db,
    { ...columns, ...keeperOf(actor, fields), code: columns.code ?? newCode(), invitedById: actor.personId },
    periods,
  )
  await record(db, codeCreated, { actor, ...ofCode(row) })
  return presentCode(
    actor,
    row.instantInvite && row.tenantEmail ? await sendInvitation(db, platform, row, actor) : row,
  )
}
