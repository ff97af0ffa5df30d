import { Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { brandOf } from '#modules/organizations/public.ts'
import * as contract from './contract.ts'
import { codeCreated, invitationSent, invitationWithdrawn } from './events.ts'
import { drawLetters } from './letters.ts'
import { registrationUrl, writeInvitation } from './mail.ts'
import { mayInviteTo, mayManageTenants } from './policy.ts'
import * as queries from './queries.ts'
import { newCode } from './codes.rules.ts'

interface Asked {
  db: Db
  actor: Actor
}
const findInvitation = ({ db, actor, params }: Asked & { params: { invitationId: string } }) => queries.findCode(db, actor, params.invitationId)

interface Fields {
  code?: string | undefined
  tenant?: { email?: string | null | undefined; name?: string | null | undefined; phone?: string | null | undefined } | undefined
  tenantID?: string | null | undefined
  permanent?: boolean | undefined
  readOnly?: boolean | undefined
  expiresAt?: string | null | undefined
  instantTenantInviteActive?: boolean | undefined
  locale?: string | undefined
}

const columnsOf = ({ tenant, tenantID, instantTenantInviteActive, ...rest }: Fields) => ({
  ...rest,
  ...(tenant?.email !== undefined && { tenantEmail: tenant.email }),
  ...(tenant?.name !== undefined && { tenantName: tenant.name }),
  ...(tenant?.phone !== undefined && { tenantPhone: tenant.phone }),
  ...(tenantID !== undefined && { externalId: tenantID }),
  ...(instantTenantInviteActive !== undefined && { instantInvite: instantTenantInviteActive }),
})

/** All periods exist and the actor looks after the tenants of each. */
const requirePeriods = async (db: Db, actor: Actor, ids: string[]) => {
  const periods = await queries.findPeriods(db, ids)
  if (periods.length !== new Set(ids).size || !periods.every((period) => mayInviteTo(actor, period))) throw new Problem(400, 'no-such-period')
}

const create = async (db: Db, actor: Actor, platform: Platform, fields: Fields, periods: string[]) => {
  await requirePeriods(db, actor, periods)
  const row = await queries.insertCode(db, { ...columnsOf(fields), code: fields.code ?? newCode() }, periods)
  await record(db, codeCreated, { actor, subjectId: row.id, data: { registrationCodeId: row.id } })
  return present(row.instantInvite && row.tenantEmail ? await send(db, actor, platform, row) : row)
}

const send = async (db: Db, actor: Actor, platform: Platform, row: queries.CodeRow) => {
  await writeInvitation(db, platform, row)
  await record(db, invitationSent, { actor, subjectId: row.id, data: { registrationCodeId: row.id } })
  const now = new Date()
  return queries.setCode(db, row.id, row.invitedAt ? { resendAttempts: [...row.resendAttempts, now] } : { invitedAt: now })
}

export const tenantManagementEndpoints = [
  serve(contract.createCode, {
    allow: mayManageTenants,
    run: ({ db, actor, platform, body: { utilisationPeriods, ...fields } }) => create(db, actor, platform, fields, [utilisationPeriods].flat()),
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
    allow: mayManageTenants,
    async run({ db, actor, subject, body: { utilisationPeriods, ...fields } }) {
      if (utilisationPeriods) await requirePeriods(db, actor, utilisationPeriods)
      return present(await queries.setCode(db, subject.id, { ...columnsOf(fields), code: fields.code ?? subject.code }, utilisationPeriods))
    },
  }),
  serve(contract.listCodes, {
    allow: mayManageTenants,
    async run({ db, actor, query }) {
      const rows = await queries.listCodes(db, actor, { ...query, limit: query.limit + 1 })
      const shown = rows.slice(0, query.limit)
      const next = rows.length > query.limit ? shown.at(-1)?.id : undefined
      return { _embedded: { items: shown.map(present) }, ...(next && { next }) }
    },
  }),
  serve(contract.findInvitation, { find: findInvitation, allow: mayManageTenants, run: async ({ subject }) => present(subject) }),
  serve(contract.sendInvitation, {
    find: findInvitation,
    allow: mayManageTenants,
    async run({ db, actor, platform, subject }) {
      if (!subject.tenantEmail) throw new Problem(409, 'no-address')
      return present(await send(db, actor, platform, subject))
    },
  }),
  serve(contract.withdrawInvitation, {
    find: findInvitation,
    allow: mayManageTenants,
    async run({ db, actor, subject }) {
      await queries.setCode(db, subject.id, { withdrawnAt: new Date() })
      await record(db, invitationWithdrawn, { actor, subjectId: subject.id, data: { registrationCodeId: subject.id } })
    },
  }),
  serve(contract.printLetters, {
    allow: mayManageTenants,
    async run({ db, actor, platform, body }) {
      const rows = await queries.listForLetters(db, actor, body.invitationIds)
      if (rows.length === 0) throw new Problem(400, 'no-such-invitation')
      const [period] = await queries.findPeriods(db, rows[0]!.periodIds)
      const brand = await brandOf(db, period?.appId)
      const pdf = await drawLetters(
        rows.map((row) => ({
          code: row.code,
          name: row.tenantName ?? '',
          place: row.place ?? '',
          locale: row.locale ?? brand.defaultLocale,
          url: registrationUrl(platform.publicUrl, brand.appId, row.code),
        })),
        brand,
      )
      return new Response(new Uint8Array(pdf), {
        headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="letters.pdf"' },
      })
    },
  }),
  serve(contract.listHomes, {
    allow: everyone,
    async run({ db, actor }) {
      const states = new Map(actor.homes.map(({ utilisationPeriodId, state }) => [utilisationPeriodId, state]))
      const items = (await queries.listHomes(db, actor)).map((home) => ({ ...home, state: states.get(home.utilisationPeriodId) ?? ('past' as const) }))
      return { _embedded: { items }, total: items.length }
    },
  }),
]

const present = (row: queries.CodeRow): contract.RegistrationCode => ({
  id: row.id,
  code: row.code,
  email: row.tenantEmail,
  tenant: { email: row.tenantEmail, name: row.tenantName, phone: row.tenantPhone },
  tenantID: row.externalId,
  permanent: row.permanent,
  readOnly: row.readOnly,
  instantTenantInviteActive: row.instantInvite,
  utilisationPeriods: row.periodIds,
  invitationSent: row.invitedAt !== null,
  resendAttempts: row.resendAttempts.map((at) => at.toISOString()),
  usedAt: row.usedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  organizations: [],
  teams: [],
  place: row.place ?? '',
  state: stateOf(row),
})

const stateOf = (row: queries.CodeRow) => {
  if (row.withdrawnAt) return 'withdrawn'
  if (row.usedAt) return 'registered'
  if (row.expiresAt && row.expiresAt < new Date()) return 'expired'
  return row.invitedAt ? 'invited' : 'imported'
}
