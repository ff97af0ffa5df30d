import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, line, listOf, pagingOfWhole } from '#kernel/contract/shapes.ts'

/** What somebody can be to a house; the wire knows one. */
export const RelationType = z.enum(['is-responsible'])

/** On the wire a building is a group. */
const Level = z.enum(['property', 'group'])
export type Level = z.infer<typeof Level>

export const UserRelation = z.object({
  id,
  user: id,
  type: RelationType,
  responsibilities: z.array(
    z.object({ id, role: z.string().optional(), properties: z.array(id), groups: z.array(id) }),
  ),
  readOnly: z.boolean(),
})
export type UserRelation = z.infer<typeof UserRelation>

const Places = z.object({
  ids: z.array(id).min(1).max(1000),
  level: Level,
  role: line().nullish(),
})

export const listUserRelations = endpoint({
  summary: 'Which properties and buildings a person is responsible for, and as what',
  method: 'GET',
  path: '/users/:userId/user-relations',
  query: z.object(pagingOfWhole),
  reply: listOf(UserRelation),
})

export const addUserRelation = endpoint({
  summary: 'Make a person responsible for properties or buildings, with or without a role',
  method: 'POST',
  path: '/users/:userId/user-relations/:type',
  body: Places.extend({ readOnly: z.boolean().optional() }),
  reply: UserRelation,
  problems: ['no-such-place'],
})

export const takeUserRelation = endpoint({
  summary:
    'Take properties or buildings from what a person is responsible for; a role without any disappears',
  method: 'DELETE',
  path: '/users/:userId/user-relations/:type',
  body: Places,
  reply: UserRelation,
})
