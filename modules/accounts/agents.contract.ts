import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, line, listOf, pagingOfWhole } from '#kernel/contract/shapes.ts'
import { User } from './users.contract.ts'

export const Agent = User.extend({ externalAgentCompany: z.string().nullable() })

export const listAgents = endpoint({
  summary: 'Who works for a service provider',
  method: 'GET',
  path: '/property-managers/:serviceProviderId/users',
  query: z.object(pagingOfWhole),
  reply: listOf(Agent),
})

export const addAgent = endpoint({
  summary: 'Let a person work for a service provider',
  method: 'POST',
  path: '/property-managers/:serviceProviderId/users',
  body: z.object({ userID: id, externalAgentCompany: line(200, 0).nullish() }),
  reply: Agent,
  problems: ['no-such-user'],
})

export const removeAgent = endpoint({
  summary: 'Let a person no longer work for a service provider',
  method: 'DELETE',
  path: '/property-managers/:serviceProviderId/users/:userId',
})
