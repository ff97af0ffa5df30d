import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { serve } from '#kernel/server/serve.ts'
import { findUnitIds } from '#modules/master-data/public.ts'
import { addCode, changeCode, createCode, invite, withdrawCode } from './codes.commands.ts'
import * as contract from './codes.contract.ts'
import { presentCode } from './codes.presenter.ts'
import * as queries from './codes.queries.ts'
import { mayInviteTo, mayManageTenants, ownsCode } from './policy.ts'

interface Asked {
  db: Db
  actor: Actor
  params: { invitationId: string }
}
const find = ({ db, actor, params }: Asked) => queries.findCode(db, actor, params.invitationId)

export const codeEndpoints = [
  serve(contract.createCode, {
    allow: mayManageTenants,
    run: async ({ db, actor, services, body: { utilisationPeriods, ...fields } }) =>
      presentCode(actor, await createCode(db, actor, services, fields, [utilisationPeriods].flat())),
  }),
  serve(contract.addCode, {
    find: async ({ db, actor, params }) => {
      const [period] = await queries.findPeriods(db, [params.utilisationPeriodId])
      return period && mayInviteTo(actor, period) ? period : undefined
    },
    allow: mayManageTenants,
    run: async ({ db, actor, services, subject, body }) =>
      presentCode(actor, await addCode(db, actor, services, body, [subject.id])),
  }),
  serve(contract.changeCode, {
    find: ({ db, actor, params }) => queries.findCode(db, actor, params.registrationCodeId),
    allow: ownsCode,
    run: async ({ db, actor, subject, body }) =>
      presentCode(actor, await changeCode(db, actor, subject, body)),
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
    run: async ({ db, actor, services, subject }) =>
      presentCode(actor, await invite(db, actor, services, subject)),
  }),
  serve(contract.withdrawInvitation, {
    find,
    allow: ownsCode,
    run: ({ db, actor, subject }) => withdrawCode(db, actor, subject),
  }),
]
