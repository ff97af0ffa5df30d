import { createServer } from 'node:http'
import type { Pool } from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Answered } from './http.ts'

/** A figure that the operator watches, of all organizations together. */
export interface Figure {
  name: string
  help: string
  read: (pool: Pool) => Promise<number>
}

/** What Prometheus reads, on a port of its own so that it is never reachable by accident: with the figures of the modules. */
export const openMetrics = (figures: readonly Figure[]) => {
  const registry = new Registry()
  // Memory, handles, garbage collection and the event loop's lag.
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'palier_request_seconds',
    help: 'Requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const jobs = gauge('palier_jobs_waiting', 'Jobs in the queue')
  const mails = gauge('palier_mails_waiting', 'Mails in the queue')
  const brought = figures.map(({ name, help, read }) => ({ shown: gauge(name, help), read }))
  const open = gauge('palier_database_connections', 'Connections that are open')
  const idle = gauge('palier_database_connections_idle', 'Open connections that nobody uses')
  const waiting = gauge('palier_database_waiting', 'Requests that wait for a connection')

  const answered = ({ method, route, status, milliseconds }: Answered) =>
    duration.observe({ method, route, status: String(status) }, milliseconds / 1000)

  const read = async (pools: readonly [Pool, ...Pool[]]) => {
    const sum = (count: (pool: Pool) => number) => pools.reduce((total, pool) => total + count(pool), 0)
    open.set(sum(({ totalCount }) => totalCount))
    idle.set(sum(({ idleCount }) => idleCount))
    waiting.set(sum(({ waitingCount }) => waitingCount))
    const { rows } = await pools[0].query<{ jobs: string; mails: string }>(
      `select count(*) as jobs, count(*) filter (where task_identifier = 'job-mail') as mails from graphile_worker.jobs`,
    )
    jobs.set(Number(rows[0]?.jobs))
    mails.set(Number(rows[0]?.mails))
    for (const { shown, read: readOne } of brought) shown.set(await readOne(pools[0]))
    return registry.metrics()
  }

  /** Listens until the function it resolves with is called. The first pool must be able to read the queue. */
  const listen = async (host: string, port: number, pools: readonly [Pool, ...Pool[]]) => {
    const server = createServer((_, reply) => {
      read(pools).then(
        (text) => reply.setHeader('content-type', registry.contentType).end(text),
        () => reply.writeHead(503).end(),
      )
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    return () => {
      server.close()
      server.closeAllConnections()
    }
  }
  return { answered, listen }
}
