import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { serve, type ServerType } from '@hono/node-server'
import { Pool } from 'pg'
import { type Database, inNoOrganization, openDatabase } from '#kernel/server/database.ts'
import { isLoopback, localUrl } from '#kernel/server/deployment.ts'
import type { Answered } from '#kernel/server/http.ts'
import { openLive } from '#kernel/server/live.ts'
import { openProxies } from '#kernel/server/address.ts'
import { type Limits, openBudgets, unlimited } from '#kernel/server/budgets.ts'
import { openCallers } from '#kernel/server/callers.ts'
import { openHolding } from '#kernel/server/holding.ts'
import { openBodies } from '#kernel/server/bodies.ts'
import { openEgress } from '#kernel/server/egress.ts'
import type { Log, Services } from '#kernel/server/services.ts'
import { sealRows } from '#kernel/server/sealedRows.ts'
import { openSealing } from '#kernel/server/sealing.ts'
import { openPlaces } from '#kernel/server/places.ts'
import { openStorage } from '#kernel/server/storage.ts'
import { openRefusals } from '#kernel/server/refusals.ts'
import { startWorker } from '#kernel/server/worker.ts'
import { watchDeliveries } from '#modules/exchange/watch.commands.ts'
import { catalogueOf } from '#modules/integrations/catalogue.presenter.ts'
import { startDispatcher } from '#modules/integrations/dispatching.commands.ts'
import { authenticator } from '#modules/oauth/public.ts'
import { buildServer } from './api.ts'
import { endRestore } from './backup/restore.ts'
import { mayHoldDemo } from './demo/found.ts'
import { audience, moduleList, modules } from './modules.ts'

export interface PalierOptions {
  /** The database as its owner: the queue and live hints need more than the application's role may do. */
  databaseUrl: string
  /** The same past a pooler: for what needs a connection of its own, as live hints, the queue and the locks of workers do. */
  directUrl?: string | undefined
  /** Off for a pooler that keeps no prepared statements. */
  namedStatements?: boolean
  filesUrl: string
  /** A folder on this machine, ours alone, for uploads under way; that of the system when it is left out. */
  temp?: string
  /** What seals secrets in the database: the first key seals, all of them open. */
  secretsKeys: readonly Uint8Array[]
  /** Where ERP systems put their deliveries, looked at again and again. */
  deliveriesUrl?: string | undefined
  host: string
  /** 0 takes any free port. */
  port: number
  /** Where people reach us; the address we listen on when it is left out. */
  publicUrl?: string | undefined
  mailFrom: string
  smtpUrl?: string | undefined
  /** Loads the demo into an empty database and shows its mails: on an address of this machine only. */
  demo: boolean
  log: Log
  /** True once the database answers and its migrations are the ones we know. */
  healthy: () => Promise<boolean>
  answered?: (answer: Answered) => void
  /** What each caller may use up; as much as they like when it is left out. */
  limits?: Limits
  /** How many live connections each person may have. */
  liveConnections?: number
  /** Networks of reverse proxies whose word counts on where a request comes from. */
  trustedProxies?: readonly string[]
  /** Milliseconds that a line may stand still while a request is read; a quarter of a minute when it is left out. */
  patience?: number
  /** May webhooks go to this machine, in plain http? For trials only. */
  localWebhooks?: boolean
}

/** Opens one whole Palier on a migrated database: API, both web apps, live connections and the worker. */
export const openPalier = async (options: PalierOptions) => {
  const { databaseUrl, directUrl = databaseUrl, namedStatements = true, host, port, log } = options
  const database = openDatabase(databaseUrl, { namedStatements })
  const pool = new Pool({ connectionString: directUrl, max: 12 })
  // What a killed process was receiving is nobody's any more.
  if (options.temp) await rm(options.temp, { recursive: true, force: true })
  // A connection that dies is replaced by the next one asked for, whether it was idle or being opened.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  await requireFences(database)
  const budgets = options.limits ? openBudgets({ limits: options.limits, database }) : unlimited
  const holding = openHolding({ database, most: options.liveConnections })
  const services: Services = {
    database,
    storage: openStorage(options.filesUrl),
    publicUrl: options.publicUrl ?? localUrl(host, port),
    mailFrom: options.mailFrom,
    smtpUrl: options.smtpUrl,
    bodies: openBodies({ budgets, patience: options.patience }),
    budgets,
    proxies: openProxies(options.trustedProxies),
    modules: moduleList,
    places: openPlaces(),
    temp: options.temp ?? tmpdir(),
    egress: openEgress({ local: options.localWebhooks }),
    sealing: openSealing(options.secretsKeys),
    demo: options.demo && isLoopback(host) && (await mayHoldDemo(pool)),
    log,
  }
  await sealRows(pool, services.sealing)
  // Whoever works here from now on loses nothing to a restore that was broken off.
  await endRestore(pool)
  const callers = openCallers()
  const refusals = openRefusals()
  const live = openLive({
    services,
    holding,
    connectionString: directUrl,
    authenticator,
    audience,
    callers,
  })
  await live.ready
  const api = buildServer({
    services,
    live,
    callers,
    refusals,
    healthy: options.healthy,
    answered: options.answered,
  })
  const server = await listening(api.fetch, options)
  const address = server.address() as AddressInfo
  if (!options.publicUrl) services.publicUrl = localUrl(host, address.port)
  // Of their own, past any pooler: jobs take no connection of a request, and one that takes too long loses its own.
  const working = openDatabase(directUrl, { size: 16, namedStatements })
  const worker = await startWorker({ services: { ...services, database: working }, pool, ...modules })
  // Connections of its own: however many receivers there are, no request waits for one.
  const outgoing = openDatabase(databaseUrl, { size: 3, namedStatements })
  const dispatcher = startDispatcher({
    ...services,
    database: outgoing,
    catalogue: catalogueOf(moduleList),
  })
  const watcher = options.deliveriesUrl
    ? watchDeliveries(services, openStorage(options.deliveriesUrl))
    : undefined

  /** Stops taking requests, lets those under way and the running jobs finish, then lets go of the database. */
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    live.end()
    refusals.end()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await Promise.all([worker.stop(), dispatcher.stop(), watcher?.stop()])
    await closed
    services.places.close()
    await live.close()
    await Promise.all([budgets.close(), holding.close()])
    await Promise.all([database.pool.end(), working.pool.end(), outgoing.pool.end(), pool.end()])
  }
  return { services, pool, close }
}

/** Ends the start with the reason when the database would be used as somebody whom row level security does not hold. */
const requireFences = (database: Database) =>
  inNoOrganization(database, 'select 1').catch((error: Error) => {
    throw error.cause ?? error
  })

/**
 * For the head of a request, and for all of it: a file of 4 GB, or 50 MB over 20 kB a second, takes most of an hour. That a line
 * brings something all the while is looked after where bodies are read.
 */
const deadlines = (patience = 10_000) => ({
  headersTimeout: patience,
  requestTimeout: 3_600_000,
  connectionsCheckingInterval: Math.min(patience, 2_000),
})

const listening = (
  fetch: Parameters<typeof serve>[0]['fetch'],
  { host: hostname, port, patience }: PalierOptions,
) =>
  new Promise<ServerType>((resolve, reject) => {
    const server = serve({ fetch, hostname, port, serverOptions: deadlines(patience) }, () => resolve(server))
    server.once('error', reject)
  })
