import { Problem } from '#kernel/contract/problem.ts'
import { inOrganization } from '#kernel/server/database.ts'
import { serveAnonymous } from '#kernel/server/serve.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { findLink } from './links.queries.ts'
import { placeOfLink, usedUp } from './links.rules.ts'
import * as commands from './mailed-sign-in.commands.ts'
import * as contract from './mailed-sign-in.contract.ts'
import { newSecret } from './secrets.rules.ts'
import { triesOf } from './sign-in.commands.ts'
import { evenly } from './timing.rules.ts'

export const mailedSignInEndpoints = [
  serveAnonymous(contract.askSignInLink, {
    async run({ database, body: { email, appId }, services, address, request }) {
      const { device } = await triesOf(database, { email }, { address, request })
      await takeTry(database, { address, mail: device ? `${email} ${device}` : email })
      const ticket = newSecret()
      await evenly(() => commands.mailSignInLinks(database, services, { email, appId, ticket }))
      return { ticket }
    },
  }),
  serveAnonymous(contract.signInWithMailedCode, {
    async run({ database, body, services, request, headers, address }) {
      // Guessing a code is guessing a password, and a ticket has few tries of its own.
      const tries = { ...(await triesOf(database, body, { address, request })), proof: body.ticket }
      await takeTry(database, tries)
      const taken = await evenly(() => commands.takeMailedCode(database, services, body))
      if (!taken) throw new Problem(403, 'wrong-code')
      await forgive(database, tries)
      return commands.openWithLink({ services, database, request, headers }, taken.organizationId, taken.link)
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
    async run({ database, params, services, request, headers }) {
      const { organizationId, tokenHash } = placeOfLink(params.token)
      const link = await inOrganization(database, { organizationId }, (db) =>
        commands.takeSignInLink(db, services, tokenHash),
      )
      if (!link) throw usedUp()
      return commands.openWithLink({ services, database, request, headers }, organizationId, link)
    },
  }),
]
