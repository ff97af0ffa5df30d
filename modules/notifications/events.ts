import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { event } from '#kernel/server/events.ts'

/** A mail that will not arrive: `kind` and `key` say which one it is to the module that wrote it. */
export const mailFailed = event(
  'mail.failed',
  z.object({
    mailId: id,
    kind: z.string(),
    key: z.string(),
    problem: z.enum(['address-refused', 'given-up', 'interrupted']),
  }),
)
