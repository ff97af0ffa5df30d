import { Problem } from '#kernel/contract/problem.ts'
import type { Db } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { serveAnonymous } from '#kernel/server/serve.ts'
import {
  addressOf,
  findByEmail,
  fitsPassword,
  forgive,
  hashPassword,
  insertPerson,
  openSession,
  sendLink,
  takeTry,
} from '#modules/accounts/public.ts'
import { inAppsOrganization } from '#modules/organizations/public.ts'
import * as contract from './contract.ts'
import { codeUsed } from './events.ts'
import { writeInvitation } from './mail.ts'
import * as queries from './queries.ts'

const unknown = () => new Problem(404, 'code-unknown')

export const registrationEndpoints = [
  serveAnonymous(contract.lookUpCode, {
    async run({ database, params, body, request, address }) {
      const tries = { address: addressOf(request, address) }
      await takeTry(database, tries)
      const found = await inAppsOrganization(database, params.appId, async (db) => {
        const code = await queries.lockUsableCode(db, params.appId, body.code)
        return code && { homes: await queries.listAddresses(db, code.periodIds), email: code.permanent ? null : code.tenantEmail }
      })
      if (!found) throw unknown()
      await forgive(database, tries)
      return found
    },
  }),
  serveAnonymous(contract.askForCode, {
    async run({ database, params, body, request, address, platform }) {
      await takeTry(database, { address: addressOf(request, address), mail: body.email })
      await inAppsOrganization(database, params.appId, async (db) => {
        for (const code of await queries.listOpenByEmail(db, body.email)) {
          await writeInvitation(db, platform, code)
          await queries.setCode(db, code.id, { invitedAt: code.invitedAt ?? new Date(), resendAttempts: [...code.resendAttempts, new Date()] })
        }
      })
    },
  }),
  serveAnonymous(contract.register, {
    async run({ database, params, body, address, platform, request, headers }) {
      const tries = { address: addressOf(request, address), account: body.email }
      await takeTry(database, tries)
      const hash = await hashPassword(body.password)
      const registered = await inAppsOrganization(database, params.appId, async (db) => {
        const code = await queries.lockUsableCode(db, params.appId, body.code)
        if (!code) return undefined
        const person = await accountFor(db, body, hash, params.appId, code.tenantEmail)
        if (!person) return 'wrong-credentials' as const
        await queries.checkInto(db, person.id, code.periodIds)
        if (person.emailConfirmedAt) await queries.adoptTickets(db, person.id, person.email, code.periodIds)
        if (!code.permanent) await queries.setCode(db, code.id, { usedAt: new Date(), usedById: person.id })
        await record(db, codeUsed, { actor: { personId: person.id }, subjectId: code.id, data: { registrationCodeId: code.id, userId: person.id } })
        if (person.emailConfirmedAt) await openSession(db, platform, person.id, request, headers)
        else await sendLink(db, platform, person, { purpose: 'email-confirmation' })
        return { userId: person.id, confirmed: person.emailConfirmedAt !== null }
      })
      if (typeof registered !== 'object') throw registered ? new Problem(403, registered) : unknown()
      await forgive(database, tries)
      return registered
    },
  }),
]

interface Body {
  username: string
  email: string
  password: string
  locale: string
}

/**
 * The account that an address has, if the password fits; otherwise a new one. An address is confirmed at once when the
 * code was mailed to it: whoever holds the code has read that mailbox.
 */
const accountFor = async (db: Db, body: Body, passwordHash: string, appId: string, invited: string | null) => {
  const known = await findByEmail(db, body.email)
  if (known) return (await fitsPassword(body.password, known.passwordHash)) ? known : undefined
  return insertPerson(db, {
    username: body.username,
    email: body.email,
    locale: body.locale,
    passwordHash,
    creationAppId: appId,
    emailConfirmedAt: invited?.toLowerCase() === body.email.toLowerCase() ? new Date() : null,
  })
}
