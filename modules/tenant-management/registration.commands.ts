import { mailboxKey } from '#kernel/contract/mailbox.ts'
import { Problem } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import * as accounts from '#modules/accounts/public.ts'
import type { CodeRow } from './codes.queries.ts'
import { mailSecretOf, sendInvitation, notifyEntered } from './mail.ts'
import { lockOpenByEmail, newId } from './registration.queries.ts'
import { isUsedUp, moveIn } from './residents.commands.ts'
import { SECONDS_BETWEEN_MAILS } from './rules.ts'

export const unknown = () => new Problem(404, 'code-unknown')

interface Applicant {
  username: string
  email: string
  /** The account's own when the password fits, otherwise what a new account is to have. */
  passwordHash: string
  locale: string
  creationAppId: string
  proof?: string | undefined
}

/** Mails the open codes of an address once more, but for those that have just been mailed. */
export const mailOpenCodes = async (db: Db, services: Services, appId: string, email: string) => {
  for (const code of await lockOpenByEmail(db, appId, email, SECONDS_BETWEEN_MAILS))
    await sendInvitation(db, services, code)
}

/** Lets an applicant in, and signs them in or writes to the address that somebody has yet to show to be theirs. */
export const register = async (
  db: Db,
  services: Services,
  code: CodeRow,
  applicant: Applicant,
  { request, headers }: { request: Request; headers: Headers },
) => {
  const entered = await enter(db, services, code, applicant)
  // Who has a second factor has a further home now, and signs in with it.
  const enough = entered.confirmed && !(await accounts.asksForMore(db, entered.id))
  if (enough)
    await accounts.openSession(db, services, { personId: entered.id, proved: true }, request, headers)
  else if (entered.person && !entered.confirmed)
    await accounts.sendLink(db, services, entered.person, { purpose: 'email-confirmation' })
  else if (!entered.person) await notifyEntered(db, services, entered.account, code)
  return { userId: entered.id, organizationId: db.organizationId, confirmed: entered.confirmed }
}

/**
 * Lets an applicant into the homes of a code: with the account that their address has, if the password fits, otherwise with
 * a new one. An address is confirmed when they came by the link that was mailed to it. Where the password does not fit
 * nothing happens but a mail to the account, and the answer is that of a new account: it tells nobody who has one.
 */
const enter = async (
  db: Db,
  services: Services,
  code: CodeRow,
  { proof, passwordHash, ...applicant }: Applicant,
) => {
  const { username, email, locale, creationAppId } = applicant
  const account = await accounts.findByEmail(db, email)
  const isTheirs = account?.passwordHash === passwordHash
  if (isUsedUp(code) && (!isTheirs || account?.id !== code.usedById)) throw unknown()
  if (account && !isTheirs) return { id: await newId(db), confirmed: false, account }
  const mailSecret = mailSecretOf(services, code)
  const read =
    proof !== undefined && proof === mailSecret && mailboxKey(code.tenantEmail ?? '') === mailboxKey(email)
  const person =
    account ??
    (await accounts.addAccount(
      db,
      { username, email, locale, creationAppId },
      { passwordHash, confirmed: read },
    ))
  if (read && person.emailConfirmedAt === null) await accounts.confirmAddress(db, services, person.id)
  await moveIn(db, code, person.id)
  return { id: person.id, confirmed: read || person.emailConfirmedAt !== null, person }
}
