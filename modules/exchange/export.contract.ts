import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant } from '#kernel/contract/shapes.ts'

const tool = 'master-data' as const

export const ExchangeExport = z.object({
  id,
  appID: id,
  state: z.enum(['waiting', 'done', 'failed']),
  size: z.number().nullable(),
  createdAt: instant,
  /** Where the ZIP is, once it is there. */
  url: z.string().nullable(),
})
export type ExchangeExport = z.infer<typeof ExchangeExport>

export const createExchangeExport = endpoint({
  summary: 'Export all master data of an app as a delivery: one that changes nothing',
  method: 'POST',
  path: '/apps/:appId/exchange/exports',
  tool,
  proof: true,
  bulk: true,
  body: z.object({}),
  reply: ExchangeExport,
})

export const findExchangeExport = endpoint({
  summary: 'Whether an export is ready',
  method: 'GET',
  path: '/exchange-exports/:exchangeExportId',
  tool,
  reply: ExchangeExport,
})

export const downloadExchangeExport = endpoint({
  summary: 'The export as a ZIP',
  method: 'GET',
  path: '/exchange-exports/:exchangeExportId/file',
  recorded: true,
  tool,
  download: true,
})
