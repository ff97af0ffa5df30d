import { mailboxKey } from '#kernel/contract/mailbox.ts'
import { Problem } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { addAccount, confirmAddress, findByEmail } from '#modules/accounts/public.ts'
import type { CodeRow } from './codes.queries.ts'
import { newId } from './registration.queries.ts'
import { isUsedUp, moveIn } from './residents.commands.ts'

export const unknown = () => new Problem(404, 'code-unknown')

interface Applicant {
  username: string
  email: string
  /** The account's own when the password fits, otherwise what a new account is to have. */
  passwordHash: string
  locale: string
  creationAppId: string
  proof?: string | undefined
  /** What the mailed link carries. */
  mailSecret: string | undefined
}

/**
 * Lets an applicant into the homes of a code: with the account that their address has, if the password fits, otherwise with
 * a new one. An address is confirmed when they came by the link that was mailed to it. Where the password does not fit
 * nothing happens but a mail to the account, and the answer is that of a new account: it tells nobody who has one.
 */
export const enter = async (
  db: Db,
  platform: Platform,
  code: CodeRow,
  { proof, mailSecret, passwordHash, ...applicant }: Applicant,
) => {
  const { username, email, locale, creationAppId } = applicant
  const account = await findByEmail(db, email)
  const isTheirs = account?.passwordHash === passwordHash
  if (isUsedUp(code) && (!isTheirs || account?.id !== code.usedById)) throw unknown()
  if (account && !isTheirs) return { id: await newId(db), confirmed: false, account }
  const read =
    proof !== undefined && proof === mailSecret && mailboxKey(code.tenantEmail ?? '') === mailboxKey(email)
  const person =
    account ??
    (await addAccount(db, { username, email, locale, creationAppId }, { passwordHash, confirmed: read }))
  if (read && person.emailConfirmedAt === null) await confirmAddress(db, platform, person.id)
  await moveIn(db, code, person.id)
  return { id: person.id, confirmed: read || person.emailConfirmedAt !== null, person }
}
