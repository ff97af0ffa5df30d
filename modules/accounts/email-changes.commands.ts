import { conflict, Problem, tooMany } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { startOver } from './accounts.commands.ts'
import * as mails from './email-changes.mail.ts'
import * as queries from './email-changes.queries.ts'
import { actsOf, ASKED_A_DAY, expiryOf, isDue, isOwned, sameAddress } from './email-changes.rules.ts'
import { emailChangeAsked, emailChangeEnded, userUpdated } from './events.ts'
import { voidLinks } from './links.queries.ts'
import { sendLink } from './mail.ts'
import { type Account, lockAccount, setAddress } from './owned.queries.ts'
import { hashSecret, newSecret } from './secrets.rules.ts'
import { signOut } from './signing-out.commands.ts'

/** Who asks: the person themself, somebody who looks after them, or a system of the property management. */
export type Asker =
  | { by: 'self' }
  | { by: 'staff'; personId: string; username: string }
  | { by: 'interface'; deliveryId: string }

/**
 * Somebody wants an account to have another address. Where nobody owns the account yet, it has it at once, unconfirmed. Otherwise
 * a request waits for the new address, and for the old one, which may stop it. Whatever the door, there is no other way.
 */
export const changeAddress = async (
  db: Db,
  services: Services,
  personId: string,
  email: string,
  asker: Asker,
) => {
  const person = await lockAccount(db, personId)
  if (!person || sameAddress(person.email, email)) return
  // Who asks for themself learns nothing about other accounts: only the address's owner gets the mail.
  if (asker.by !== 'self' && (await queries.isEmailTaken(db, email, personId))) throw taken()
  await requireRoomToday(db, person, asker)
  const pending = await queries.findPending(db, personId)
  if (pending?.askedBy === 'self' && asker.by !== 'self') throw new Problem(409, 'email-change-pending')
  if (pending && asker.by !== 'self' && sameAddress(pending.newEmail, email)) return
  if (pending) await end(db, pending, 'replaced')
  if (isOwned(person)) await ask(db, services, person, email, asker)
  else await correct(db, services, person, email, asker)
}

/** The addresses that a delivery says. What their owners are just changing themselves is left to them. */
export const changeAddresses = async (
  db: Db,
  services: Services,
  deliveryId: string,
  people: readonly { personId: string; email: string }[],
) => {
  for (const { personId, email } of people)
    await changeAddress(db, services, personId, email, { by: 'interface', deliveryId }).catch(
      (error: unknown) => {
        if (!(error instanceof Problem) || error.status !== 409) throw error
      },
    )
}

const taken = () => new Problem(409, 'email-taken')

const askerOf = (person: Account, asker: Asker) =>
  asker.by === 'interface' ? undefined : asker.by === 'self' ? person.id : asker.personId

/** Nobody has us write to more foreign addresses in a day than people move to. */
const requireRoomToday = async (db: Db, person: Account, asker: Asker) => {
  const askedById = askerOf(person, asker)
  if (!askedById || asker.by === 'interface') return
  const first = await queries.findFullDay(db, askedById, asker.by, ASKED_A_DAY[asker.by])
  if (first) throw tooMany(Math.max(1, Math.ceil((first.getTime() + 86_400_000 - Date.now()) / 1000)))
}

const written = (person: Account, email: string, asker: Asker) => ({
  personId: person.id,
  oldEmail: person.email,
  newEmail: email,
  askedBy: asker.by,
  askedById: askerOf(person, asker) ?? null,
  deliveryId: asker.by === 'interface' ? asker.deliveryId : null,
})

const actorOf = (person: Account, asker: Asker) => {
  const personId = askerOf(person, asker)
  return personId ? { personId } : undefined
}

const ask = async (db: Db, services: Services, person: Account, email: string, asker: Asker) => {
  const [oldSecret, forNew] = [newSecret(), newSecret()]
  const id = await queries.insertChange(db, {
    ...written(person, email, asker),
    oldTokenHash: hashSecret(oldSecret),
    newTokenHash: hashSecret(forNew),
  })
  const change = (await queries.findChange(db, id))!
  const askerName = asker.by === 'staff' ? asker.username : undefined
  await mails.askBoth(db, services, person, { change, askerName, oldSecret, newSecret: forNew })
  const data = { userId: person.id, emailChangeId: id, askedBy: asker.by }
  await record(db, emailChangeAsked, { actor: actorOf(person, asker), subjectId: person.id, data })
}

/** Nobody's account yet: it is reached at the address that is right, and what was mailed to the wrong one is void. */
const correct = async (db: Db, services: Services, person: Account, email: string, asker: Asker) => {
  const id = await queries.insertChange(db, {
    ...written(person, email, asker),
    endedAt: new Date(),
    outcome: 'corrected',
  })
  await setAddress(db, person, email, false)
  await voidLinks(db, person.id)
  if (person.inviteEmailSent)
    await sendLink(
      db,
      services,
      { ...person, email, emailConfirmedAt: null },
      { purpose: 'staff-invitation' },
    )
  const actor = actorOf(person, asker)
  const data = { userId: person.id, emailChangeId: id, outcome: 'corrected' }
  await record(db, emailChangeEnded, { actor, subjectId: person.id, data })
}

