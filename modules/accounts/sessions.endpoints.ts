import { conflict, Problem } from '#kernel/contract/problem.ts'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import { countFailure, forgetFailures, requirePatience } from './attempts.queries.ts'
import { sendLink } from './mail.ts'
import { fitsPassword, hashPassword } from './passwords.rules.ts'
import { closeSession, openSession } from './public.ts'
import { hashSecret } from './secrets.rules.ts'
import * as contract from './sessions.contract.ts'
import * as queries from './sessions.queries.ts'

export const sessionEndpoints = [
  serveAnonymous(contract.signIn, {
    async run({ database, body, platform, request, address, headers }) {
      const subjects = { account: body.email, address }
      await requirePatience(database, subjects)
      const fitting = await fittingAccounts(database, body)
      const [first, another] = fitting
      if (!first) {
        await countFailure(database, subjects)
        throw new Problem(403, 'wrong-credentials')
      }
      await forgetFailures(database, { account: body.email })
      if (another)
        throw conflict('choose-organization', fitting.map(({ organizationId, organization }) => ({ id: organizationId, name: organization?.name })))
      const { organizationId, person } = first
      return inOrganization(database, { organizationId }, async (db) => {
        if (!person.emailConfirmedAt) {
          await sendLink(db, platform, person, { purpose: 'email-confirmation', surface: 'app' })
          return problemAfterCommit(new Problem(403, 'email-not-confirmed'))
        }
        await openSession(db, platform, person.id, request, headers)
        return { userId: person.id, organizationId }
      }).then(orThrow)
    },
  }),
  serve(contract.listSessions, {
    allow: everyone,
    async run({ db, actor }) {
      const items = (await queries.listSessions(db, actor.personId)).map(({ id, device, createdAt, lastSeenAt }) => ({
        id,
        device,
        current: id === actor.sessionId,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
      }))
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.signOut, {
    allow: everyone,
    async run({ db, actor, platform, headers }) {
      await queries.deleteSession(db, actor.sessionId)
      closeSession(platform, headers)
    },
  }),
  serve(contract.endSession, {
    find: ({ db, actor, params }) => queries.findSession(db, actor.personId, params.sessionId),
    allow: everyone,
    async run({ db, subject }) {
      await queries.deleteSession(db, subject.id)
    },
  }),
  serveAnonymous(contract.askPasswordReset, {
    async run({ database, body, platform, address }) {
      await requirePatience(database, { address })
      await countFailure(database, { address })
      for (const { organizationId, person } of await queries.findAccounts(database, body.email))
        if (person)
          await inOrganization(database, { organizationId }, (db) =>
            sendLink(db, platform, person, { purpose: 'password-reset', surface: 'app' }),
          )
    },
  }),
  serveAnonymous(contract.resetPassword, {
    async run({ database, params, body }) {
      const hash = await hashPassword(body.password)
      await withLink(database, params.token, ['password-reset', 'staff-invitation'], async (db, link) => {
        await queries.setPassword(db, link.personId, hash)
        await queries.setConfirmedEmail(db, link.personId, link.email)
        await queries.deleteOtherSessions(db, link.personId)
        await forgetFailures(database, { account: link.email })
      })
    },
  }),
  serveAnonymous(contract.confirmEmail, {
    run: ({ database, params, platform, request, headers }) =>
      withLink(database, params.token, ['email-confirmation'], async (db, link) => {
        await queries.setConfirmedEmail(db, link.personId, link.email)
        await openSession(db, platform, link.personId, request, headers)
        return { userId: link.personId, organizationId: db.organizationId }
      }),
  }),
]

/** The accounts whose password this is. Without any account one comparison is made all the same. */
const fittingAccounts = async (database: Database, { email, password, organizationId }: { email: string; password: string; organizationId?: string | undefined }) => {
  const accounts = await queries.findAccounts(database, email, organizationId)
  if (accounts.length === 0) await fitsPassword(password, undefined)
  const fitting = []
  for (const { person, ...account } of accounts)
    if ((await fitsPassword(password, person?.passwordHash)) && person) fitting.push({ ...account, person })
  return fitting
}

/** A refusal that must not undo what was written before it: the mail that tells how to go on. */
const problemAfterCommit = (problem: Problem) => problem
const orThrow = <Result>(result: Result | Problem): Result => {
  if (result instanceof Problem) throw result
  return result
}

type Link = NonNullable<Awaited<ReturnType<typeof queries.useLink>>>

/** Uses a link up, in its organization: a token is `<organization>.<secret>`. */
const withLink = async <Result>(
  database: Database,
  token: string,
  purposes: queries.LinkPurpose[],
  work: (db: Db, link: Link) => Promise<Result>,
) => {
  const [, organizationId, secret] = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(token) ?? []
  if (!organizationId || !secret) throw new Problem(404, 'link-used-up')
  return inOrganization(database, { organizationId }, async (db) => {
    const link = await queries.useLink(db, hashSecret(secret), purposes)
    if (!link) throw new Problem(404, 'link-used-up')
    return work(db, link)
  })
}
