import type { Socket } from 'node:net'
import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  SingleConnectionProvider,
} from 'kysely'
import { Pool, type PoolClient, type QueryResult, types } from 'pg'
import type { Tables } from '#database/tables.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { organizationPlugin } from './organizationPlugin.ts'
import { openTurns, type Turns } from './turns.ts'
import { giveBack, insideTransaction, requireNoTransaction } from './waiting.ts'
import { inside, type Origin } from './whence.ts'

/** The rows of one organization, inside one transaction. The only handle that modules are given. */
export type Db = Kysely<Tables> & {
  readonly organizationId: string
  /** From where what happens in this transaction comes: `record` keeps it. */
  origin: Origin
  /** Whose doing it is, so that what they cause is counted; null for what Palier does by itself. */
  causedById: string | null
  /** Uses up what who asks may cause in mails; nobody is counted for what Palier does by itself. */
  spendMail?: () => void
}

/** All organizations behind one pool; a row is reached through inOrganization() only. */
export interface Database {
  pool: Pool
  /** Off for poolers that do not keep prepared statements. */
  namedStatements: boolean
  /** From where those act who open transactions with it; what Palier does by itself when it is left out. */
  origin?: Origin
  /** Nobody holds more than a tenth of the connections at once, but two. */
  turns: Turns
  /** Of lists that are longer than a page each caller reads one at a time. */
  wholeLists: Turns
  /** For whom transactions are opened with it: they take turns; what Palier does by itself when it is left out does not. */
  caller?: string
  /** Travels with BEGIN: a pooler may hand every transaction another connection, about which nothing was said. */
  settings: string
  /** As the owner of the tables, who alone makes organizations: for commands, never for what answers people. */
  asOwner: boolean
}

const DATE = 1082
const INT8 = 20
const NUMERIC = 1700

const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === DATE) return (value: string) => value
  if (oid === INT8 || oid === NUMERIC) return Number
  return types.getTypeParser(oid, format as 'text')
}) as typeof types.getTypeParser

interface Options {
  size?: number
  namedStatements?: boolean
  /** Milliseconds after which the database gives a statement up. */
  statementTimeout?: number
  /** Milliseconds after which it gives up a transaction of which nothing is heard. */
  idleTimeout?: number
  asOwner?: boolean
  /** How many connections one caller may have at once; a tenth, but two, when it is left out. */
  share?: number
}

const APPLICATION = 'palier_app'

/** Opens a pool whose transactions act as the application's role, which cannot pass row level security. */
export const openDatabase = (
  connectionString: string,
  {
    size = 16,
    namedStatements = true,
    statementTimeout = 30_000,
    idleTimeout = 30_000,
    asOwner = false,
    share = Math.max(2, Math.floor(size / 10)),
  }: Options = {},
): Database => {
  const pool = new Pool({
    connectionString,
    max: size,
    pipeline: true,
    connectionTimeoutMillis: 5000,
    types: { getTypeParser },
  } as ConstructorParameters<typeof Pool>[0])
  // A connection that dies is replaced by the next request; what was being asked of it learns so by itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const settings = [
    ...(asOwner ? [] : [`role = ${APPLICATION}`]),
    'search_path = palier, public',
    `statement_timeout = ${statementTimeout}`,
    `idle_in_transaction_session_timeout = ${idleTimeout}`,
  ]
  return {
    pool,
    namedStatements,
    asOwner,
    turns: openTurns(share),
    wholeLists: openTurns(1),
    settings: settings.map((each) => `; set local ${each}`).join(''),
  }
}

interface Scope {
  organizationId: string
  readOnly?: boolean
}

/** Opens a transaction in an organization: row level security takes it from here. */
export const inOrganization = async <Result>(
  database: Database,
  { organizationId, readOnly = false }: Scope,
  work: (db: Db) => Promise<Result>,
): Promise<Result> => {
  if (!/^[0-9a-f]{24}$/.test(organizationId)) throw new Error('An organization is named by 24 hex digits')
  const begin = `begin${readOnly ? ' read only' : ''}; set local app.organization = '${organizationId}'`
  const { namedStatements, origin = inside('job') } = database
  return transact(database, begin, (client) =>
    work(handle(client, { organizationId, namedStatements, origin })),
  )
}

