import type { Db } from '#kernel/server/database.ts'
import { serveAnonymous } from '#kernel/server/serve.ts'
import * as accounts from '#modules/accounts/public.ts'
import { inAppsOrganization } from '#modules/organizations/public.ts'
import { mailOpenCodes, register, unknown } from './registration.commands.ts'
import * as contract from './registration.contract.ts'
import * as queries from './registration.queries.ts'
import { isUsedUp } from './residents.commands.ts'

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
      const homes = code.places
        .filter(({ ended }) => !ended)
        .map(({ address: street, place, unit }) => ({
          address: [street, place].filter(Boolean).join(', '),
          unit,
        }))
      return { homes, permanent: code.permanent, locale: code.locale }
    },
  }),
  serveAnonymous(contract.askForCode, {
    async run({ database, params, body, address, services }) {
      await accounts.takeTry(database, { address, mail: body.email })
      await accounts.evenly(() =>
        inAppsOrganization(database, params.appId, (db) =>
          mailOpenCodes(db, services, params.appId, body.email),
        ),
      )
    },
  }),
  serveAnonymous(contract.register, {
    async run({ database, params, body, address, services, request, headers }) {
      const tries = { address, account: body.email }
      await accounts.takeTry(database, tries)
      const within = <Result>(work: (db: Db) => Promise<Result>) =>
        inAppsOrganization(database, params.appId, work)
      const before = await within(async (db) => {
        const code = await queries.lockCode(db, params.appId, body.code)
        return code && { account: await accounts.findByEmail(db, body.email) }
      })
      if (!before) throw unknown()
      // The same work and the same refusals whether the address has an account or not, while nothing waits for it.
      const kept = before.account?.passwordHash
      const fits = await accounts.fitsPassword(body.password, kept)
      const passwordHash = kept && fits ? kept : await accounts.hashOfNew(body.password, body)
      const registered = await within(async (db) => {
        const code = await queries.lockCode(db, params.appId, body.code)
        if (!code) throw unknown()
        const applicant = { ...body, passwordHash, creationAppId: params.appId }
        return register(db, services, code, applicant, { request, headers })
      })
      if (!registered) throw unknown()
      // Who was told to look into their mailbox must not learn, by trying on, which of two mails is there.
      await accounts.forgive(database, registered.confirmed ? tries : { address })
      return registered
    },
  }),
]
