import type { Body } from '#kernel/contract/endpoint.ts'
import { conflict, Problem } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/actor.ts'
import { type Database, type Db, inOrganization } from '#kernel/server/database.ts'
import { record } from '#kernel/server/events.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import { forgive, takeTry } from './attempts.queries.ts'
import { sessionClosed } from './events.ts'
import { sendLink } from './mail.ts'
import { fitsPassword } from './passwords.rules.ts'
import { closeSession, openSession } from './public.ts'
import * as contract from './sessions.contract.ts'
import * as queries from './sessions.queries.ts'
import { evenly } from './timing.rules.ts'

export const sessionEndpoints = [
  serveAnonymous(contract.signIn, {
    async run({ database, body, platform, request, address, headers }) {
      const tries = { address, account: body.email }
      await takeTry(database, tries)
      const fitting = await fittingAccounts(database, body)
      const [first, another] = fitting
      await forgive(database, tries)
      if (another) throw conflict('choose-organization', fitting.map(choiceOf))
      const { organizationId, person } = first
      if (!person.emailConfirmedAt) {
        await takeTry(database, { mail: body.email }).then(
          () =>
            inOrganization(database, { organizationId }, (db) =>
              sendLink(db, platform, person, { purpose: 'email-confirmation' }),
            ),
          () => {},
        )
        throw new Problem(403, 'email-not-confirmed')
      }
      await inOrganization(database, { organizationId }, (db) =>
        openSession(db, platform, person.id, request, headers),
      )
      return { userId: person.id, organizationId }
    },
  }),
  serve(contract.listSessions, {
    allow: everyone,
    async run({ db, actor }) {
      const items = (await queries.listSessions(db, actor.personId)).map(
        ({ id, device, createdAt, lastSeenAt }) => ({
          id,
          device,
          current: id === actor.sessionId,
          createdAt: createdAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
        }),
      )
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.signOut, {
    allow: everyone,
    async run({ db, actor, platform, headers }) {
      await end(db, actor, actor.sessionId)
      closeSession(platform, headers)
    },
  }),
  serve(contract.endSession, {
    find: ({ db, actor, params }) => queries.findSession(db, actor.personId, params.sessionId),
    allow: everyone,
    run: ({ db, actor, subject }) => end(db, actor, subject.id),
  }),
]

const end = async (db: Db, actor: Actor, sessionId: string) => {
  await queries.deleteSession(db, sessionId)
  const data = { userId: actor.personId, sessionId }
  await record(db, sessionClosed, { actor, subjectId: actor.personId, data })
}

type Accounts = Awaited<ReturnType<typeof queries.findAccounts>>
type Fitting = Accounts[number] & { person: NonNullable<Accounts[number]['person']> }

/** The accounts whose password this is; Problem 403 when there is none, as late as when there is one. */
const fittingAccounts = (database: Database, { email, password, ...where }: Body<typeof contract.signIn>) =>
  refusedEvenly(async () => {
    const accounts = await queries.findAccounts(database, email, where)
    if (accounts.length === 0) await fitsPassword(password, undefined)
    const fitting: Fitting[] = []
    for (const { person, ...account } of accounts)
      if ((await fitsPassword(password, person?.passwordHash)) && person) fitting.push({ ...account, person })
    return fitting
  })

/** Success need not wait: who knows the password knows that the account exists. */
const refusedEvenly = async (find: () => Promise<Fitting[]>) => {
  const found = find()
  const refused = evenly(() => found)
  const fitting = await found
  if (fitting.length > 0) return fitting as [Fitting, ...Fitting[]]
  await refused
  throw new Problem(403, 'wrong-credentials')
}

const choiceOf = ({ organizationId, organization }: Fitting) => ({
  id: organizationId,
  name: organization?.name ?? '',
})
