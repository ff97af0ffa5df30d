import { z } from 'zod'
import { endpoint, Tool } from '#kernel/contract/endpoint.ts'
import { Ability, ObjectType } from '#kernel/contract/roles.ts'
import { can, day, email, id, instant, line, listOf, Locale, paging, prose } from '#kernel/contract/shapes.ts'
import { password } from './sessions.contract.ts'

export const User = z.object({
  id,
  username: z.string(),
  email: z.string(),
  emailValidated: z.boolean(),
  locale: z.string(),
  phoneNumber: z.string().nullable(),
  gender: z.enum(['female', 'male']).nullable(),
  description: z.string(),
  profileImage: id.nullable(),
  publicProfile: z.boolean(),
  type: z.string().nullable(),
  externalId: z.string().nullable(),
  tenantIDs: z.record(z.string(), z.string()),
  readOnly: z.boolean(),
  inviteEmailSent: z.boolean(),
  receiveAdminNotifications: z.boolean(),
  communicationPreferences: z.array(z.object({ event: z.string(), channels: z.array(z.enum(['push', 'email'])) })),
  nativeAppInstallIDs: z.array(z.string()).nullable(),
  properties: z.array(z.string()).nullable(),
  roles: z.array(z.string()),
  passwordChanged: z.boolean(),
  lastLogin: instant.nullable(),
  deletionRequestedAt: instant.nullable(),
  createdAt: instant,
  /** Which ways of being told of something the person has left open. */
  channels: z.object({ email: z.boolean(), push: z.boolean() }),
  can: can('edit', 'grant', 'invite'),
})
export type User = z.infer<typeof User>

export const Home = z.object({
  utilisationPeriodId: id,
  unitId: id,
  appId: id,
  state: z.enum(['past', 'current', 'upcoming']),
})

export const findMe = endpoint({
  summary: 'The person who is signed in, with what they may do',
  method: 'GET',
  path: '/me',
  reply: User.extend({
    organizationId: id,
    isStaff: z.boolean(),
    tools: z.array(Tool),
    abilities: z.array(Ability),
    apps: z.array(z.object({ id, name: z.string(), colour: z.string(), logo: id.nullable() })),
    homes: z.array(Home),
  }),
})

export const listUsers = endpoint({
  summary: 'People; `filter` may ask for email, externalId and kind (staff or resident), each one value or several',
  method: 'GET',
  path: '/users',
  query: z.object({ page: paging.page, limit: paging.limit, filter: z.string().max(5000).optional(), search: z.string().max(200).optional() }),
  reply: listOf(User),
})

export const createUser = endpoint({
  summary: 'Add a person',
  method: 'POST',
  path: '/users',
  body: z.object({
    creationContext: id.optional(),
    username: line(),
    email,
    locale: Locale.default('ch_DE'),
    plainPassword: password.optional(),
    externalId: z.string().max(200).nullish(),
    type: z.string().max(50).nullish(),
    readOnly: z.boolean().optional(),
    description: prose(2000).optional(),
    phoneNumber: z.string().max(50).nullish(),
  }),
  reply: User,
  problems: ['email-taken', 'person-external-id-taken'],
})

export const findUser = endpoint({ summary: 'A person', method: 'GET', path: '/users/:userId', reply: User })

export const changeUser = endpoint({
  summary: 'Change a person; a new e-mail address counts once it has been confirmed',
  method: 'PATCH',
  path: '/users/:userId',
  body: z.object({
    username: line().optional(),
    email: email.optional(),
    locale: Locale.optional(),
    phoneNumber: z.string().trim().max(50).nullable().optional(),
    description: prose(2000).optional(),
    profileImage: id.nullable().optional(),
    externalId: z.string().max(200).nullable().optional(),
    tenantIDs: z.record(z.string(), z.string()).optional(),
    receiveAdminNotifications: z.boolean().optional(),
    channels: z.object({ email: z.boolean(), push: z.boolean() }).optional(),
  }),
  reply: User,
  problems: ['email-taken', 'owned-by-interface'],
})

export const changePassword = endpoint({
  summary: 'Change one’s own password; other devices are signed out',
  method: 'PUT',
  path: '/users/:userId/password',
  body: z.object({ currentPassword: z.string().max(500), plainPassword: password }),
  problems: ['wrong-password'],
})

export const inviteUser = endpoint({
  summary: 'Send a colleague the mail that sets a password',
  method: 'POST',
  path: '/users/:userId/invitations',
  body: z.object({}),
  reply: User,
})

export const listOwnPeriods = endpoint({
  summary: 'The utilisation periods that a person is or was checked into',
  method: 'GET',
  path: '/users/:userId/utilisation-periods',
  query: z.object({ limit: paging.limit, page: paging.page }),
  reply: listOf(z.object({ id, startDate: day, endDate: day.nullable(), type: z.string() })),
})

export const NotificationSettings = z.partialRecord(
  z.string(),
  z.enum(['never', 'immediately', 'daily', 'weekly', 'biweekly', 'monthly']),
)
export const changeNotificationSettings = endpoint({
  summary: 'How often a person is told of what',
  method: 'PATCH',
  path: '/users/:userId/notification-settings',
  body: z.object({ notificationSettings: NotificationSettings }),
  reply: NotificationSettings,
})
export const resetNotificationSettings = endpoint({
  summary: 'Back to how often people are told at first',
  method: 'DELETE',
  path: '/users/:userId/notification-settings',
  body: z.object({}),
  reply: NotificationSettings,
})

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
})
