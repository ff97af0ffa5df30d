import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'
import { Counts } from './contract.ts'

const what = z.object({ appId: id, counts: Counts })

export const importPreviewed = event('import.previewed', what)
export const importApplied = event('import.applied', what, { trail: { place: 'appId' } })
export const importUndone = event('import.undone', what, { trail: { place: 'appId' } })
export const importFailed = event('import.failed', z.object({ appId: id, problem: z.string() }), {
  trail: { place: 'appId' },
})
