import { notFound } from '#kernel/contract/problem.ts'
import type { Row } from '#database/tables.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { beginExport, notifyTaken } from './export.commands.ts'
import * as contract from './export.contract.ts'
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
    run: async ({ db, actor, subject: { appId } }) => present(await beginExport(db, actor, appId)),
  }),
  serve(contract.findExchangeExport, { find, allow: everyone, run: async ({ subject }) => present(subject) }),
  serve(contract.downloadExchangeExport, {
    find,
    allow: everyone,
    async run({ db, actor, subject, services }) {
      const { storageKey, createdAt } = subject
      if (!storageKey) throw notFound()
      await notifyTaken(db, actor, subject)
      return async () => {
        const { body, size } = await services.storage.get(storageKey)
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
