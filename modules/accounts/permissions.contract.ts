import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { ObjectType, Role } from '#kernel/contract/roles.ts'
import { can, id, isPlausible, key, listOf, pagingOfWhole } from '#kernel/contract/shapes.ts'

/** The roles that a new colleague gets with one click. */
export const Preset = z.enum(['standard-user', 'standard-administrator', 'external-user', 'none'])
export type Preset = z.infer<typeof Preset>

/** Part of a role is not enforced, so nobody is told that it is: restrictions are refused. */
const restrictions = z
  .array(z.unknown())
  .refine((given) => given.length === 0, 'restrictions')
  .default([])

export const Permission = z.object({
  id,
  role: z.string(),
  label: z.string(),
  objectID: id,
  objectType: ObjectType,
  objectName: z.string(),
  restrictions: z.array(z.unknown()),
  restricted: z.boolean(),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  can: can('revoke'),
})

/** The wire's instants end in +0000; whatever names an instant is understood. */
const moment = key(40)
  .refine((value) => !Number.isNaN(Date.parse(value)), { error: 'instant', abort: true })
  .refine((value) => isPlausible(new Date(value).toISOString()), 'date-out-of-range')

const Grant = z.object({
  role: Role,
  objectID: id,
  objectType: ObjectType,
  restrictions,
  startDate: moment.nullish(),
  endDate: moment.nullish(),
})

export const listPermissions = endpoint({
  summary: 'The roles of a person',
  method: 'GET',
  path: '/users/:userId/roles',
  query: z.object(pagingOfWhole),
  reply: listOf(Permission),
})

export const grantPermission = endpoint({
  summary: 'Grant a role on a place, or several at once as `batch`; it counts from the next request on',
  method: 'POST',
  path: '/users/:userId/permissions',
  body: z.union([Grant, z.object({ batch: z.array(Grant).min(1).max(1000) })]),
  reply: Permission,
  problems: ['no-such-place', 'beyond-own-permissions', 'not-to-oneself', 'permission-dates'],
})

export const revokePermission = endpoint({
  summary: 'Revoke a role; it counts from the next request on, also on live connections',
  method: 'DELETE',
  path: '/permissions/:permissionId',
  problems: ['last-administrator', 'beyond-own-permissions'],
})

export const applyPreset = endpoint({
  summary: 'Make a person’s roles on a place exactly those of a preset',
  method: 'PUT',
  path: '/users/:userId/preset',
  body: z.object({ preset: Preset, objectID: id, objectType: ObjectType }),
  reply: listOf(Permission),
  problems: ['no-such-place', 'beyond-own-permissions', 'not-to-oneself', 'last-administrator'],
})

export const listPresets = endpoint({
  summary: 'The presets, and which of them one may give on a place',
  method: 'GET',
  path: '/presets',
  query: z.object({ ...pagingOfWhole, objectID: id, objectType: ObjectType }),
  reply: listOf(z.object({ preset: Preset, can: can('apply') })),
  problems: ['no-such-place'],
})
