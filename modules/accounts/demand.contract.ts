import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { instant } from '#kernel/contract/shapes.ts'

export const Demand = z.object({
  /** From when on whoever works for the organization needs a second factor; null: nobody has to. */
  from: instant.nullable(),
  /** How many of them have none yet. */
  without: z.number().int(),
})

export const findDemand = endpoint({
  summary: 'Whether the organization demands a second factor of its staff, and how many have none yet',
  method: 'GET',
  path: '/organizations/:organizationId/second-factor-demand',
  reply: Demand,
})
export const changeDemand = endpoint({
  summary:
    'Demand a second factor (a code or a passkey) of everybody who works for the organization, from an instant on, or of nobody. Who has none then sets one up before anything else; programs that sign in with the password of such a person no longer can',
  method: 'PUT',
  path: '/organizations/:organizationId/second-factor-demand',
  proof: true,
  body: z.object({ from: instant.nullable() }),
  reply: Demand,
  problems: ['second-factor-first'],
})
