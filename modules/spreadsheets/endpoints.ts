import { createReadStream } from 'node:fs'
import { conflict, forbidden, notFound, Problem } from '#kernel/contract/problem.ts'
import { languageOf } from '#kernel/contract/shapes.ts'
import type { Actor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { serve } from '#kernel/server/serve.ts'
import { cleanName } from '#modules/files/public.ts'
import { guessFields, mappingProblem, shapeOfColumns } from './columns.rules.ts'
import * as contract from './contract.ts'
import { applyJob, previewJob, undoJob } from './jobs.ts'
import { again, present, presentOne } from './presenter.ts'
import { importAbilities, isForgotten, mayImport, mayImportSomewhere } from './policy.ts'
import * as queries from './queries.ts'
import { reportStream } from './report.presenter.ts'
import { listRows } from './rows.queries.ts'
import { inspect } from './inspecting.commands.ts'
import { keyOfFile } from './staging.commands.ts'

type Found = queries.FoundImport
type Asked = { db: Db; actor: Actor; params: { importId: string } }

const find = ({ db, actor, params }: Asked) => queries.findImport(db, actor, params.importId)
const lock = ({ db, actor, params }: Asked) => queries.lockImport(db, actor, params.importId)

export const importEndpoints = [
  serve(contract.uploadImport, {
    allow: mayImportSomewhere,
    async prepare({ actor, query, uploaded, services, undo }) {
      if (!mayImport(actor, query)) throw forbidden()
      const inspected = await inspect(services, { path: uploaded.path, caller: actor.personId })
      if ('problem' in inspected) throw new Problem(422, inspected.problem)
      const importId = await queries.newImportId(services.database)
      const key = keyOfFile(actor, importId)
      await services.storage.putStream(key, createReadStream(uploaded.path))
      undo(() => services.storage.remove(key))
      return { importId, ...inspected }
    },
    async run({ db, actor, query, uploaded: { name }, prepared: { importId, form, columns, view } }) {
      if (!mayImport(actor, query)) throw forbidden()
      const shape = shapeOfColumns(columns)
      const remembered = await queries.findRemembered(db, { appId: query.appId, shape })
      const fields = guessFields(columns, remembered)
      const { id } = await queries.insertImport(db, {
        ...form,
        id: importId,
        appId: query.appId,
        fileName: cleanName(name),
        columns: columns.map((column, index) => ({ ...column, field: fields[index] ?? null })),
        view: { ...view, remembered: remembered !== undefined },
        createdById: actor.personId,
      })
      return again(db, actor, id)
    },
  }),

  serve(contract.listImports, {
    allow: mayImportSomewhere,
    async run({ db, actor, query }) {
      const found = await queries.listImports(db, actor, query)
      const next = found.length === query.limit ? found.at(-1)?.id : undefined
      return { _embedded: { items: await present(db, actor, found) }, ...(next && { next }) }
    },
  }),

  serve(contract.showImport, {
    find,
    allow: mayImport,
    run: async ({ db, actor, subject }) => presentOne(db, actor, subject),
  }),

  serve(contract.mapImport, {
    find: lock,
    allow: mayImport,
    async run({ db, actor, subject, body }) {
      if (!importAbilities.map(actor, subject)) throw conflict('import-busy')
      const columns = subject.columns as contract.Column[]
      const fields = columns.map((_, index) => body.fields[index] ?? null)
      if (mappingProblem(fields) === 'field-twice') throw new Problem(422, 'field-twice')
      await queries.rememberFields(db, { appId: subject.appId, shape: shapeOfColumns(columns), fields })
      await queries.setImport(db, subject.id, {
        state: 'mapping',
        problem: null,
        counts: {},
        columns: columns.map((column, index) => ({ ...column, field: fields[index] ?? null })),
        generateUnits: body.generateUnits,
      })
      return again(db, actor, subject.id)
    },
  }),

  serve(contract.previewImport, {
    find: lock,
    allow: mayImport,
    async run({ db, actor, subject }) {
      if (!importAbilities.preview(actor, subject)) throw conflict('import-busy')
      const problem = mappingProblem((subject.columns as contract.Column[]).map(({ field }) => field))
      if (problem) throw new Problem(422, problem)
      return begin(db, actor, subject, 'previewing')
    },
  }),

  serve(contract.listImportRows, {
    find,
    allow: mayImport,
    async run({ db, subject, query }) {
      const items = await listRows(db, subject.id, query)
      const next = items.length === query.limit ? String(items.at(-1)?.line) : undefined
      return { _embedded: { items }, ...(next && { next }) }
    },
  }),

  serve(contract.applyImport, {
    find: lock,
    allow: mayImport,
    async run({ db, actor, subject }) {
      if (subject.state === 'applying' || subject.state === 'previewing') throw conflict('import-busy')
      if (subject.state !== 'previewed') throw conflict('import-not-previewed')
      if (subject.problem) throw conflict('import-expired')
      return begin(db, actor, subject, 'applying')
    },
  }),

  serve(contract.undoImport, {
    find: lock,
    allow: mayImport,
    async run({ db, actor, subject }) {
      if (subject.state === 'undoing') throw conflict('import-busy')
      if (subject.state !== 'applied' || isForgotten(subject)) throw conflict('import-not-applied')
      return begin(db, actor, subject, 'undoing')
    },
  }),

  serve(contract.discardImport, {
    find: lock,
    allow: mayImport,
    async run({ db, actor, subject, services, after }) {
      if (!importAbilities.discard(actor, subject)) throw conflict('import-busy')
      await queries.purgeImport(db, subject)
      after(() => services.storage.remove(keyOfFile(db, subject.id)))
    },
  }),

  serve(contract.showImportReport, {
    find,
    allow: mayImport,
    async run({ actor, subject, services }) {
      if (!importAbilities.report(actor, subject)) throw notFound()
      const body = reportStream(services.database, actor.organizationId, subject.id, languageOf(actor.locale))
      return new Response(body, {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="import-${subject.id}.csv"`,
        },
      })
    },
  }),
]

const jobs = { previewing: previewJob, applying: applyJob, undoing: undoJob }

/** The state says what is going on; the job does it as soon as the queue has room. */
const begin = async (db: Db, actor: Actor, { id }: Found, state: keyof typeof jobs) => {
  await queries.setImport(db, id, { state, problem: null, doneCount: 0, totalCount: 0 })
  await enqueue(db, jobs[state], { importId: id }, { key: `import ${id}` })
  return again(db, actor, id)
}
