import { Problem } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { serveAnonymous } from '#kernel/server/serve.ts'
import * as accounts from '#modules/accounts/public.ts'
import { inAppsOrganization } from '#modules/organizations/public.ts'
import { type CodeRow, setCode } from './codes.queries.ts'
import { codeUsed } from './events.ts'
import { mailSecretOf, sendInvitation } from './mail.ts'
import * as contract from './registration.contract.ts'
import * as queries from './registration.queries.ts'
import { SECONDS_BETWEEN_MAILS } from './rules.ts'

const unknown = () => new Problem(404, 'code-unknown')

export const registrationEndpoints = [
  serveAnonymous(contract.lookUpCode, {
    async run({ database, params, body, address }) {
      const tries = { address }
      await accounts.takeTry(database, tries)
      const code = await inAppsOrganization(database, params.appId, (db) =>
        queries.lockCode(db, params.appId, body.code),
      )
      if (!code || isUsedUp(code)) throw unknown()
      await accounts.forgive(database, tries)
      const homes = code.places.map(({ address: street, place, unit }) => ({
        address: [street, place].filter(Boolean).join(', '),
        unit,
      }))
      return { homes, permanent: code.permanent, locale: code.locale }
    },
  }),
  serveAnonymous(contract.askForCode, {
    async run({ database, params, body, address, platform }) {
      await accounts.takeTry(database, { address, mail: body.email })
      await accounts.evenly(async () => {
        await inAppsOrganization(database, params.appId, async (db) => {
          for (const code of await queries.lockOpenByEmail(
            db,
            params.appId,
            body.email,
            SECONDS_BETWEEN_MAILS,
          ))
            await sendInvitation(db, platform, code)
        })
      })
    },
  }),
  serveAnonymous(contract.register, {
    async run({ database, params, body, address, platform, request, headers }) {
      const tries = { address, account: body.email }
      await accounts.takeTry(database, tries)
      const passwordHash = await accounts.hashOfNew(body.password, body)
      const registered = await inAppsOrganization(database, params.appId, async (db) => {
        const code = await queries.lockCode(db, params.appId, body.code)
        if (!code) throw unknown()
        const mailSecret = mailSecretOf(platform, code)
        const applicant = { ...body, passwordHash, mailSecret, creationAppId: params.appId }
        const person = await accountFor(db, platform, code, applicant)
        await moveIn(db, code, person.id)
        if (person.confirmed)
          await accounts.openSession(db, platform, { personId: person.id, proved: true }, request, headers)
        else await askToConfirm(db, platform, person)
        return { userId: person.id, organizationId: db.organizationId, confirmed: person.confirmed }
      })
      if (!registered) throw unknown()
      await accounts.forgive(database, tries)
      return registered
    },
  }),
]

/** A personal code that somebody has used, unless they never confirmed their address: perhaps they mistyped it. */
const isUsedUp = ({ permanent, usedAt, usedBy }: CodeRow) =>
  !permanent && usedAt !== null && usedBy?.confirmed !== false

interface Applicant {
  username: string
  email: string
  password: string
  passwordHash: string
  locale: string
  creationAppId: string
  proof?: string | undefined
  /** What the mailed link carries. */
  mailSecret: string | undefined
}

/**
 * The account that an address has, if the password fits; otherwise a new one. An address is confirmed when the applicant
 * came by the link that was mailed to it. A used code opens the door again for the one who used it.
 */
const accountFor = async (
  db: Db,
  platform: Platform,
  code: CodeRow,
  { password, proof, mailSecret, ...applicant }: Applicant,
) => {
  const { username, email, locale, passwordHash, creationAppId } = applicant
  const known = await accounts.findByEmail(db, email)
  if (known && !(await accounts.fitsPassword(password, known.passwordHash)))
    throw new Problem(403, 'wrong-credentials')
  if (isUsedUp(code) && (!known || known.id !== code.usedById)) throw unknown()
  const read =
    proof !== undefined && proof === mailSecret && code.tenantEmail?.toLowerCase() === email.toLowerCase()
  const person =
    known ??
    (await accounts.addAccount(
      db,
      { username, email, locale, creationAppId },
      { passwordHash, confirmed: read },
    ))
  if (read && person.emailConfirmedAt === null) await accounts.confirmAddress(db, platform, person.id)
  return { ...person, confirmed: read || person.emailConfirmedAt !== null }
}

/** Opens the code's homes to a person, instead of to whoever used it before without confirming. */
const moveIn = async (db: Db, code: CodeRow, personId: string) => {
  const periods = code.places.map(({ utilisationPeriodId }) => utilisationPeriodId)
  if (!code.permanent && code.usedBy && code.usedBy.id !== personId)
    await queries.deleteCheckIns(db, code.usedBy.id, periods)
  await queries.checkInto(db, personId, periods)
  if (!code.permanent) await setCode(db, code.id, { usedAt: code.usedAt ?? new Date(), usedById: personId })
  const data = { registrationCodeId: code.id, userId: personId }
  await record(db, codeUsed, { actor: { personId }, subjectId: code.id, data })
}

type Person = Parameters<typeof accounts.sendLink>[2]

const askToConfirm = (db: Db, platform: Platform, person: Person) =>
  accounts.sendLink(db, platform, person, { purpose: 'email-confirmation' })
