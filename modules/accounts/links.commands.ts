import { type Database, inOrganization } from '#kernel/server/database.ts'
import type { Services } from '#kernel/server/services.ts'
import { sendLink } from './mail.ts'
import { findAccounts } from './sessions.queries.ts'

/** Mails a link that sets a new password to each account of an address. */
export const mailPasswordLinks = async (
  database: Database,
  services: Services,
  { email, appId }: { email: string; appId?: string | undefined },
) => {
  for (const { organizationId, person } of await findAccounts(database, email, { appId }))
    if (person)
      await inOrganization(database, { organizationId }, (db) =>
        sendLink(db, services, person, { purpose: 'password-reset' }),
      )
}
