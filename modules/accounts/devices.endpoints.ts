import { record } from '#kernel/server/events.ts'
import { everyone, serve } from '#kernel/server/serve.ts'
import * as contract from './devices.contract.ts'
import * as queries from './devices.queries.ts'
import { sessionClosed } from './events.ts'

export const deviceEndpoints = [
  serve(contract.listDevices, {
    allow: everyone,
    async run({ db, actor }) {
      const items = (await queries.listDevices(db, actor.personId)).map(
        ({ id, name, signedIn, createdAt, lastSeenAt }) => ({
          id,
          device: name,
          signedIn,
          createdAt: createdAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
        }),
      )
      return { _embedded: { items }, total: items.length }
    },
  }),
  serve(contract.forgetDevice, {
    find: ({ db, actor, params }) => queries.findDevice(db, actor.personId, params.deviceId),
    allow: everyone,
    async run({ db, actor, subject }) {
      for (const sessionId of await queries.deleteDevice(db, subject.id))
        await record(db, sessionClosed, {
          actor,
          subjectId: actor.personId,
          data: { userId: actor.personId, sessionId },
        })
    },
  }),
]
