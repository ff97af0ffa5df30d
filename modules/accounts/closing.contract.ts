import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { line } from '#kernel/contract/shapes.ts'
import { User } from './users.contract.ts'

const problems = ['last-administrator']

/** Why: for those who read the trail, not for the person. */
const body = z.object({ reason: line(500) })

export const lockUser = endpoint({
  summary: 'Lock an account: it is signed out everywhere and nobody signs in to it until it is unlocked',
  method: 'PUT',
  path: '/users/:userId/lock',
  body,
  proof: true,
  reply: User,
  problems,
})
export const unlockUser = endpoint({
  summary: 'Unlock an account',
  method: 'DELETE',
  path: '/users/:userId/lock',
  proof: true,
  reply: User,
})
export const deactivateUser = endpoint({
  summary:
    'Deactivate an account of somebody who has left: as locked, and nothing is sent to it; its name stays in what it did',
  method: 'PUT',
  path: '/users/:userId/deactivation',
  body,
  proof: true,
  reply: User,
  problems,
})
export const reactivateUser = endpoint({
  summary: 'Take the deactivation of an account back',
  method: 'DELETE',
  path: '/users/:userId/deactivation',
  proof: true,
  reply: User,
})
