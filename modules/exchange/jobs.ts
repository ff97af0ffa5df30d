import { z } from 'zod'
import { Problem } from '#kernel/contract/problem.ts'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { daily, enqueue, job, type JobCall, somebodyWaits } from '#kernel/server/jobs.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { asProblem } from '#kernel/server/problems.ts'
import { from, inside } from '#kernel/server/whence.ts'
import { countWaiting, findActorById } from '#modules/accounts/public.ts'
import { lockPlaces, lookJob } from '#modules/master-data/public.ts'
import { tellOffered } from '#modules/tenant-management/public.ts'
import { agentWriters, findReaddressedAgents } from './agents.queries.ts'
import { collectionWriters } from './collections.queries.ts'
import { type ExchangeCounts } from './contract.ts'
import { ExchangeManifest } from './manifest.contract.ts'
import { exchangeApplied, exchangeRefused, ofDelivery } from './events.ts'
import type { FileName } from './files.rules.ts'
import type { LineProblem } from './lines.rules.ts'
import { tellReaddressed, tellResult } from './mail.ts'
import { findOffered, findReaddressed, findReinvited, tenantWriters } from './people.queries.ts'
import { placeWriters, renewSearch } from './places.queries.ts'
import * as queries from './queries.ts'
import { MOST_PROBLEMS, readFiles, stageRead } from './reading.commands.ts'
import { overlaps, referenceProblems, remappingProblems, takenProblems } from './references.queries.ts'
import { rightsProblems } from './rights.queries.ts'
import { tellLater } from './telling.jobs.ts'
import { linesOf, type Scope } from './writing.queries.ts'
import { inFolder, unpack } from './zip.commands.ts'

/** How a delivery ended that leaves nothing behind of what was tried. */
type Outcome =
  | { state: 'refused'; problems: LineProblem[] }
  | { state: 'to-confirm'; counts: Record<string, ExchangeCounts> }

const working = new Set(['waiting', 'checking', 'applying'])

/** What has failed that often, for half an hour, will not get better by itself. */
export const TRIES = 8

/**
 * Takes a delivery: one transaction that does all of it or nothing, so that a process that dies at any moment leaves
 * nothing half done, and the queue begins it again. With `autoImport: false` the same is done, counted and taken back
 * until somebody has confirmed it.
 */
export const runExchange = job(
  'take a delivery of an ERP system',
  z.object({ exchangeJobId: id, confirmed: z.boolean() }),
  somebodyWaits((call) => giveUp(call), { tries: TRIES, seconds: 3600 }),
  (call) =>
    inFolder(call.platform, (folder) =>
      take({ ...call, folder, database: from(call.database, inside('delivery')) }),
    ),
)

type Call = JobCall<{ exchangeJobId: string; confirmed: boolean }>

const take = async (call: Call & { folder: string }) => {
  const { database, organizationId, payload, platform, folder } = call
  const { exchangeJobId: jobId, confirmed } = payload
  const beside = <Result>(work: (db: Db) => Promise<Result>) =>
    inOrganization(database, { organizationId }, work)
  const found = await beside(async (db) => {
    const row = await queries.findForWorker(db, jobId)
    if (row && working.has(row.state))
      await queries.setJob(db, jobId, { state: confirmed ? 'applying' : 'checking' })
    return row
  })
  if (!found || !working.has(found.state)) return
  const started = performance.now()
  const ended = () => ({ finishedAt: new Date(), milliseconds: Math.round(performance.now() - started) })
  const unpacked = await unpackInto(beside, platform, found)
  const { files } = unpacked
  const read = ExchangeManifest.safeParse(unpacked.manifest)
  const manifest = read.data ?? ExchangeManifest.parse({})
  const told = { ...found, manifest }
  const early = [
    ...unpacked.problems,
    ...manifestProblems(read.error),
    ...(files.length === 0 ? [noFiles] : []),
  ]
  // Before the transaction, which would wait for storage and for a processor.
  const { present, problems } =
    early.length > 0
      ? { present: [], problems: early }
      : await readFiles(call, files, manifest, found.timezone)
  let outcome: Outcome | undefined
  /** Ends the transaction without a trace. */
  const takeBack = (told: Outcome) => {
    outcome = told
    return new Problem(409, 'taken-back')
  }
  try {
    await beside(async (db) => {
      const job = await queries.lockJob(db, jobId)
      if (!job || !working.has(job.state)) return
      await lockPlaces(db, found.appId)
      const deliverer = found.createdById ? await findActorById(db, found.createdById) : undefined
      const scope: Scope = {
        db,
        modules: platform.modules,
        jobId,
        appId: found.appId,
        manifest,
        deliverer,
        made: new Map(),
      }
      if (found.createdById && !deliverer)
        problems.push({ ...whole, file: '', reason: 'beyond-own-permissions' })
      if (problems.length === 0) {
        await stageRead(db, folder)
        problems.push(...(await problemsOf(scope, present)))
      }
      if (problems.length > 0) throw takeBack({ state: 'refused', problems })
      const readdressed = await findAllReaddressed(scope)
      const counts = await write(scope, present)
      if (!confirmed && !manifest.autoImport) throw takeBack({ state: 'to-confirm', counts })
      await tellReaddressed(db, platform, jobId, readdressed)
      for (const offered of await findOffered(scope)) await tellOffered(db, platform, offered)
      await queries.setApplied(db, jobId, { counts, made: scope.made, ...ended() })
      const { data, ...of } = ofDelivery(found)
      await record(db, exchangeApplied, { ...of, data: { ...data, counts } })
      await enqueue(db, lookJob, {}, { key: 'look at places' })
      await tellLater(db, jobId)
      const addressesWaiting = await countWaiting(db, jobId)
      await tellResult(db, platform, { ...told, state: 'applied', counts, problems: [], addressesWaiting })
    })
  } catch (error) {
    const { state, problems, counts } = { problems: [], counts: {}, ...(outcome ?? unforeseen(error)) }
    await beside(async (db) => {
      await queries.replaceProblems(db, jobId, problems.slice(0, MOST_PROBLEMS))
      await queries.setJob(db, jobId, {
        state,
        counts: JSON.stringify(counts),
        problemCount: problems.length,
        ...ended(),
      })
      if (state === 'refused') await record(db, exchangeRefused, ofDelivery(found))
      await tellResult(db, platform, { ...told, state, counts, problems })
    })
  }
}

