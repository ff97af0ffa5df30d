import { z } from 'zod'
import { conflict } from '#kernel/contract/problem.ts'
import { id } from '#kernel/contract/shapes.ts'
import { openBulk } from '#kernel/server/bulk.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { JobCall } from '#kernel/server/jobs.ts'
import { apart } from '#kernel/server/waiting.ts'
import { type Ending, workJob } from '#modules/imports/public.ts'
import { deleteUnusedPlaces, renewSearchTexts } from '#modules/master-data/public.ts'
import * as apply from './apply.queries.ts'
import type { Counts, ImportState } from './contract.ts'
import { importApplied, importFailed, importPreviewed, importUndone } from './events.ts'
import type { FileForm } from './file.rules.ts'
import { type Source, withSource } from './inspecting.commands.ts'
import * as outcomes from './outcome.queries.ts'
import { planObjects } from './plan.queries.ts'
import { publishImport, publishLater, publishUndone } from './publishing.jobs.ts'
import { findForJob, lockForJob, lockWork, setImport } from './queries.ts'
import { keyOfFile, stageFile, writeLines } from './staging.commands.ts'
import * as undo from './undo.queries.ts'

type Call = JobCall<{ importId: string }>
type Found = NonNullable<Awaited<ReturnType<typeof findForJob>>>

/** How far the work is; written beside its transaction, so that people see it before the end. */
type Progress = (done: number, total: number) => Promise<void>

interface Work {
  db: Db
  found: Found
  call: Call
  progress: Progress
}

interface States {
  /** While it is done, */
  state: ImportState
  /** and when it was refused, with its reason: from there it can be tried again or thrown away. */
  refused: ImportState
}

/** What all work on an import has in common. */
const onImport = ({ state, refused }: States) => {
  const waited = <Row extends { state: string }>(row: Row | undefined) =>
    row?.state === state ? row : undefined
  return {
    payload: z.object({ importId: id }),
    door: 'import' as const,
    find: async (db: Db, { importId }: Call['payload']) => waited(await lockForJob(db, importId)),
    // Not the row itself, on which its progress is noted meanwhile.
    hold: async (db: Db, { importId }: Call['payload']) => {
      await lockWork(db, importId)
      return waited(await findForJob(db, importId))
    },
    refuse: async (db: Db, { id: importId, appId, createdById }: Found, { code: problem }: Ending<never>) => {
      await setImport(db, importId, { state: refused, problem })
      await record(db, importFailed, {
        actor: { personId: createdById },
        subjectId: importId,
        data: { appId, problem },
      })
    },
  }
}

/** Work that writes what was previewed, or takes it back. */
const writingJob = (name: string, states: States, run: (work: Work) => Promise<void>) =>
  workJob({
    ...onImport(states),
    name,
    writes: true,
    reading: (_call, _found, work) => work(undefined),
    run: ({ db, found, call }) => run({ db, found, call, progress: progressOf(call) }),
  })

const progressOf = ({ database, organizationId, payload: { importId }, signal }: Call): Progress => {
  let last = 0
  return async (doneCount, totalCount) => {
    if (signal.aborted) throw new Error('The process stops: the work starts again in the next one')
    if (Date.now() - last < PROGRESS_MILLISECONDS) return
    last = Date.now()
    // While the work's own transaction is open: of the connections of workers no request waits for one.
    await apart(() =>
      inOrganization(database, { organizationId }, (db) =>
        setImport(db, importId, { doneCount, totalCount }),
      ),
    )
  }
}

const PROGRESS_MILLISECONDS = 400
const LINES_AT_ONCE = 4000

