import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { openBulk } from '#kernel/server/bulk.ts'
import { seal } from '#kernel/server/bulkUndo.ts'
import { inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { inFolder } from '#kernel/server/folders.ts'
import type { JobCall } from '#kernel/server/jobs.ts'
import { countWaiting, findActorById } from '#modules/accounts/public.ts'
import { purging, workJob } from '#modules/imports/public.ts'
import { renewSearchTexts } from '#modules/master-data/public.ts'
import { notifyOffered } from '#modules/tenant-management/public.ts'
import { agentWriters, findReaddressedAgents } from './agents.queries.ts'
import { collectionWriters } from './collections.queries.ts'
import { type ExchangeCounts } from './contract.ts'
import { ExchangeManifest } from './manifest.contract.ts'
import { exchangeApplied, exchangeRefused, ofDelivery } from './events.ts'
import type { FileName } from './files.rules.ts'
import type { LineProblem } from './lines.rules.ts'
import { notifyReaddressed, notifyResult } from './mail.ts'
import { findOffered, findReaddressed, findReinvited, tenantWriters } from './people.queries.ts'
import { placeWriters } from './places.queries.ts'
import { publishLater } from './publishing.jobs.ts'
import * as queries from './queries.ts'
import { MOST_PROBLEMS, readFiles, stageRead } from './parse.commands.ts'
import { overlaps, referenceProblems, remappingProblems, takenProblems } from './references.queries.ts'
import { rightsProblems } from './rights.queries.ts'
import { linesOf, type Scope } from './writing.queries.ts'
import { unpack } from './zip.commands.ts'

/** How a delivery ended that leaves nothing behind of what was tried. */
type Back =
  | { state: 'refused'; problems: LineProblem[]; counts?: undefined }
  | { state: 'to-confirm'; problems?: undefined; counts: Record<string, ExchangeCounts> }

const working = new Set(['waiting', 'checking', 'applying'])

/** What has failed that often, for half an hour, will not get better by itself. */
export const ends = { tries: 8, seconds: 3600 }

interface Payload {
  exchangeJobId: string
  confirmed: boolean
}

/** What was delivered, as far as it can be read before anything is written. */
interface Read {
  folder: string
  manifest: ExchangeManifest
  present: FileName[]
  problems: LineProblem[]
}

const whileWorking = <Row extends { state: string }>(job: Row | undefined) =>
  job && working.has(job.state) ? job : undefined

/** Takes a delivery. With `autoImport: false` all of it is done, counted and taken back until somebody has confirmed it. */
export const runExchange = workJob({
  name: 'take a delivery of an ERP system',
  payload: z.object({ exchangeJobId: id, confirmed: z.boolean() }),
  door: 'delivery',
  ends,
  writes: true,
  async begin(db, { exchangeJobId, confirmed }) {
    const job = whileWorking(await queries.findForWorker(db, exchangeJobId))
    if (job) await queries.setJob(db, job.id, { state: confirmed ? 'applying' : 'checking' })
    return job
  },
  find: async (db, { exchangeJobId }) => whileWorking(await queries.lockJob(db, exchangeJobId)),
  reading: (call: JobCall<Payload>, job: queries.JobRow, work: (read: Read) => Promise<void>) =>
    inFolder(call.services, async (folder) => work({ folder, ...(await readDelivery(call, job, folder)) })),
  async run({ db, call: { payload, services }, found, read, took }): Promise<Back | undefined> {
    const { folder, manifest, present, problems } = read
    const jobId = found.id
    const deliverer = found.createdById ? await findActorById(db, found.createdById) : undefined
    const bulk = openBulk(db, jobId)
    const scope: Scope = {
      db,
      bulk,
      modules: services.modules,
      appId: found.appId,
      manifest,
      deliverer,
    }
    if (found.createdById && !deliverer)
      problems.push({ ...whole, file: '', reason: 'beyond-own-permissions' })
    if (problems.length === 0) {
      await stageRead(db, folder)
      problems.push(...(await problemsOf(scope, present)))
    }
    if (problems.length > 0) return { state: 'refused', problems }
    const readdressed = await findAllReaddressed(scope)
    const counts = await write(scope, present)
    if (!payload.confirmed && !manifest.autoImport) return { state: 'to-confirm', counts }
    await notifyReaddressed(db, services, jobId, readdressed)
    for (const offered of await findOffered(scope)) await notifyOffered(db, services, offered)
    await seal(bulk)
    const ended = { finishedAt: new Date(), milliseconds: took() }
    await queries.setApplied(db, jobId, { counts, ...ended })
    const { data, ...of } = ofDelivery(found)
    await record(db, exchangeApplied, { ...of, data: { ...data, counts } })
    await publishLater(db, jobId)
    const addressesWaiting = await countWaiting(db, jobId)
    const told = { ...found, manifest, state: 'applied' as const, counts, problems: [] }
    await notifyResult(db, services, { ...told, addressesWaiting })
  },
  async refuse(db, found, { code, givenUp, back }, { call: { services }, took: milliseconds }) {
    const reason = givenUp ? 'internal' : code
    const { state, problems = [], counts = {} } = back ?? refusedFor(reason)
    await queries.replaceProblems(db, found.id, problems.slice(0, MOST_PROBLEMS))
    await queries.setJob(db, found.id, {
      state,
      counts: JSON.stringify(counts),
      problemCount: problems.length,
      finishedAt: new Date(),
      milliseconds,
    })
    if (state === 'refused') await record(db, exchangeRefused, ofDelivery(found))
    const manifest = ExchangeManifest.safeParse(found.manifest).data ?? ExchangeManifest.parse({})
    await notifyResult(db, services, { ...found, manifest, state, counts, problems })
  },
})

const refusedFor = (reason: string): Back => ({
  state: 'refused',
  problems: [{ ...whole, file: '', reason }],
})

/** Reads all that was delivered: no transaction is open, which would wait for storage and for a processor. */
const readDelivery = async (call: JobCall<Payload>, job: queries.JobRow, folder: string) => {
  const unpacked = await unpackInto(call, job)
  const { files } = unpacked
  const read = ExchangeManifest.safeParse(unpacked.manifest)
  const manifest = read.data ?? ExchangeManifest.parse({})
  const early = [
    ...unpacked.problems,
    ...manifestProblems(read.error),
    ...(files.length === 0 ? [noFiles] : []),
  ]
  if (early.length > 0) return { manifest, present: [], problems: early }
  return { manifest, ...(await readFiles({ ...call, folder }, files, manifest, job.timezone)) }
}

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
const unpackInto = async ({ database, organizationId, services }: JobCall<Payload>, job: queries.JobRow) => {
  const [zip] = job.files
  if (zip?.name !== queries.ZIP || !zip.storageKey) return { ...job, problems: [] }
  const unpacked = await unpack(services, zip.storageKey, job.createdById ?? job.appId)
  if (unpacked.problems.length > 0) return { ...unpacked, files: job.files }
  await inOrganization(database, { organizationId }, (db) => queries.replaceZip(db, job, unpacked))
  await services.storage.remove(zip.storageKey)
  return unpacked
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
  await renewSearchTexts(scope.bulk)
  return counts
}

/** Before anything is written: afterwards nobody knows what an address was. */
const findAllReaddressed = async (scope: Scope) => ({
  people: [...(await findReaddressed(scope)), ...(await findReaddressedAgents(scope))],
  invitations: await findReinvited(scope),
})

/** Deliveries that ended a month ago keep their page, but neither their files nor what an undo needs. */
export const exchangeDailyJobs = [purging('02:40', 'the files of old deliveries', queries.purgeFiles)]