/** Says of a delivery that could not be worked on that it was refused, so that nobody waits for it. */
const giveUp = ({ database, organizationId, payload: { exchangeJobId: jobId }, platform }: Call) =>
  inOrganization(database, { organizationId }, async (db) => {
    const job = await queries.lockJob(db, jobId)
    if (!job || !working.has(job.state)) return
    const problems: LineProblem[] = [{ ...whole, file: '', reason: 'internal' }]
    const manifest = ExchangeManifest.safeParse(job.manifest).data ?? ExchangeManifest.parse({})
    await queries.replaceProblems(db, jobId, problems)
    await queries.setJob(db, jobId, { state: 'refused', problemCount: 1, finishedAt: new Date() })
    await record(db, exchangeRefused, ofDelivery(job))
    await tellResult(db, platform, { ...job, manifest, state: 'refused', counts: {}, problems })
  })

const whole = { line: null, column: null, value: null }
const noFiles: LineProblem = { ...whole, file: 'manifest.json', reason: 'no-files' }

const manifestProblems = (error: z.ZodError | undefined): LineProblem[] =>
  (error?.issues ?? []).map(({ path }) => ({
    ...whole,
    file: 'manifest.json',
    column: path.join('.') || null,
    reason: 'manifest',
  }))

/** What was delivered as a ZIP is unpacked first, and then a delivery like any other; what is not fit for that stays packed. */
const unpackInto = async (
  beside: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>,
  platform: Platform,
  job: queries.JobRow,
) => {
  const [zip] = job.files
  if (zip?.name !== queries.ZIP || !zip.storageKey) return { ...job, problems: [] }
  const unpacked = await unpack(platform, zip.storageKey, job.createdById ?? job.appId)
  if (unpacked.problems.length > 0) return { ...unpacked, files: job.files }
  await beside((db) => queries.replaceZip(db, job, unpacked))
  await platform.storage.remove(zip.storageKey)
  return unpacked
}

/** What only the database could find, such as somebody who took a name meanwhile, is a refusal; an outage is tried again. */
const unforeseen = (error: unknown): Outcome => {
  const { status, code } = asProblem(error)
  if (status >= 500 || code === 'changed-meanwhile') throw error
  return { state: 'refused', problems: [{ file: '', line: null, column: null, value: null, reason: code }] }
}

const problemsOf = async (scope: Scope, present: FileName[]): Promise<LineProblem[]> => {
  if (!present.includes('uuidRemappings.csv'))
    return [
      ...(await rightsProblems(scope, present)),
      ...(await referenceProblems(scope, present)),
      ...(await overlaps(scope)),
      ...(await takenProblems(scope)),
    ]
  if (present.length === 1) return remappingProblems(scope)
  return [{ file: 'uuidRemappings.csv', line: null, column: null, value: null, reason: 'not-alone' }]
}

const writers = { ...placeWriters, ...tenantWriters, ...agentWriters, ...collectionWriters }

const write = async (scope: Scope, present: FileName[]) => {
  const lines = await linesOf(scope.db)
  const counts: Record<string, ExchangeCounts> = {}
  for (const file of present) {
    const tally = (await writers[file]?.(scope)) ?? { created: 0, changed: 0, deleted: 0 }
    const done = tally.created + tally.changed + tally.deleted
    counts[file] = { ...tally, same: Math.max(0, (lines.get(file) ?? 0) - done) }
  }
  await renewSearch(scope)
  return counts
}

/** Before anything is written: afterwards nobody knows what an address was. */
const findAllReaddressed = async (scope: Scope) => ({
  people: [...(await findReaddressed(scope)), ...(await findReaddressedAgents(scope))],
  invitations: await findReinvited(scope),
})

/** Deliveries that ended a month ago keep their page, but neither their files nor what an undo needs. */
export const exchangeDailyJobs = [
  daily('02:40', 'forget the files of old deliveries', async ({ db, platform }) => {
    const keys = await queries.forgetOldFiles(db)
    return async () => {
      for (const key of keys) await platform.storage.remove(key)
    }
  }),
]
