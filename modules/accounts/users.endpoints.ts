import { wrongField, Problem } from '#kernel/contract/problem.ts'
import { type Actor, appsOf, appsWorkedFor, requireProof } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { ALL } from '#kernel/server/listing.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import { sameAddress } from './email-changes.rules.ts'
import { addAccount } from './accounts.commands.ts'
import { takeTry } from './attempts.queries.ts'
import { changeAddress } from './email-changes.commands.ts'
import { userCreated, userUpdated } from './events.ts'
import { sendLink } from './mail.ts'
import { hashOfNew } from './new-passwords.rules.ts'
import { mayAddPeople, type Person, seesKey, tenantIdsOf, userAbilities } from './policy.ts'
import * as contract from './users.contract.ts'
import { present } from './users.presenting.ts'
import * as queries from './users.queries.ts'
import { changedFields, filterOf, internationalPhone } from './users.rules.ts'

export const findUser = ({ db, actor, params }: { db: Db; actor: Actor; params: { userId: string } }) =>
  queries.findUser(db, actor, params.userId)

const presentedBy = async (db: Db, actor: Actor, ids: string[]) =>
  (await queries.listUsers(db, actor, { id: ids }, { limit: ids.length, offset: 0 })).items.map((person) =>
    present(actor, person),
  )

export const userEndpoints = [
  serve(contract.listUsers, {
    allow: everyone,
    async run({ db, actor, query: { page, limit, filter: given, search }, everything }) {
      const filter = filterOf(given)
      if (!filter) throw wrongField('filter', 'filter')
      if (limit === ALL)
        return everything(await queries.listUserIds(db, actor, { ...filter, search }), presentedBy)
      const wanted = { limit, offset: (page - 1) * limit }
      const { items, total } = await queries.listUsers(db, actor, { ...filter, search }, wanted)
      return { _embedded: { items: items.map((person) => present(actor, person)) }, total }
    },
  }),
  serve(contract.createUser, {
    allow: mayAddPeople,
    prepare: async ({ body: { plainPassword, email, username } }) =>
      plainPassword ? hashOfNew(plainPassword, { email, username }, 'plainPassword') : null,
    async run({ db, actor, prepared, body: { creationContext, plainPassword, phoneNumber, ...rest } }) {
      if (creationContext && !appsOf(actor).includes(creationContext)) throw new Problem(400, 'no-such-app')
      const { id } = await addAccount(
        db,
        {
          ...rest,
          phoneNumber: phoneOf(phoneNumber) ?? null,
          creationAppId: creationContext ?? appsOf(actor)[0] ?? null,
        },
        { passwordHash: prepared, given: plainPassword !== undefined },
      )
      await record(db, userCreated, { actor, subjectId: id, data: { userId: id } })
      return present(actor, (await queries.findUser(db, actor, id))!)
    },
  }),
  serve(contract.findUser, {
    find: findUser,
    allow: everyone,
    run: async ({ actor, subject }) => present(actor, subject),
  }),
  serve(contract.changeUser, {
    find: findUser,
    allow: userAbilities.edit,
    async prepare({ actor, subject, body: { email }, platform }) {
      if (!email || sameAddress(email, subject.email)) return
      requireProof(actor)
      await takeTry(platform.database, { mail: email })
    },
    async run({ db, actor, subject, body, platform }) {
      const { email, phoneNumber, profileImage, tenantIDs, channels, ...rest } = body
      requireOwnFields(actor, subject, body)
      if (profileImage && !(await queries.isOwnPicture(db, actor, profileImage)))
        throw wrongField('profileImage', 'file-not-attachable')
      if (email && !sameAddress(email, subject.email)) {
        const { personId, username } = actor
        const asker =
          personId === subject.id ? ({ by: 'self' } as const) : ({ by: 'staff', personId, username } as const)
        await changeAddress(db, platform, subject.id, email, asker)
      }
      const phone = phoneOf(phoneNumber)
      await queries.setPerson(db, subject.id, {
        ...rest,
        username: rest.username ?? subject.username,
        ...(phone !== undefined && { phoneNumber: phone }),
        ...(profileImage !== undefined && { profileImageId: profileImage }),
        ...(tenantIDs && {
          tenantIds: JSON.stringify({ ...tenantIDs, ...tenantIdsOf(actor, subject).foreign }),
        }),
        ...(channels && { channels: JSON.stringify(channels) }),
      })
      const after = present(actor, (await queries.findUser(db, actor, subject.id))!)
      const fields = changedFields(present(actor, subject), after)
      if (fields.length > 0)
        await record(db, userUpdated, { actor, subjectId: subject.id, data: { userId: subject.id, fields } })
      return after
    },
  }),
  serve(contract.inviteUser, {
    find: findUser,
    allow: userAbilities.invite,
    prepare: ({ subject, platform }) => takeTry(platform.database, { mail: subject.email }),
    async run({ db, subject, platform }) {
      const purpose = subject.passwordHash ? 'password-reset' : 'staff-invitation'
      await sendLink(db, platform, subject, { purpose })
      await queries.setPerson(db, subject.id, { inviteEmailSent: true })
    },
  }),
]

/** What an employer or a customer's system says about a person is not theirs to change. */
const requireOwnFields = (actor: Actor, subject: Person, body: Partial<Record<string, unknown>>) => {
  const foreign = Object.keys(body.tenantIDs ?? {}).some((appId) => !appsWorkedFor(actor).includes(appId))
  if (foreign || (body.externalId !== undefined && !seesKey(actor, subject)))
    throw new Problem(403, 'forbidden')
  if (userAbilities.invite(actor, subject)) return
  if (['externalId', 'tenantIDs', 'type', 'readOnly'].some((field) => body[field] !== undefined))
    throw new Problem(403, 'forbidden')
  if (subject.readOnly && body.username !== undefined && body.username !== subject.username)
    throw new Problem(409, 'owned-by-interface')
}

const phoneOf = (given: string | null | undefined) => {
  if (!given) return given === '' ? null : given
  return internationalPhone(given) ?? fail()
}
const fail = () => {
  throw wrongField('phoneNumber', 'phone')
}
