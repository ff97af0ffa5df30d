import { Problem } from '#kernel/contract/problem.ts'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import { serve, serveAnonymous } from '#kernel/server/serve.ts'
import * as commands from './email-changes.commands.ts'
import * as contract from './email-changes.contract.ts'
import { mailed } from './email-changes.presenter.ts'
import { findByToken } from './email-changes.queries.ts'
import { userAbilities } from './policy.ts'
import { hashSecret } from './secrets.rules.ts'
import { findNamedUser } from './users.queries.ts'

const usedUp = () => new Problem(404, 'link-used-up')

/** Acts in the organization of a token, `<organization>.<secret>`, and shows how the change stands afterwards. */
const byToken = async (
  database: Database,
  token: string,
  act?: (db: Db, secret: string) => Promise<unknown>,
) => {
  const [, organizationId, secret] = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(token) ?? []
  if (!organizationId || !secret) throw usedUp()
  return inOrganization(database, { organizationId, readOnly: !act }, async (db) => {
    await act?.(db, secret)
    const found = await findByToken(db, hashSecret(secret))
    if (!found) throw usedUp()
    return mailed(found, new Date())
  })
}

export const emailChangeEndpoints = [
  serveAnonymous(contract.findMailedEmailChange, {
    run: ({ database, params }) => byToken(database, params.token),
  }),
  serveAnonymous(contract.confirmEmailChange, {
    run: ({ database, params, services }) =>
      byToken(database, params.token, (db, secret) => commands.confirmNewAddress(db, services, secret)),
  }),
  serveAnonymous(contract.approveEmailChange, {
    run: ({ database, params, services }) =>
      byToken(database, params.token, (db, secret) => commands.approveChange(db, services, secret)),
  }),
  serveAnonymous(contract.stopEmailChange, {
    run: ({ database, params, services }) =>
      byToken(database, params.token, (db, secret) => commands.stopChange(db, services, secret)),
  }),
  serve(contract.withdrawEmailChange, {
    find: findNamedUser,
    allow: userAbilities.edit,
    run: ({ db, actor, subject, params, services }) =>
      commands.withdrawChange(db, services, subject.id, params.emailChangeId, actor),
  }),
]
