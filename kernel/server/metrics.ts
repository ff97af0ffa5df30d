import { createServer } from 'node:http'
import type { Pool } from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Answered } from './http.ts'

interface Watched {
  pool: Pool
}

/** What Prometheus reads, on a port of its own so that it is never reachable by accident. */
export const openMetrics = () => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'palier_request_seconds',
    help: 'Requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })

  const answered = ({ method, route, status, milliseconds }: Answered) =>
    duration.observe({ method, route, status: String(status) }, milliseconds / 1000)

  /** Listens until the function it resolves with is called. */
  const listen = async (host: string, port: number, { pool }: Watched) => {
    const jobs = new Gauge({ name: 'palier_jobs_waiting', help: 'Jobs in the queue', registers: [registry] })
    const server = createServer((_, reply) => {
      void (async () => {
        const { rows } = await pool.query<{ count: string }>('select count(*) from graphile_worker.jobs')
        jobs.set(Number(rows[0]?.count))
        reply.setHeader('content-type', registry.contentType).end(await registry.metrics())
      })().catch(() => reply.writeHead(503).end())
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    return () => void server.close()
  }
  return { answered, listen }
}
