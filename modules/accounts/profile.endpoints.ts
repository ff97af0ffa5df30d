import { Ability } from '#kernel/contract/roles.ts'
import { type Actor, allowedSomewhere, isStaff } from '#kernel/server/actor.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { setOwnPassword } from './accounts.commands.ts'
import { asksForMore } from './demand.queries.ts'
import { kindsOf } from '#modules/notifications/public.ts'
import { settingsOf } from './notification-settings.rules.ts'
import { hashOfNew } from './new-passwords.rules.ts'
import type { Person } from './policy.ts'
import { requirePassword } from './proof.policy.ts'
import * as contract from './users.contract.ts'
import { openSession } from './sessions.commands.ts'
import { present } from './users.presenter.ts'
import * as queries from './users.queries.ts'

const isSelf = (actor: Actor, person: { id: string }) => actor.personId === person.id

const pendingEmailOf = ({ emailChange }: Person) =>
  emailChange && !emailChange.endedAt ? emailChange.newEmail : null

export const profileEndpoints = [
  serve(contract.findMe, {
    find: ({ db, actor }) => queries.findUser(db, actor, actor.personId),
    allow: everyone,
    run: async ({ db, actor, subject }) => ({
      ...present(actor, subject),
      organizationId: actor.organizationId,
      pendingEmail: pendingEmailOf(subject),
      isStaff: isStaff(actor),
      tools: [...actor.tools],
      abilities: Ability.options.filter((ability) => allowedSomewhere(actor, ability)),
      apps: (await queries.listOwnApps(db, actor)).map((app) => ({
        ...app,
        isStaff: actor.grants.some(({ appId }) => appId === app.id),
      })),
      homes: actor.homes.map(({ utilisationPeriodId, unitId, appId, state }) => ({
        utilisationPeriodId,
        unitId,
        appId,
        state,
      })),
    }),
  }),
  serve(contract.changePassword, {
    find: queries.findNamedUser,
    allow: isSelf,
    async prepare({ actor, body, services }) {
      const { owner, names } = await requirePassword(services, actor, body.currentPassword)
      return hashOfNew(body.plainPassword, { ...owner, names }, 'plainPassword')
    },
    async run({ db, actor, subject, prepared, services, request, headers }) {
      await setOwnPassword(db, services, subject.id, {
        passwordHash: prepared,
        by: 'password',
        askingToken: actor.sessionId,
      })
      // A session from before there was a second factor ends like all others, and no new one takes its place.
      if (actor.strong || !(await asksForMore(db, subject.id)))
        await openSession(
          db,
          services,
          { personId: subject.id, proved: true, strong: actor.strong },
          request,
          headers,
        )
    },
  }),
  serve(contract.findNotificationSettings, {
    find: queries.findNamedUser,
    allow: isSelf,
    run: async ({ subject, services }) => settingsOf(subject.notificationSettings, kindsOf(services.modules)),
  }),
  serve(contract.changeNotificationSettings, {
    find: queries.findNamedUser,
    allow: isSelf,
    async run({ db, subject, body, services }) {
      const known = settingsOf(subject.notificationSettings, kindsOf(services.modules))
      const settings = { ...known, ...body.notificationSettings }
      await queries.setPerson(db, subject.id, { notificationSettings: JSON.stringify(settings) })
      return settings
    },
  }),
  serve(contract.resetNotificationSettings, {
    find: queries.findNamedUser,
    allow: isSelf,
    async run({ db, subject, services }) {
      await queries.setPerson(db, subject.id, { notificationSettings: '{}' })
      return settingsOf({}, kindsOf(services.modules))
    },
  }),
]
