import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { ObjectType, Preset, Role } from '#kernel/contract/roles.ts'
import { id, listOf, paging } from '#kernel/contract/shapes.ts'
import { Permission } from './users.contract.ts'

const moment = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'instant')

const Grant = z.object({
  role: Role,
  objectID: id,
  objectType: ObjectType,
  restrictions: z.array(z.unknown()).default([]),
  startDate: moment.nullish(),
  endDate: moment.nullish(),
})

export const listPermissions = endpoint({
  summary: 'The roles of a person',
  method: 'GET',
  path: '/users/:userId/roles',
  query: z.object({ limit: paging.limit, page: paging.page }),
  reply: listOf(Permission),
})

export const grantPermission = endpoint({
  summary: 'Grant a role on a place, or several at once as `batch`; it counts from the next request on',
  method: 'POST',
  path: '/users/:userId/permissions',
  body: z.union([Grant, z.object({ batch: z.array(Grant).min(1).max(1000) })]),
  reply: Permission,
  problems: ['no-such-place', 'beyond-own-permissions'],
})

export const revokePermission = endpoint({
  summary: 'Revoke a role; it counts from the next request on, also on live connections',
  method: 'DELETE',
  path: '/permissions/:permissionId',
  problems: ['last-administrator'],
})

export const applyPreset = endpoint({
  summary: 'Grant the roles of a preset on a place',
  method: 'PUT',
  path: '/users/:userId/preset',
  body: z.object({ preset: Preset, objectID: id, objectType: ObjectType }),
})