/** Reads the file and works out what every line would do. */
export const previewJob = workJob({
  ...onImport({ state: 'previewing', refused: 'failed' }),
  name: 'preview an import',
  writes: false,
  reading: (call: Call, found: Found, work: (source: Source) => Promise<void>) => {
    const key = keyOfFile(call, found.id)
    const form = found as unknown as FileForm
    return withSource(call.services, { key, form, caller: found.createdById ?? '' }, work)
  },
  async run({ db, found, call, read: source }) {
    const progress = progressOf(call)
    const { size } = source
    const { lines, leftOut } = await stageFile(db, found, source, (read) => progress(read, size * 2))
    await progress(size, size * 2)
    await planObjects(db, { importId: found.id, appId: found.appId })
    await progress(Math.round(size * 1.5), size * 2)
    await outcomes.refuseTakenUnits(db, found.id)
    await writeLines(db, found.id, lines)
    const { rowCount, ...counts } = await outcomes.countOutcomes(db, found.id)
    const digest = await outcomes.digestPlan(db, found.id)
    await setImport(db, found.id, {
      state: 'previewed',
      problem: null,
      counts: { ...counts, ...leftOut },
      rowCount,
      digest,
      doneCount: 1,
      totalCount: 1,
    })
    await record(db, importPreviewed, {
      actor: { personId: found.createdById },
      subjectId: found.id,
      data: { appId: found.appId, counts },
    })
  },
})

/** Does what was previewed, if it still would do exactly that. */
export const applyJob = writingJob(
  'apply an import',
  { state: 'applying', refused: 'previewed' },
  async ({ db, found, progress }) => {
    const plan = { importId: found.id, appId: found.appId }
    const counts = found.counts as Counts
    const total = totalOf(counts) + found.rowCount
    await planObjects(db, plan)
    await outcomes.refuseTakenUnits(db, found.id)
    if ((await outcomes.digestPlan(db, found.id)) !== found.digest) throw conflict('changed-meanwhile')
    await progress(found.rowCount, total)
    const bulk = openBulk(db, found.id, { marked: true })
    let done = await apply.createPlaces(bulk, found.appId)
    done += await apply.createUnits(bulk)
    await apply.setPeriodsAside(bulk)
    done += await apply.createTenancies(bulk)
    for (const kind of apply.changeableKinds) done += await apply.changeObjects(bulk, kind)
    await renewSearchTexts(bulk)
    await progress(found.rowCount + done, total)
    const lastLine = found.rowCount === 0 ? 0 : await apply.lastLine(db, found.id)
    if (counts.generatedUnits)
      for (let line = 0; line <= lastLine; line += LINES_AT_ONCE) {
        done += await apply.createGeneratedUnits(bulk, line, line + LINES_AT_ONCE)
        await progress(found.rowCount + done, total)
      }
    if (done !== totalOf(counts)) throw conflict('changed-meanwhile')
    await publishLater(db, found.id)
    await setImport(db, found.id, {
      state: 'applied',
      problem: null,
      appliedAt: new Date(),
      doneCount: 1,
      totalCount: 1,
    })
    await record(db, importApplied, {
      actor: { personId: found.createdById },
      subjectId: found.id,
      data: { appId: found.appId, counts },
    })
  },
)

/** Everything that is to be written. */
const totalOf = ({ objects = {}, generatedUnits = 0 }: Counts) =>
  Object.values(objects).reduce((sum, { create, change }) => sum + create + change, generatedUnits)

/** Takes an import back, as far as nothing was built on it, and notes what stays. */
export const undoJob = writingJob(
  'undo an import',
  { state: 'undoing', refused: 'applied' },
  async ({ db, found, call, progress }) => {
    await undo.removeTenancies(db, found.id)
    await progress(1, 4)
    await undo.putBack(openBulk(db, found.id, { marked: true }))
    await progress(2, 4)
    await deleteUnusedPlaces(db, call.services.modules, found.id)
    await publishUndone(db, call.services.modules, found)
    await progress(3, 4)
    const counts = { ...(found.counts as Counts), kept: await undo.noteKept(db, found.id) }
    await setImport(db, found.id, {
      state: 'undone',
      problem: null,
      counts,
      undoneAt: new Date(),
      doneCount: 1,
      totalCount: 1,
    })
    await record(db, importUndone, {
      actor: { personId: found.createdById },
      subjectId: found.id,
      data: { appId: found.appId, counts },
    })
  },
)

export const importJobs = [previewJob, applyJob, undoJob, publishImport]
