import { z } from 'zod'
import { conflict } from '#kernel/contract/problem.ts'
import { id } from '#kernel/contract/shapes.ts'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { enqueue, type GivenUp, type Job, job, type JobCall, somebodyWaits } from '#kernel/server/jobs.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { asProblem } from '#kernel/server/problems.ts'
import { apart } from '#kernel/server/waiting.ts'
import { from, inside as through } from '#kernel/server/whence.ts'
import { lockPlaces, lookJob } from '#modules/master-data/public.ts'
import * as apply from './apply.queries.ts'
import type { Counts, ImportState } from './contract.ts'
import { importApplied, importFailed, importPreviewed, importUndone } from './events.ts'
import * as outcomes from './outcome.queries.ts'
import { planObjects } from './plan.queries.ts'
import { findForJob, lockForJob, lockWork, setImport } from './queries.ts'
import type { FileForm } from './file.rules.ts'
import { type Source, withSource } from './inspecting.commands.ts'
import { keyOfFile, stageFile, writeLines } from './staging.commands.ts'
import { tellImport, tellLater, tellUndone } from './telling.jobs.ts'
import * as undo from './undo.queries.ts'

interface Call {
  organizationId: string
  payload: { importId: string }
  platform: Platform
  database: Database
  signal: AbortSignal
}

type Found = NonNullable<Awaited<ReturnType<typeof findForJob>>>

/** How far the work is; written beside its transaction, so that people see it before the end. */
type Progress = (done: number, total: number) => Promise<void>

interface Work {
  db: Db
  found: Found
  call: Call
  progress: Progress
  /** The lines of the file, for who reads it. */
  source: Source | undefined
}

/**
 * Work on an import: one transaction that does all of it or nothing, so that a process that dies leaves nothing half
 * done and the queue can start it again. A refusal puts the import into the state `refused`, with its reason.
 */
const importJob = (
  name: string,
  state: ImportState,
  refused: ImportState,
  work: (work: Work) => Promise<void>,
  { reads = false } = {},
): Job =>
  job(name, z.object({ importId: id }), somebodyWaits(giveUp(state, refused)), async (call) => {
    const { database, organizationId, payload } = call
    const beside = <Result>(run: (db: Db) => Promise<Result>) =>
      inOrganization(from(database, through('import')), { organizationId }, run)
    let last = 0
    const progress: Progress = async (doneCount, totalCount) => {
      if (call.signal.aborted) throw new Error('The process stops: the work starts again in the next one')
      if (Date.now() - last < PROGRESS_MILLISECONDS) return
      last = Date.now()
      // While the work's own transaction is open: of the connections of workers no request waits for one.
      await apart(() => beside((db) => setImport(db, payload.importId, { doneCount, totalCount })))
    }
    const inside = (source?: Source) =>
      beside(async (db) => {
        await lockWork(db, payload.importId)
        const found = await findForJob(db, payload.importId)
        if (found?.state === state) await work({ db, found, call, progress, source })
      })
    try {
      const found = await beside((db) => findForJob(db, payload.importId))
      if (found?.state !== state) return
      if (!reads) return await inside()
      const key = keyOfFile(call, found.id)
      const form = found as unknown as FileForm
      await withSource(call.platform, { key, form, caller: found.createdById ?? '' }, inside)
    } catch (error) {
      const problem = asProblem(error)
      if (problem.status >= 500) throw error
      await beside(async (db) => {
        const found = await findForJob(db, payload.importId)
        if (found?.state !== state) return
        await setImport(db, payload.importId, { state: refused, problem: problem.code })
        await record(db, importFailed, {
          actor: { personId: found.createdById },
          subjectId: payload.importId,
          data: { appId: found.appId, problem: problem.code },
        })
      })
    }
  })

/** Says of an import that could not be worked on why, in the state from which it can be tried again or thrown away. */
const giveUp =
  (state: ImportState, refused: ImportState) =>
  ({ database, organizationId, payload: { importId } }: JobCall<{ importId: string }>, problem: GivenUp) =>
    inOrganization(database, { organizationId }, async (db) => {
      const found = await lockForJob(db, importId)
      if (found?.state !== state) return
      await setImport(db, importId, { state: refused, problem })
      await record(db, importFailed, { subjectId: importId, data: { appId: found.appId, problem } })
    })

const PROGRESS_MILLISECONDS = 400
const LINES_AT_ONCE = 4000

/** Reads the file and works out what every line would do. */
export const previewJob = importJob(
  'preview an import',
  'previewing',
  'failed',
  async ({ db, found, source, progress }) => {
    const { size } = source!
    const { lines, leftOut } = await stageFile(db, found, source!, (read) => progress(read, size * 2))
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
  { reads: true },
)

/** Does what was previewed, if it still would do exactly that. */
export const applyJob = importJob(
  'apply an import',
  'applying',
  'previewed',
  async ({ db, found, progress }) => {
    const plan = { importId: found.id, appId: found.appId }
    const counts = found.counts as Counts
    const total = totalOf(counts) + found.rowCount
    await lockPlaces(db, found.appId)
    await planObjects(db, plan)
    await outcomes.refuseTakenUnits(db, found.id)
    if ((await outcomes.digestPlan(db, found.id)) !== found.digest) throw conflict('changed-meanwhile')
    await progress(found.rowCount, total)
    let done = await apply.createPlaces(db, plan)
    done += await apply.createUnits(db, plan)
    await apply.setPeriodsAside(db, found.id)
    done += await apply.createTenancies(db, plan)
    for (const kind of apply.changeableKinds) done += await apply.changeObjects(db, found.id, kind)
    await apply.renewSearchOfUnits(db, found.id)
    await progress(found.rowCount + done, total)
    const lastLine = found.rowCount === 0 ? 0 : await apply.lastLine(db, found.id)
    if (counts.generatedUnits)
      for (let line = 0; line <= lastLine; line += LINES_AT_ONCE) {
        done += await apply.createGeneratedUnits(db, found.id, line, line + LINES_AT_ONCE)
        await progress(found.rowCount + done, total)
      }
    if (done !== totalOf(counts)) throw conflict('changed-meanwhile')
    await enqueue(db, lookJob, {}, { key: 'look at places' })
    await tellLater(db, found.id)
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
export const undoJob = importJob(
  'undo an import',
  'undoing',
  'applied',
  async ({ db, found, call, progress }) => {
    await lockPlaces(db, found.appId)
    await undo.removeTenancies(db, found.id)
    await progress(1, 4)
    await undo.putBack(db, found.id)
    await progress(2, 4)
    await undo.removePlaces(db, call.platform.modules, found.id)
    await tellUndone(db, found)
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

export const importJobs = [previewJob, applyJob, undoJob, tellImport]
