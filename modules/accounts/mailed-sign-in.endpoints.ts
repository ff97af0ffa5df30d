import { Problem } from '#kernel/contract/problem.ts'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import type { Platform } from '#kernel/server/platform.ts'
import { serveAnonymous } from '#kernel/server/serve.ts'
import { confirmAddress } from './accounts.commands.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { findLink, useLink, voidLinks } from './links.queries.ts'
import { placeOfLink, usedUp } from './links.rules.ts'
import { sendSignInLink } from './mailed-sign-in.mail.ts'
import * as contract from './mailed-sign-in.contract.ts'
import { requireSecondFactor } from './second-factor.policy.ts'
import { hashCode, newSecret } from './secrets.rules.ts'
import { openSession } from './sessions.commands.ts'
import { findAccounts } from './sessions.queries.ts'
import { triesOf } from './sign-in.policy.ts'
import { evenly } from './timing.rules.ts'

type Link = NonNullable<Awaited<ReturnType<typeof useLink>>>

/** Uses a link or code up, and what was mailed beside it: its owner has shown whose the address is. */
const take = async (db: Db, platform: Platform, tokenHash: string, personId?: string) => {
  const link = await useLink(db, tokenHash, ['sign-in'], personId)
  // A mailbox opens no back office, even where its owner has come to work there since.
  if (!link?.stillTheirs || link.person.staff) return undefined
  await voidLinks(db, link.person.id, ['sign-in'])
  if (!link.person.emailConfirmedAt) await confirmAddress(db, platform, link.person.id)
  return link
}

/** The link is used up by now: who has a second factor goes on with a ticket. */
const open = async (
  { platform, database, request, headers }: Opening,
  organizationId: string,
  { person }: Link,
) => {
  await requireSecondFactor(database, { organizationId, personId: person.id })
  await inOrganization(database, { organizationId }, (db) =>
    openSession(db, platform, { personId: person.id, proved: false }, request, headers),
  )
  return { userId: person.id, organizationId }
}

interface Opening {
  platform: Platform
  database: Database
  request: Request
  headers: Headers
}

export const mailedSignInEndpoints = [
  serveAnonymous(contract.askSignInLink, {
    async run({ database, body: { email, appId }, platform, address, request }) {
      const { device } = await triesOf(database, { email }, { address, request })
      await takeTry(database, { address, mail: device ? `${email} ${device}` : email })
      const ticket = newSecret()
      await evenly(async () => {
        for (const { organizationId, person } of await findAccounts(database, email, { appId }))
          if (person)
            await inOrganization(database, { organizationId }, (db) =>
              sendSignInLink(db, platform, person, ticket),
            )
      })
      return { ticket }
    },
  }),
  serveAnonymous(contract.signInWithMailedCode, {
    async run({ database, body: { email, ticket, code }, platform, request, headers, address }) {
      // Guessing a code is guessing a password, and a ticket has few tries of its own.
      const tries = { ...(await triesOf(database, { email }, { address, request })), proof: ticket }
      await takeTry(database, tries)
      const taken = await evenly(async () => {
        for (const { organizationId, person } of await findAccounts(database, email)) {
          const link =
            person &&
            (await inOrganization(database, { organizationId }, (db) =>
              take(db, platform, hashCode(ticket, code), person.id),
            ))
          if (link) return { organizationId, link }
        }
        return undefined
      })
      if (!taken) throw new Problem(403, 'wrong-code')
      await forgive(database, tries)
      return open({ platform, database, request, headers }, taken.organizationId, taken.link)
    },
  }),
  serveAnonymous(contract.findSignInLink, {
    async run({ database, params, address }) {
      await takeTry(database, { address })
      const { organizationId, tokenHash } = placeOfLink(params.token)
      const scope = { organizationId, readOnly: true }
      const link = await inOrganization(database, scope, (db) => findLink(db, tokenHash, ['sign-in']))
      if (!link) throw usedUp()
      await forgive(database, { address })
      return { email: link.email }
    },
  }),
  serveAnonymous(contract.signInWithLink, {
    async run({ database, params, platform, request, headers }) {
      const { organizationId, tokenHash } = placeOfLink(params.token)
      const link = await inOrganization(database, { organizationId }, (db) => take(db, platform, tokenHash))
      if (!link) throw usedUp()
      return open({ platform, database, request, headers }, organizationId, link)
    },
  }),
]
