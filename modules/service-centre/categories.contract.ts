import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, listOf, translated, pagingOfWhole } from '#kernel/contract/shapes.ts'

const tool = 'service-centre' as const

/** What can be reported: a tree of two levels. Only a category that nothing is below is chosen for a ticket. */
export const Category = z.object({
  id,
  appID: id,
  parentID: id.nullable(),
  key: z.string(),
  name: translated,
  hint: translated,
  archived: z.boolean(),
})
export type Category = z.infer<typeof Category>

export const listCategories = endpoint({
  summary:
    'What can be reported in an app, in its order, in four languages; archived ones for those who edit them',
  method: 'GET',
  path: '/apps/:appId/ticket-categories',
  query: z.object(pagingOfWhole),
  tool,
  reply: listOf(Category),
})

const named = translated.refine((name) => Object.values(name).some((text) => text.trim() !== ''), 'required')
const changeable = { hint: translated.optional(), parentID: id.nullish() }

export const createCategory = endpoint({
  summary: 'Add a category',
  method: 'POST',
  path: '/apps/:appId/ticket-categories',
  tool,
  body: z.object({
    ...changeable,
    name: named,
    key: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,63}$/, 'key')
      .optional(),
  }),
  reply: Category,
  problems: ['ticket-category-key-taken', 'no-such-category', 'category-too-deep'],
})

export const changeCategory = endpoint({
  summary: 'Change or archive a category; tickets keep an archived one',
  method: 'PATCH',
  path: '/ticket-categories/:categoryId',
  tool,
  body: z.object({ ...changeable, name: named.optional(), archived: z.boolean().optional() }),
  reply: Category,
  problems: ['no-such-category', 'category-too-deep'],
})

export const orderCategories = endpoint({
  summary: 'Put an app’s categories in the order of these ids; those left out keep their place behind',
  method: 'PUT',
  path: '/apps/:appId/ticket-category-order',
  tool,
  body: z.object({ ids: z.array(id).max(1000) }),
})
