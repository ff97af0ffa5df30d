import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { confirmAddress } from './accounts.commands.ts'
import { useLink, voidLinks } from './links.queries.ts'
import { sendSignInLink } from './mailed-sign-in.mail.ts'
import { requireSecondFactor } from './second-factor.policy.ts'
import { hashCode } from './secrets.rules.ts'
import { openSession } from './sessions.commands.ts'
import { findAccounts } from './sessions.queries.ts'

type Link = NonNullable<Awaited<ReturnType<typeof useLink>>>

/** Mails a link to each account of an address, with a code for the browser that has this ticket. */
export const mailSignInLinks = async (
  database: Database,
  services: Services,
  { email, appId, ticket }: { email: string; appId?: string | undefined; ticket: string },
) => {
  for (const { organizationId, person } of await findAccounts(database, email, { appId }))
    if (person)
      await inOrganization(database, { organizationId }, (db) => sendSignInLink(db, services, person, ticket))
}

/** Uses a link or code up, and what was mailed beside it: its owner has shown whose the address is. */
export const takeSignInLink = async (db: Db, services: Services, tokenHash: string, personId?: string) => {
  const link = await useLink(db, tokenHash, ['sign-in'], personId)
  // A mailbox opens no back office, even where its owner has come to work there since.
  if (!link?.stillTheirs || link.person.staff) return undefined
  await voidLinks(db, link.person.id, ['sign-in'])
  if (!link.person.emailConfirmedAt) await confirmAddress(db, services, link.person.id)
  return link
}

/** Uses up the code that was mailed to one of the accounts of an address, for the browser that has this ticket. */
export const takeMailedCode = async (
  database: Database,
  services: Services,
  { email, ticket, code }: { email: string; ticket: string; code: string },
) => {
  for (const { organizationId, person } of await findAccounts(database, email)) {
    const link =
      person &&
      (await inOrganization(database, { organizationId }, (db) =>
        takeSignInLink(db, services, hashCode(ticket, code), person.id),
      ))
    if (link) return { organizationId, link }
  }
  return undefined
}

interface Opening {
  services: Services
  database: Database
  request: Request
  headers: Headers
}

/** Signs in with a link that is used up by now: who has a second factor goes on with a ticket. */
export const openWithLink = async (
  { services, database, request, headers }: Opening,
  organizationId: string,
  { person }: Link,
) => {
  await requireSecondFactor(database, { organizationId, personId: person.id })
  await inOrganization(database, { organizationId }, (db) =>
    openSession(db, services, { personId: person.id, proved: false }, request, headers),
  )
  return { userId: person.id, organizationId }
}
