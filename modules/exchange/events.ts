import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

const job = z.object({ exchangeJobId: id })

export const exchangeDelivered = event('exchange.delivered', job)
export const exchangeConfirmed = event('exchange.confirmed', job)
export const exchangeApplied = event('exchange.applied', job)
export const exchangeRefused = event('exchange.refused', job)
export const exchangeUndone = event('exchange.undone', job)
