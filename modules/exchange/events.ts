import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const job = z.object({ exchangeJobId: id, appId: id })
const made = z.object({ exchangeExportId: id, appId: id })
const trail = { place: 'appId' } as const

export const exchangeDelivered = event('exchange.delivered', job, { trail })
export const exchangeConfirmed = event('exchange.confirmed', job, { trail })
export const exchangeApplied = event('exchange.applied', job.extend({ counts: z.unknown() }), { trail })
export const exchangeRefused = event('exchange.refused', job, { trail })
export const exchangeUndoAsked = event('exchange.undo-asked', job, { trail })
export const exchangeUndone = event('exchange.undone', job, { trail })
export const exportAsked = event('export.asked', made.extend({ withStaff: z.boolean() }), { trail })
export const exportMade = event('export.made', made.extend({ size: z.number() }), { trail })
export const exportTaken = event('export.downloaded', made, { trail })

interface Delivery {
  id: string
  appId: string
  createdById: string | null
}

/** What is recorded of a delivery: whoever delivered it did it. */
export const ofDelivery = ({ id: jobId, appId, createdById }: Delivery) => ({
  actor: { personId: createdById },
  subjectId: jobId,
  data: { exchangeJobId: jobId, appId },
})
