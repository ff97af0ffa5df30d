import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, line, listOf, prose, pagingOfWhole } from '#kernel/contract/shapes.ts'
import { tool, version } from '../fields.contract.ts'

/** A note such as a door code: for master data administrators only, to everybody else it is not there. */
export const CustomItem = z.object({
  id,
  place: z.string(),
  name: z.string(),
  value: z.string(),
  unique: z.boolean(),
  createdAt: instant,
  createdBy: z.object({ id, username: z.string() }).nullable(),
  version: z.number().int(),
})
export type CustomItem = z.infer<typeof CustomItem>

const Onto = z.string().regex(/^(?:Property|Group|Unit|UtilisationPeriod)-[0-9a-f]{24}$/, 'place')
const taken = ['custom-item-name-taken', 'custom-item-name-already-there']

export const listCustomItems = endpoint({
  summary: 'The notes on a place (a type and an id, such as Unit-<id>), by name',
  method: 'GET',
  path: '/custom-items',
  tool,
  query: z.object({ ...pagingOfWhole, place: Onto }),
  reply: listOf(CustomItem),
})
export const createCustomItem = endpoint({
  summary: 'Note something on a place; a unique one keeps its name for itself inside its property',
  method: 'POST',
  path: '/custom-items',
  tool,
  body: z.object({ place: Onto, name: line(), value: prose(5000), unique: z.boolean().default(false) }),
  reply: CustomItem,
  problems: [...taken, 'no-such-place'],
})
export const changeCustomItem = endpoint({
  summary: 'Change a note',
  method: 'PATCH',
  path: '/custom-items/:customItemId',
  tool,
  body: z.object({
    name: line().optional(),
    value: prose(5000).optional(),
    unique: z.boolean().optional(),
    version,
  }),
  reply: CustomItem,
  problems: [...taken, 'changed-meanwhile'],
})
export const removeCustomItem = endpoint({
  summary: 'Delete a note',
  method: 'DELETE',
  path: '/custom-items/:customItemId',
  tool,
})
