import { Problem, wrongField } from '#kernel/contract/problem.ts'
import { Ability } from '#kernel/contract/roles.ts'
import { type Actor, allowedSomewhere, isStaff } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { userCreated, userUpdated } from './events.ts'
import { sendLink } from './mail.ts'
import { fitsPassword, hashPassword } from './passwords.rules.ts'
import { mayAddPeople, userAbilities } from './policy.ts'
import { deleteOtherSessions, setPassword, touchSession } from './sessions.queries.ts'
import * as contract from './users.contract.ts'
import * as queries from './users.queries.ts'
import { filterOf, internationalPhone } from './users.rules.ts'

type Person = NonNullable<Awaited<ReturnType<typeof queries.findUser>>>

export const findUser = ({ db, actor, params }: { db: Db; actor: Actor; params: { userId: string } }) =>
  queries.findUser(db, actor, params.userId)
const isSelf = (actor: Actor, person: { id: string }) => actor.personId === person.id

export const userEndpoints = [
  serve(contract.findMe, {
    allow: everyone,
    async run({ db, actor }) {
      const person = await queries.findUser(db, actor, actor.personId)
      const apps = await queries.listOwnApps(db, actor)
      return {
        ...present(actor, person!),
        organizationId: actor.organizationId,
        isStaff: isStaff(actor),
        tools: [...actor.tools],
        abilities: Ability.options.filter((ability) => allowedSomewhere(actor, ability)),
        apps: apps.map(({ logoId, ...app }) => ({ ...app, logo: logoId })),
        homes: actor.homes.map(({ utilisationPeriodId, unitId, appId, state }) => ({ utilisationPeriodId, unitId, appId, state })),
      }
    },
  }),
  serve(contract.listUsers, {
    allow: everyone,
    async run({ db, actor, query }) {
      const filter = filterOf(query.filter)
      const kind = filter.kind?.[0]
      const limit = query.limit === -1 ? 100_000 : query.limit
      const { items, total } = await queries.listUsers(
        db,
        actor,
        {
          emails: filter.email,
          externalIds: filter.externalId,
          kind: kind === 'staff' || kind === 'resident' ? kind : undefined,
          search: query.search,
        },
        { limit, offset: (query.page - 1) * limit },
      )
      return { _embedded: { items: items.map((person) => present(actor, person)) }, total }
    },
  }),
  serve(contract.createUser, {
    allow: mayAddPeople,
    async run({ db, actor, body }) {
      const { creationContext, plainPassword, ...rest } = body
      const person = await queries.insertPerson(db, {
        ...rest,
        creationAppId: creationContext ?? null,
        passwordHash: plainPassword ? await hashPassword(plainPassword) : null,
        emailConfirmedAt: plainPassword ? new Date() : null,
      })
      await record(db, userCreated, { actor, subjectId: person.id, data: { userId: person.id } })
      return present(actor, { ...person, staff: false })
    },
  }),
  serve(contract.findUser, { find: findUser, allow: everyone, run: async ({ actor, subject }) => present(actor, subject) }),
  serve(contract.changeUser, {
    find: findUser,
    allow: userAbilities.edit,
    async run({ db, actor, subject, body, platform }) {
      const { email, phoneNumber, profileImage, tenantIDs, channels, ...rest } = body
      if (subject.readOnly && (rest.username ?? email ?? phoneNumber) !== undefined) throw new Problem(409, 'owned-by-interface')
      const phone = phoneNumber ? internationalPhone(phoneNumber) : phoneNumber
      if (phoneNumber && !phone) throw wrongField('phoneNumber', 'phone')
      if (email && email.toLowerCase() !== subject.email.toLowerCase()) {
        if (await queries.isEmailTaken(db, email)) throw new Problem(409, 'email-taken')
        await sendLink(db, platform, subject, { purpose: 'email-confirmation', email, surface: subject.staff ? 'cockpit' : 'app' })
      }
      const person = await queries.setPerson(db, subject.id, {
        ...rest,
        username: rest.username ?? subject.username,
        ...(phone !== undefined && { phoneNumber: phone || null }),
        ...(profileImage !== undefined && { profileImageId: profileImage }),
        ...(tenantIDs && { tenantIds: JSON.stringify(tenantIDs) }),
        ...(channels && { channels: JSON.stringify(channels) }),
      })
      await record(db, userUpdated, { actor, subjectId: person.id, data: { userId: person.id } })
      return present(actor, { ...person, staff: subject.staff })
    },
  }),
  serve(contract.changePassword, {
    find: findUser,
    allow: isSelf,
    async run({ db, actor, subject, body }) {
      if (!(await fitsPassword(body.currentPassword, subject.passwordHash))) throw new Problem(403, 'wrong-password')
      await setPassword(db, subject.id, await hashPassword(body.plainPassword))
      await deleteOtherSessions(db, subject.id, actor.sessionId)
      await touchSession(db, actor.sessionId)
    },
  }),
  serve(contract.inviteUser, {
    find: findUser,
    allow: userAbilities.invite,
    async run({ db, actor, subject, platform }) {
      await sendLink(db, platform, subject, { purpose: 'staff-invitation', surface: 'cockpit' })
      const person = await queries.setPerson(db, subject.id, { inviteEmailSent: true })
      return present(actor, { ...person, staff: subject.staff })
    },
  }),
  serve(contract.listOwnPeriods, {
    find: findUser,
    allow: everyone,
    async run({ db, subject }) {
      const items = await queries.listOwnPeriods(db, subject.id)
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.changeNotificationSettings, {
    find: findUser,
    allow: isSelf,
    async run({ db, subject, body }) {
      const settings = { ...settingsOf(subject), ...body.notificationSettings }
      await queries.setPerson(db, subject.id, { notificationSettings: JSON.stringify(settings) })
      return settings
    },
  }),
  serve(contract.resetNotificationSettings, {
    find: findUser,
    allow: isSelf,
    async run({ db, subject }) {
      await queries.setPerson(db, subject.id, { notificationSettings: '{}' })
      return firstSettings
    },
  }),
]

const firstSettings = { 'ticket-digest-email': 'daily', 'admin-messages': 'immediately', messages: 'immediately' } as const
const settingsOf = (person: { notificationSettings: unknown }) => ({
  ...firstSettings,
  ...(person.notificationSettings as Record<string, 'never'>),
})

const present = (actor: Actor, person: Omit<Person, 'staff'> & { staff: boolean }): contract.User => ({
  id: person.id,
  username: person.username,
  email: person.email,
  emailValidated: person.emailConfirmedAt !== null,
  locale: person.locale,
  phoneNumber: person.phoneNumber,
  gender: person.gender as 'female' | 'male' | null,
  description: person.description,
  profileImage: person.profileImageId,
  publicProfile: person.publicProfile,
  type: person.type,
  externalId: person.externalId,
  tenantIDs: person.tenantIds as Record<string, string>,
  readOnly: person.readOnly,
  inviteEmailSent: person.inviteEmailSent,
  receiveAdminNotifications: person.receiveAdminNotifications,
  communicationPreferences: [],
  nativeAppInstallIDs: null,
  properties: null,
  roles: [],
  passwordChanged: person.passwordChangedAt !== null,
  lastLogin: person.lastLoginAt?.toISOString() ?? null,
  deletionRequestedAt: person.deletionRequestedAt?.toISOString() ?? null,
  createdAt: person.createdAt.toISOString(),
  channels: person.channels as contract.User['channels'],
  can: userAbilities.of(actor, person),
})
