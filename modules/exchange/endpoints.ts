import { Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { keyOf, pageOf } from '#kernel/server/paging.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import * as contract from './contract.ts'
import { askToUndo, confirmDelivery } from './deciding.commands.ts'
import { ingestDelivery, ingestZip } from './ingest.commands.ts'
import { isFileName } from './files.rules.ts'
import { ignoredIn } from './manifest.contract.ts'
import { jobAbilities, mayDeliver } from './policy.ts'
import * as queries from './queries.ts'

const findApp = async ({ actor, params: { appId } }: { actor: Actor; params: { appId: string } }) =>
  actor.grants.some((grant) => grant.appId === appId) ? { appId } : undefined

const find = ({ db, actor, params }: { db: Db; actor: Actor; params: { exchangeJobId: string } }) =>
  queries.findJob(db, actor, params.exchangeJobId)

export const exchangeEndpoints = [
  serve(contract.deliverManifest, {
    find: findApp,
    allow: mayDeliver,
    async run({ db, actor, subject: { appId }, body: manifest }) {
      const id = await ingestDelivery(db, { appId, manifest, actor })
      if (!id) throw new Problem(409, 'no-files')
      return present(actor, (await queries.findJob(db, actor, id))!)
    },
  }),
  serve(contract.deliverZip, {
    find: findApp,
    allow: mayDeliver,
    async run({ db, actor, subject: { appId }, received }) {
      const id = await ingestZip(db, { appId, actor, ...received })
      return present(actor, (await queries.findJob(db, actor, id))!)
    },
  }),
  serve(contract.deliverFile, {
    find: findApp,
    allow: mayDeliver,
    async run({
      db,
      subject: { appId },
      params: { fileName: name },
      received: { key, size },
      services,
      after,
    }) {
      if (!isFileName(name)) throw new Problem(400, 'unknown-file')
      const before = await queries.saveFile(db, { appId, name, size, storageKey: key })
      if (before) after(() => services.storage.remove(before))
      return { name, size }
    },
  }),
  serve(contract.listExchangeJobs, {
    find: findApp,
    allow: mayDeliver,
    async run({ db, actor, subject: { appId }, query: { limit, after } }) {
      const rows = await queries.listJobs(db, actor, appId, {
        limit: limit + 1,
        after: keyOf(after, 'text')?.id,
      })
      return pageOf(
        rows,
        limit,
        (row) => present(actor, row),
        ({ id }) => id,
      )
    },
  }),
  serve(contract.findExchangeJob, {
    find,
    allow: everyone,
    run: async ({ actor, subject }) => present(actor, subject),
  }),
  serve(contract.listExchangeProblems, {
    find,
    allow: everyone,
    async run({ db, subject, query: { limit, after } }) {
      const from = keyOf(after, 'number')?.at
      const rows = await queries.listProblems(db, subject.id, {
        limit: limit + 1,
        after: from === undefined ? undefined : Number(from),
      })
      return pageOf(
        rows,
        limit,
        ({ file, line, column, value, reason }) => ({ file, line, column, value, reason }),
        ({ position }) => String(position),
      )
    },
  }),
  serve(contract.confirmExchangeJob, {
    find,
    allow: mayDeliver,
    async run({ db, actor, subject }) {
      await confirmDelivery(db, actor, subject)
      return present(actor, (await queries.findJob(db, actor, subject.id))!)
    },
  }),
  serve(contract.undoExchangeJob, {
    find,
    allow: mayDeliver,
    async run({ db, actor, subject }) {
      await askToUndo(db, actor, subject)
      return present(actor, (await queries.findJob(db, actor, subject.id))!)
    },
  }),
]

const present = (actor: Actor, job: queries.JobRow): contract.ExchangeJob => ({
  id: job.id,
  appID: job.appId,
  state: job.state,
  files: job.files.map(({ name, size }) => ({ name, size: Number(size) })),
  counts: job.counts,
  problemCount: job.problemCount,
  addressesWaiting: Number(job.addressesWaiting),
  createdAt: job.createdAt.toISOString(),
  finishedAt: job.finishedAt?.toISOString() ?? null,
  milliseconds: job.milliseconds,
  ignoredPermissions: ignoredIn(job.manifest),
  undoProblem: job.undoProblem as contract.ExchangeJob['undoProblem'],
  can: jobAbilities.of(actor, job),
})
