import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { can, id, instant, pageOf, paging, limitByKey } from '#kernel/contract/shapes.ts'
import { ExchangeManifest } from './manifest.contract.ts'

const tool = 'master-data' as const

export const ExchangeState = z.enum([
  'waiting',
  'checking',
  'refused',
  'to-confirm',
  'applying',
  'applied',
  'undoing',
  'undone',
])

export type ExchangeState = z.infer<typeof ExchangeState>

export const ExchangeCounts = z.object({
  created: z.number().int(),
  changed: z.number().int(),
  deleted: z.number().int(),
  same: z.number().int(),
})
export type ExchangeCounts = z.infer<typeof ExchangeCounts>

export const ExchangeJob = z.object({
  id,
  appID: id,
  state: ExchangeState,
  files: z.array(z.object({ name: z.string(), size: z.number() })),
  counts: z.record(z.string(), ExchangeCounts),
  problemCount: z.number().int(),
  /** How many new addresses that it said wait for the owners of their accounts. */
  addressesWaiting: z.number().int(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  milliseconds: z.number().int().nullable(),
  /** What its manifest names among `agentPermissions` that gives no role here: it was passed over. */
  ignoredPermissions: z.array(z.string()),
  /** Why an undo was not possible: something was built on the delivery, or it failed on our side again and again. */
  undoProblem: z.enum(['built-on', 'internal']).nullable(),
  can: can('confirm', 'undo'),
})
export type ExchangeJob = z.infer<typeof ExchangeJob>

export const ExchangeProblem = z.object({
  file: z.string(),
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
})

export const deliverFile = endpoint({
  summary: 'Deliver one of the 14 files of the ERP data exchange format; it waits for its manifest',
  method: 'PUT',
  path: '/apps/:appId/exchange/files/:fileName',
  tool,
  raw: true,
  reply: z.object({ name: z.string(), size: z.number() }),
  problems: ['unknown-file', 'too-large', 'file-empty', 'storage-full'],
})

export const deliverManifest = endpoint({
  summary: 'Deliver the manifest, last: a job is made of the files that wait for it',
  method: 'PUT',
  path: '/apps/:appId/exchange/manifest.json',
  tool,
  body: ExchangeManifest,
  reply: ExchangeJob,
  problems: ['no-files'],
})

export const deliverZip = endpoint({
  summary: 'Deliver all files in one ZIP, with or without a manifest.json: a job is made of them',
  method: 'PUT',
  path: '/apps/:appId/exchange/delivery.zip',
  tool,
  raw: true,
  reply: ExchangeJob,
  problems: ['too-large', 'file-empty', 'storage-full'],
})

export const listExchangeJobs = endpoint({
  summary: 'The deliveries of an app, newest first, paged by key',
  method: 'GET',
  path: '/apps/:appId/exchange/jobs',
  tool,
  query: z.object({ limit: limitByKey(100, 20), after: paging.after }),
  reply: pageOf(ExchangeJob),
})

export const findExchangeJob = endpoint({
  summary: 'A delivery: what it did or would do',
  method: 'GET',
  path: '/exchange-jobs/:exchangeJobId',
  tool,
  reply: ExchangeJob,
})

export const listExchangeProblems = endpoint({
  summary: 'All that is wrong with a delivery: file, line, column, value and reason',
  method: 'GET',
  path: '/exchange-jobs/:exchangeJobId/problems',
  tool,
  query: z.object({ limit: limitByKey(1000, 100), after: paging.after }),
  reply: pageOf(ExchangeProblem),
})

export const confirmExchangeJob = endpoint({
  summary: 'Take a delivery that was only looked at (`autoImport: false`)',
  method: 'POST',
  path: '/exchange-jobs/:exchangeJobId/confirmation',
  tool,
  body: z.object({}),
  reply: ExchangeJob,
  problems: ['not-to-confirm'],
})

export const undoExchangeJob = endpoint({
  summary: 'Take back all that a delivery wrote, where nothing was built on it since',
  method: 'POST',
  path: '/exchange-jobs/:exchangeJobId/undo',
  tool,
  body: z.object({}),
  reply: ExchangeJob,
  problems: ['not-to-undo'],
})
