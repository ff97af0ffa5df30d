import { Problem, wrongField } from '#kernel/contract/problem.ts'
import type { Body } from '#kernel/contract/endpoint.ts'
import { type Actor, appsOf, appsWorkedFor } from '#kernel/server/actor.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { addAccount } from './accounts.commands.ts'
import { changeAddress } from './email-changes.commands.ts'
import { sameAddress } from './email-changes.rules.ts'
import { userCreated, userUpdated } from './events.ts'
import { sendLink } from './mail.ts'
import { type Person, seesKey, tenantIdsOf, userAbilities } from './policy.ts'
import type * as contract from './users.contract.ts'
import { present } from './users.presenter.ts'
import * as queries from './users.queries.ts'
import { changedFields, internationalPhone } from './users.rules.ts'

/** Adds a person, with a password if somebody chose one for them. Throws Problem 400 'no-such-app', 409 'email-taken'. */
export const createUser = async (
  db: Db,
  actor: Actor,
  { creationContext, plainPassword, phoneNumber, ...rest }: Body<typeof contract.createUser>,
  passwordHash: string | null,
) => {
  if (creationContext && !appsOf(actor).includes(creationContext)) throw new Problem(400, 'no-such-app')
  const { id } = await addAccount(
    db,
    {
      ...rest,
      phoneNumber: phoneOf(phoneNumber) ?? null,
      creationAppId: creationContext ?? appsOf(actor)[0] ?? null,
    },
    { passwordHash, given: plainPassword !== undefined },
  )
  await record(db, userCreated, { actor, subjectId: id, data: { userId: id } })
  return id
}

/** Changes what somebody may change of a person, and gives them as they are then. */
export const changeUser = async (
  db: Db,
  actor: Actor,
  services: Services,
  subject: Person,
  body: Body<typeof contract.changeUser>,
) => {
  const { email, phoneNumber, profileImage, tenantIDs, channels, ...rest } = body
  requireOwnFields(actor, subject, body)
  if (profileImage && !(await queries.isOwnPicture(db, actor, profileImage)))
    throw wrongField('profileImage', 'file-not-attachable')
  if (email && !sameAddress(email, subject.email)) {
    const { personId, username } = actor
    const asker =
      personId === subject.id ? ({ by: 'self' } as const) : ({ by: 'staff', personId, username } as const)
    await changeAddress(db, services, subject.id, email, asker)
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
}

/** Mails a link by which a person chooses a password. */
export const inviteUser = async (db: Db, services: Services, person: Person) => {
  const purpose = person.passwordHash ? 'password-reset' : 'staff-invitation'
  await sendLink(db, services, person, { purpose })
  await queries.setPerson(db, person.id, { inviteEmailSent: true })
}

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
