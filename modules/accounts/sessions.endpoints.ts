import { inOrganization } from '#kernel/server/database.ts'
import { everyone, serve, serveAnonymous } from '#kernel/server/serve.ts'
import { closeSession, endSession, openSession } from './sessions.commands.ts'
import * as contract from './sessions.contract.ts'
import * as queries from './sessions.queries.ts'
import { accountOf } from './sign-in.commands.ts'

export const sessionEndpoints = [
  serveAnonymous(contract.signIn, {
    async run({ database, body, services, request, address, headers }) {
      const { organizationId, person } = await accountOf(services, body, { address, request })
      await inOrganization(database, { organizationId }, (db) =>
        openSession(db, services, { personId: person.id, proved: true }, request, headers),
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
    async run({ db, actor, services, headers }) {
      await endSession(db, actor, actor.sessionId)
      closeSession(services, headers)
    },
  }),
  serve(contract.endSession, {
    find: ({ db, actor, params }) => queries.findSession(db, actor.personId, params.sessionId),
    allow: everyone,
    run: ({ db, actor, subject }) => endSession(db, actor, subject.id),
  }),
]
