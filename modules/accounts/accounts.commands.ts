import type { Insertable } from 'kysely'
import type { Tables } from '#database/tables.ts'
import { Problem } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Services } from '#kernel/server/services.ts'
import { isEmailTaken } from './email-changes.queries.ts'
import { passwordChanged, passwordEnded, passwordSet, userUpdated } from './events.ts'
import { voidLinks } from './links.queries.ts'
import { sendLink, notifyOfChange } from './mail.ts'
import * as owned from './owned.queries.ts'
import { removeFactors } from './second-factor.commands.ts'
import { signOut } from './signing-out.commands.ts'

/** What a new account begins with: a password that its owner or somebody else chose, an address that is proved or not. */
interface Beginning {
  passwordHash?: string | null
  /** The password is not the choice of the address's owner: it opens the account, and nothing that hangs on the address. */
  given?: boolean
  /** The applicant came by a link that was mailed to the address. */
  confirmed?: boolean
}

type NewAccount = Omit<Insertable<Tables['person']>, Exclude<owned.OwnedColumn, 'email'>>

/** Adds an account. */
export const addAccount = async (
  db: Db,
  account: NewAccount,
  { passwordHash = null, given = false, confirmed = false }: Beginning = {},
) => {
  if (await isEmailTaken(db, account.email)) throw new Problem(409, 'email-taken')
  return owned.insertPerson(db, {
    ...account,
    passwordHash,
    passwordGiven: given && passwordHash !== null,
    emailConfirmedAt: confirmed ? new Date() : null,
  })
}

/** A statement that adds the people of a delivery, whom the accounts do not belong to yet; and which accounts are nobody's. */
export const { insertingPeople: addingAccounts, nobodys, ownedColumns } = owned

/**
 * The owner of an address has come by a link that was mailed to it. A password that somebody else chose ends with that, and all
 * that was opened with it: a mail lets the owner set their own.
 */
export const confirmAddress = async (db: Db, services: Services, personId: string) => {
  const person = await owned.lockAccount(db, personId)
  if (!person) return
  await owned.setConfirmed(db, personId)
  await voidLinks(db, personId)
  if (person.passwordGiven) await startOver(db, services, person)
  await tellConfirmed(db, personId)
}

const tellConfirmed = (db: Db, personId: string) =>
  record(db, userUpdated, {
    actor: { personId },
    subjectId: personId,
    data: { userId: personId, fields: ['emailValidated'] },
  })

/** Takes the password, what was shown beside it and everything that was opened with them; a mail to the account's address lets its owner set a new one. */
export const startOver = async (db: Db, services: Services, person: owned.Account) => {
  await owned.deletePassword(db, person.id)
  await removeFactors(db, person.id)
  await signOut(db, services, person.id)
  await voidLinks(db, person.id)
  await sendLink(db, services, person, { purpose: 'password-reset' })
  await record(db, passwordEnded, { subjectId: person.id, data: { userId: person.id } })
}

interface NewPassword {
  passwordHash: string
  /** By a link that was mailed to the address, or by somebody who knew the password before. */
  by: 'link' | 'password'
  /** The program that asks for it itself stays signed in. */
  askingToken?: string
}

/** Sets the password of an account for who came by a mailed link or knew the old one, and ends everything that was open. */
export const setOwnPassword = async (
  db: Db,
  services: Services,
  personId: string,
  { passwordHash, by, askingToken }: NewPassword,
) => {
  const person = await owned.lockAccount(db, personId)
  if (!person) return
  await owned.setPassword(db, personId, passwordHash)
  if (by === 'link') {
    await owned.setConfirmed(db, personId)
    await owned.setPasswordOwn(db, personId)
  }
  await signOut(db, services, personId, askingToken)
  await voidLinks(db, personId)
  if (person.passwordHash) await notifyOfChange(db, services, person, 'passwordChanged')
  const type = by === 'link' ? passwordSet : passwordChanged
  await record(db, type, { actor: { personId }, subjectId: personId, data: { userId: personId } })
  if (by === 'link' && !person.emailConfirmedAt) await tellConfirmed(db, personId)
}