const end = async (
  db: Db,
  { id, personId }: queries.EmailChangeRow,
  outcome: queries.Outcome,
  actor?: { personId: string },
) => {
  await queries.setEnded(db, id, outcome)
  const data = { userId: personId, emailChangeId: id, outcome }
  await record(db, emailChangeEnded, { actor, subjectId: personId, data })
}

/** The change of a mailed link with its person, held: of two who decide at once, the second finds what the first did. */
const lockByToken = async (db: Db, secret: string) => {
  const found = await queries.findByToken(db, hashSecret(secret))
  if (!found) throw new Problem(404, 'link-used-up')
  const person = (await lockAccount(db, found.change.personId))!
  const change = (await queries.findChange(db, found.change.id))!
  return { person, change, acts: actsOf(change, found.side, new Date()) }
}

const decided = () => new Problem(409, 'email-change-decided')

/** The new address is one, and its owner wants this. */
export const confirmNewAddress = async (db: Db, services: Services, secret: string) => {
  const { person, change, acts } = await lockByToken(db, secret)
  if (!acts.confirm) throw decided()
  if (await queries.isEmailTaken(db, change.newEmail, person.id)) throw taken()
  await queries.setConfirmedAt(db, change.id)
  await completeIfDue(db, services, person, change.id)
}

/** The old address allows it: nobody need wait. */
export const approveChange = async (db: Db, services: Services, secret: string) => {
  const { person, change, acts } = await lockByToken(db, secret)
  if (!acts.approve) throw decided()
  await queries.setApprovedAt(db, change.id)
  await completeIfDue(db, services, person, change.id)
}

/**
 * The old address stops it, or takes back what has happened. Where it was asked for in its owner's name, or has happened,
 * somebody may be inside: everything open ends, and a mail to the old address sets a new password.
 */
export const stopChange = async (db: Db, services: Services, secret: string) => {
  const { person, change, acts } = await lockByToken(db, secret)
  if (!acts.stop && !acts.takeBack) throw decided()
  if (acts.takeBack) await takeBack(db, services, person, change)
  else {
    await end(db, change, 'stopped', { personId: person.id })
    if (change.askedBy === 'self') await startOver(db, services, person)
  }
}

const takeBack = async (db: Db, services: Services, person: Account, change: queries.EmailChangeRow) => {
  if (!sameAddress(person.email, change.newEmail)) throw conflict('email-change-decided')
  const later = await queries.findPending(db, person.id)
  if (later) await end(db, later, 'stopped', { personId: person.id })
  await end(db, change, 'taken-back', { personId: person.id })
  await setAddress(db, person, change.oldEmail, true)
  await startOver(db, services, { ...person, email: change.oldEmail })
  await record(db, userUpdated, { subjectId: person.id, data: { userId: person.id, fields: ['email'] } })
}

/** Who looks after a person, or the person, no longer wants it. */
export const withdrawChange = async (
  db: Db,
  services: Services,
  personId: string,
  id: string,
  actor?: { personId: string },
) => {
  const person = await lockAccount(db, personId)
  const change = await queries.findChange(db, id)
  if (!person || !change || change.personId !== personId || change.endedAt) throw decided()
  await end(db, change, 'withdrawn', actor)
  await mails.notifyWithdrawn(db, services, person, change)
}

/** Takes back what a delivery said of addresses, as far as their owners have not decided. */
export const withdrawDelivery = async (db: Db, services: Services, deliveryId: string) => {
  for (const { id, personId, endedAt, oldEmail, newEmail } of await queries.listOfDelivery(db, deliveryId)) {
    if (!endedAt) {
      await withdrawChange(db, services, personId, id)
      continue
    }
    const person = await lockAccount(db, personId)
    if (!person || isOwned(person) || !sameAddress(person.email, newEmail)) continue
    await setAddress(db, person, oldEmail, false)
    await voidLinks(db, personId)
  }
}

/** Changes whose time has come take effect; those that nobody finished end. */
export const settleChanges = async (db: Db, services: Services) => {
  for (const { id, personId } of await queries.listOverdue(db)) {
    const person = await lockAccount(db, personId)
    if (person) await completeIfDue(db, services, person, id)
  }
}

const completeIfDue = async (db: Db, services: Services, person: Account, id: string) => {
  const change = await queries.findChange(db, id)
  const now = new Date()
  if (!change || change.endedAt) return
  if (!isDue(change, now)) {
    if (expiryOf(change) <= now) await end(db, change, 'expired')
    return
  }
  if (await queries.isEmailTaken(db, change.newEmail, person.id)) return void (await end(db, change, 'taken'))
  await end(db, change, 'done')
  const undo = newSecret()
  await queries.setUndoToken(db, id, hashSecret(undo))
  await setAddress(db, person, change.newEmail, true)
  await signOut(db, services, person.id)
  await voidLinks(db, person.id)
  await mails.notifyDone(db, services, person, change, undo)
  if (person.passwordGiven) await startOver(db, services, { ...person, email: change.newEmail })
  await record(db, userUpdated, { subjectId: person.id, data: { userId: person.id, fields: ['email'] } })
}
