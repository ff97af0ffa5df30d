import type { PoolClient } from 'pg'
import type { Database } from '#kernel/server/database.ts'
import type { Job } from '#kernel/server/jobs.ts'

/** What happens in the middle of a job: told of the connection that it would ask next. */
type Breaking = (client: PoolClient & { processID: number }) => Promise<unknown>

/** A job that goes as far as its so-manieth question to the database, and no further. What gives it up is whole. */
export const brokenAt = (at: number, breaking: Breaking, { run, ...job }: Job): Job => ({
  ...job,
  run(call) {
    let asked = 0
    const database = broken(call.database, async (client) => {
      asked += 1
      if (asked === at) await breaking(client as never)
    })
    return run({ ...call, database, services: { ...call.services, database } })
  },
})

const broken = (database: Database, before: (client: PoolClient) => Promise<void>): Database => ({
  ...database,
  pool: new Proxy(database.pool, {
    get: (pool, name) =>
      name === 'connect'
        ? async () => {
            const client = await pool.connect()
            return new Proxy(client, {
              get(target, property) {
                const value = Reflect.get(target, property)
                if (property === 'query')
                  return async (...asked: Parameters<typeof client.query>) => {
                    if (!isEnd(asked[0])) await before(target)
                    return target.query(...asked)
                  }
                return typeof value === 'function' ? value.bind(target) : value
              },
            })
          }
        : (Reflect.get(pool, name).bind?.(pool) ?? Reflect.get(pool, name)),
  }),
})

/** Taking back is never kept from anybody. */
const isEnd = (asked: unknown) => asked === 'rollback'