/** Asks one thing before it is known whose organization is meant: no row of any is seen, functions may look further. */
export const inNoOrganization = <Row extends object>(
  database: Database,
  text: string,
  values: unknown[] = [],
): Promise<QueryResult<Row>> =>
  transact(database, `begin; set local app.organization = ''`, (client) => {
    sendTogether(client)
    return client.query<Row>(text, values)
  })

/**
 * BEGIN and what is set with it travel in front of the first query without waiting for an answer: if they fail, so does
 * what follows. Only of a connection that is new its answer is waited for.
 */
const transact = async <Result>(
  database: Database,
  begin: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> => {
  // Who holds a connection and waits for another keeps everybody waiting when all do.
  requireNoTransaction('A transaction')
  if (database.caller === undefined) return transactNow(database, begin, work)
  const end = await database.turns.take(database.caller)
  return transactNow(database, begin, work).finally(end)
}

const transactNow = async <Result>(
  database: Database,
  begin: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> => {
  const client = (await connect(database.pool)) as Client
  let broken: Error | undefined
  try {
    sendTogether(client)
    const begun = known.has(client)
      ? client.query(begin + database.settings)
      : lookedAt(client, begin, database)
    begun.catch(() => {})
    if (!known.has(client)) await begun
    const result = await insideTransaction(client, () => work(client))
    await begun
    await client.query('commit')
    return result
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failure: Error) => failure,
    )
    throw error
  } finally {
    giveBack(client, broken)
  }
}

/** Connections that were seen to act as somebody whom the fences hold. */
const known = new WeakSet<PoolClient>()

const unfenced = `select current_user as role, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
  or exists (select from pg_class where relnamespace = 'palier'::regnamespace and pg_has_role(current_user, relowner, 'member')) as unfenced`

const lookedAt = async (client: Client, begin: string, { settings, asOwner }: Database) => {
  const answers = (await client.query(`${begin}${settings}; ${unfenced}`)) as unknown as QueryResult[]
  const { role, unfenced: free } = answers.at(-1)!.rows[0] as { role: string; unfenced: boolean }
  if (!asOwner && (free || role !== APPLICATION))
    throw Object.assign(new Problem(503, 'database-unavailable', { retryAfter: 60 }), {
      cause: new Error(
        `The database would be used as ${role}, whom row level security does not hold; expected was ${APPLICATION}, which owns nothing and bypasses nothing.`,
      ),
    })
  known.add(client)
}

type Client = PoolClient & { connection: { stream: Socket } }

/** What is asked for until the promises at hand have settled goes to the database in one write, not in one each. */
const sendTogether = ({ connection: { stream } }: Client) => {
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const connect = (pool: Pool) =>
  pool.connect().catch((error: unknown) => {
    throw Object.assign(new Problem(503, 'database-unavailable', { retryAfter: 2 }), { cause: error })
  })

const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()
const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true })
const dialect = new PostgresDialect({
  pool: () => Promise.reject(new Error('Transactions are opened by inOrganization()')),
})
const driver = dialect.createDriver()

interface Handle {
  organizationId: string
  namedStatements: boolean
  origin: Origin
}

const handle = (client: Client, { organizationId, namedStatements, origin }: Handle): Db => {
  const executor = new DefaultQueryExecutor(
    compiler,
    adapter,
    new SingleConnectionProvider(connection(client, namedStatements)),
    [organizationPlugin(organizationId), camelCase],
  )
  return Object.assign(new Kysely<Tables>({ config: { dialect }, dialect, driver, executor }), {
    organizationId,
    origin,
    causedById: null,
  })
}

const connection = (client: Client, namedStatements: boolean): DatabaseConnection => ({
  async executeQuery<Row>({ sql, parameters }: CompiledQuery) {
    const name = namedStatements ? statementName(sql) : undefined
    sendTogether(client)
    const result = await client.query<Row & object>({
      ...(name && { name }),
      text: sql,
      values: [...parameters],
    })
    return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  },
  streamQuery() {
    throw new Error('Rows are paged by key, not streamed')
  },
})

const MOST_NAMED_STATEMENTS = 1000
const names = new Map<string, string>()

/** The same text has the same name on every connection, so that the server parses it once on each. */
const statementName = (text: string) => {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_NAMED_STATEMENTS) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
