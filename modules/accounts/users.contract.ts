import { z } from 'zod'
import { endpoint, Tool } from '#kernel/contract/endpoint.ts'
import { Ability } from '#kernel/contract/roles.ts'
import {
  can,
  digits,
  email,
  id,
  instant,
  keptId,
  key,
  listOf,
  Locale,
  name,
  paging,
  prose,
  sought,
} from '#kernel/contract/shapes.ts'
import { EmailChange } from './email-changes.contract.ts'
import { password } from './sessions.contract.ts'

const Gender = z.enum(['female', 'male'])
const UserType = z.enum([
  'allthings_user',
  'allthings_content',
  'customer',
  'demo_content',
  'demo_public',
  'partner',
])
const externalId = key()
const phone = digits(50, 0)

export const User = z.object({
  id,
  username: z.string(),
  email: z.string(),
  emailValidated: z.boolean(),
  locale: z.string(),
  phoneNumber: z.string().nullable(),
  gender: Gender.nullable(),
  description: z.string(),
  profileImage: id.nullable(),
  publicProfile: z.boolean(),
  type: z.string().nullable(),
  externalId: z.string().nullable(),
  tenantIDs: z.record(z.string(), z.string()),
  readOnly: z.boolean(),
  inviteEmailSent: z.boolean(),
  receiveAdminNotifications: z.boolean(),
  communicationPreferences: z.array(
    z.object({ event: z.string(), channels: z.array(z.enum(['push', 'email'])) }),
  ),
  nativeAppInstallIds: z.array(z.string()).nullable(),
  properties: z.array(z.string()).nullable(),
  roles: z.array(z.string()),
  passwordChanged: z.boolean(),
  lastLogin: instant.nullable(),
  deletionRequestedAt: instant.nullable(),
  createdAt: instant,
  /** Which ways of being told of something the person has left open. */
  channels: z.object({ email: z.boolean(), push: z.boolean() }),
  /** Another address that waits, or came to nothing lately; for the person and those who look after them. */
  emailChange: EmailChange.nullable(),
  /** Nobody signs in to it for now. */
  locked: z.boolean(),
  /** Of somebody who has left. */
  deactivated: z.boolean(),
  /** Whether there is a code app or a passkey beside the password; for the person and those who may reset it. */
  secondFactor: z.boolean().nullable(),
  can: can('edit', 'grant', 'invite', 'lock'),
})
export type User = z.infer<typeof User>

export const listUsers = endpoint({
  summary:
    'People one may see; `filter` is JSON with a value or several for id, username, email, externalId, type, locale, phoneNumber or kind (staff or resident)',
  method: 'GET',
  path: '/users',
  query: z.object({
    page: paging.page,
    limit: paging.limit,
    filter: z.string().max(100_000).optional(),
    search: sought.optional(),
  }),
  reply: listOf(User),
})

export const createUser = endpoint({
  summary:
    'Add a person; with a password it is an account for a program, as whose owner of the address nobody counts before they came by a mailed link',
  method: 'POST',
  path: '/users',
  keepsId: true,
  body: z.object({
    id: keptId,
    creationContext: id.optional(),
    username: name(),
    email,
    locale: Locale.default('ch_DE'),
    plainPassword: password.optional(),
    externalId: externalId.nullish(),
    type: UserType.nullish(),
    gender: Gender.nullish(),
    readOnly: z.boolean().optional(),
    description: prose(2000).optional(),
    phoneNumber: phone.nullish(),
    publicProfile: z.boolean().optional(),
    receiveAdminNotifications: z.boolean().optional(),
  }),
  reply: User,
  problems: ['email-taken', 'person-external-id-taken', 'no-such-app'],
})

export const findUser = endpoint({ summary: 'A person', method: 'GET', path: '/users/:userId', reply: User })

export const changeUser = endpoint({
  summary:
    'Change a person. A new e-mail address counts once it has been confirmed; asked for by somebody else, also the old address must allow it, or not stop it for 72 hours, where the account is somebody’s',
  method: 'PATCH',
  path: '/users/:userId',
  body: z.object({
    username: name().optional(),
    email: email.optional(),
    locale: Locale.optional(),
    phoneNumber: phone.nullish(),
    description: prose(2000).optional(),
    gender: Gender.nullish(),
    profileImage: id.nullish(),
    publicProfile: z.boolean().optional(),
    type: UserType.nullish(),
    externalId: externalId.nullish(),
    readOnly: z.boolean().optional(),
    tenantIDs: z.record(id, key(200, 0)).optional(),
    receiveAdminNotifications: z.boolean().optional(),
    channels: z.object({ email: z.boolean(), push: z.boolean() }).optional(),
  }),
  reply: User,
  problems: [
    'email-taken',
    'email-change-pending',
    'owned-by-interface',
    'person-external-id-taken',
    'too-many-requests',
  ],
})

export const inviteUser = endpoint({
  summary: 'Send somebody the mail with which they set a password',
  method: 'POST',
  path: '/users/:userId/invitations',
  body: z.object({}),
  problems: ['too-many-requests'],
})

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
    /** A new address that waits to be confirmed. */
    pendingEmail: z.string().nullable(),
    isStaff: z.boolean(),
    tools: z.array(Tool),
    abilities: z.array(Ability),
    /** `isStaff`: one works for it; of the others one is a resident. */
    apps: z.array(
      z.object({ id, name: z.string(), colour: z.string(), logo: id.nullable(), isStaff: z.boolean() }),
    ),
    homes: z.array(Home),
  }),
})

export const changePassword = endpoint({
  summary: 'Change one’s own password; other devices are signed out',
  method: 'PUT',
  path: '/users/:userId/password',
  body: z.object({ currentPassword: z.string().max(500), plainPassword: password }),
  problems: ['wrong-password', 'too-many-requests'],
})

const Frequency = z.enum(['never', 'immediately', 'daily', 'weekly', 'biweekly', 'monthly'])
export type Frequency = z.infer<typeof Frequency>

/** The wire's kinds of notifications. */
export const NotificationKind = z.enum([
  'admin-messages',
  'app-digest-email',
  'deals',
  'events',
  'hints-and-tips',
  'local-deals',
  'local-events',
  'local-services',
  'lost-and-found',
  'messages',
  'miscellaneous',
  'new-file',
  'new-things-for-sale',
  'new-things-to-give',
  'services',
  'support-offer',
  'support-request',
  'surveys',
  'sustainability',
  'ticket-digest-email',
])
export type NotificationKind = z.infer<typeof NotificationKind>

export const NotificationSettings = z.record(NotificationKind, Frequency)
export type NotificationSettings = z.infer<typeof NotificationSettings>

export const findNotificationSettings = endpoint({
  summary: 'How often a person is told of what, for themself to read',
  method: 'GET',
  path: '/users/:userId/notification-settings',
  reply: NotificationSettings,
})
export const changeNotificationSettings = endpoint({
  summary: 'How often a person is told of what',
  method: 'PATCH',
  path: '/users/:userId/notification-settings',
  body: z.object({ notificationSettings: z.partialRecord(NotificationKind, Frequency) }),
  reply: NotificationSettings,
})
export const resetNotificationSettings = endpoint({
  summary: 'Back to how often people are told at first',
  method: 'DELETE',
  path: '/users/:userId/notification-settings',
  body: z.object({}),
  reply: NotificationSettings,
})
