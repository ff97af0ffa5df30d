import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import { serveAnonymous } from '#kernel/server/serve.ts'
import { confirmAddress, setOwnPassword } from './accounts.commands.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { mailPasswordLinks } from './links.commands.ts'
import * as queries from './links.queries.ts'
import { placeOfLink, usedUp } from './links.rules.ts'
import { listNames } from './new-passwords.queries.ts'
import { hashOfNew } from './new-passwords.rules.ts'
import { openSession } from './sessions.commands.ts'
import * as contract from './sessions.contract.ts'
import { evenly } from './timing.rules.ts'

export const linkEndpoints = [
  serveAnonymous(contract.askPasswordReset, {
    async run({ database, body, services, address }) {
      await takeTry(database, { address, mail: body.email })
      await evenly(() => mailPasswordLinks(database, services, body))
    },
  }),
  serveAnonymous(contract.resetPassword, {
    async run({ database, params, body, services, address }) {
      // Hashing is dear: only who comes with a link makes us do it.
      await takeTry(database, { address })
      const passwordHash = await hashOfNew(body.password, await ownerOf(database, params.token))
      const email = await withLink(database, params.token, choosing, async (db, { person, stillTheirs }) => {
        if (!stillTheirs) throw usedUp()
        await setOwnPassword(db, services, person.id, { passwordHash, by: 'link' })
        return person.email
      })
      await forgive(database, { address, account: email, mail: email })
    },
  }),
  serveAnonymous(contract.confirmEmail, {
    run: ({ database, params, services, request, headers }) =>
      withLink(database, params.token, ['email-confirmation'], async (db, { person, stillTheirs }) => {
        if (!stillTheirs) throw usedUp()
        const signedIn = person.emailConfirmedAt === null
        await confirmAddress(db, services, person.id)
        if (signedIn)
          await openSession(db, services, { personId: person.id, proved: false }, request, headers)
        return { userId: person.id, organizationId: db.organizationId, signedIn }
      }),
  }),
]

type Link = NonNullable<Awaited<ReturnType<typeof queries.useLink>>>

/** Uses a link up, in its organization. */
const withLink = async <Result>(
  database: Database,
  token: string,
  purposes: queries.LinkPurpose[],
  work: (db: Db, link: Link) => Promise<Result>,
) => {
  const { organizationId, tokenHash } = placeOfLink(token)
  return inOrganization(database, { organizationId }, async (db) => {
    const link = await queries.useLink(db, tokenHash, purposes)
    if (!link) throw usedUp()
    return work(db, link)
  })
}

/** With these a password is chosen. */
const choosing: queries.LinkPurpose[] = ['password-reset', 'staff-invitation']

/** Who chooses a password, and what everybody knows of them. */
const ownerOf = (database: Database, token: string) => {
  const { organizationId, tokenHash } = placeOfLink(token)
  return inOrganization(database, { organizationId, readOnly: true }, async (db) => {
    const person = await queries.findLink(db, tokenHash, choosing)
    if (!person) throw usedUp()
    return { ...person, names: await listNames(db) }
  })
}
