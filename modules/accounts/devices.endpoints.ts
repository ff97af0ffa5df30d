import { everyone, serve } from '#kernel/server/serve.ts'
import { removeDevice } from './devices.commands.ts'
import * as contract from './devices.contract.ts'
import * as queries from './devices.queries.ts'

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
  serve(contract.removeDevice, {
    find: ({ db, actor, params }) => queries.findDevice(db, actor.personId, params.deviceId),
    allow: everyone,
    run: ({ db, actor, subject }) => removeDevice(db, actor, subject.id),
  }),
]
