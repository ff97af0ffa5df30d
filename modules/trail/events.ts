import { z } from 'zod'
import { event } from '#kernel/server/events.ts'

/** Carries what was asked for, which the file is then made of. */
export const trailExported = event(
  'trail.exported',
  z.object({ filters: z.record(z.string(), z.string().optional()) }),
  { trail: {} },
)
