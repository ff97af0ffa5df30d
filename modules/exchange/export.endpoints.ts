import { notFound } from '#kernel/contract/problem.ts'
import type { Row } from '#database/tables.ts'
import { allowed, type Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { exportAsked, exportTaken } from './events.ts'
import * as contract from './export.contract.ts'
import { exportJob } from './export.jobs.ts'
import * as queries from './export.queries.ts'
import { mayExport } from './policy.ts'

const find = async ({
  db,
  actor,
  params,
}: {
  db: Db
  actor: Actor
  params: { exchangeExportId: string }
}) => {
  const found = await queries.findExport(db, params.exchangeExportId)
  return found && found.createdById === actor.personId && mayExport(actor, found) ? found : undefined
}

export const exportEndpoints = [
  serve(contract.createExchangeExport, {
    find: async ({ actor, params: { appId } }) =>
      actor.grants.some((grant) => grant.appId === appId) ? { appId } : undefined,
    allow: mayExport,
    async run({ db, actor, subject: { appId } }) {
      const withStaff = allowed(actor, 'staff.manage', { appId })
      const made = await queries.insertExport(db, { appId, createdById: actor.personId, withStaff })
      const data = { exchangeExportId: made.id, appId, withStaff }
      await record(db, exportAsked, { actor, subjectId: made.id, data })
      await enqueue(db, exportJob, { exchangeExportId: made.id })
      return present(made)
    },
  }),
  serve(contract.findExchangeExport, { find, allow: everyone, run: async ({ subject }) => present(subject) }),
  serve(contract.downloadExchangeExport, {
    find,
    allow: everyone,
    async run({ db, actor, subject: { id, appId, storageKey, createdAt }, platform }) {
      if (!storageKey) throw notFound()
      await record(db, exportTaken, { actor, subjectId: id, data: { exchangeExportId: id, appId } })
      return async () => {
        const { body, size } = await platform.storage.get(storageKey)
        return new Response(body, {
          headers: {
            'content-type': 'application/zip',
            'content-length': String(size),
            'content-disposition': `attachment; filename="export-${createdAt.toISOString().slice(0, 10)}.zip"`,
          },
        })
      }
    },
  }),
]

const present = ({ id, appId, state, size, createdAt }: Row<'exchangeExport'>): contract.ExchangeExport => ({
  id,
  appID: appId,
  state: state as contract.ExchangeExport['state'],
  size: size === null ? null : Number(size),
  createdAt: createdAt.toISOString(),
  url: state === 'done' ? `/api/v1/exchange-exports/${id}/file` : null,
})
