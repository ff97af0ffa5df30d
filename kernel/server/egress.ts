import { once } from 'node:events'
import { Resolver } from 'node:dns/promises'
import { type Agent, type IncomingMessage, request as plainRequest } from 'node:http'
import { type Agent as SecureAgent, type AgentOptions, request as secureRequest } from 'node:https'
import { BlockList, isIPv6, type LookupFunction, Socket } from 'node:net'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { openTurns, type Turns } from './turns.ts'
import { requireNoTransaction } from './waiting.ts'

/** The way to addresses that people gave us. */
export interface Egress {
  https: SecureAgent
  http: Agent
  /** May a URL be plain http? Never in production. */
  plain: boolean
  /** Of calls whose answer somebody waits for, each organization makes one at a time. */
  checks: Turns
}

const LOOPBACK = ['127.0.0.0/8', '::1']
const resolver = new Resolver({ timeout: 2000, tries: 2 })

/** Asks the name server itself: the system's own lookup holds a thread, of which there are four, until a slow one answers. */
const addressesOf = async (name: string) => {
  const [four, six] = /(?:^|\.)localhost\.?$/i.test(name)
    ? [['127.0.0.1'], ['::1']]
    : await Promise.all([resolver.resolve4(name).catch(() => []), resolver.resolve6(name).catch(() => [])])
  return [
    ...four.map((address) => ({ address, family: 4 })),
    ...six.map((address) => ({ address, family: 6 })),
  ]
}

const lookup: LookupFunction = async (name, { all }, done) => {
  const found = await addressesOf(name)
  const [first] = found
  if (!first) done(Object.assign(new Error(`${name} has no address`), { code: 'ENOTFOUND' }), [])
  else if (all) done(null, found)
  else done(null, first.address, first.family)
}

/** The public part of IPv6. What lies elsewhere leads inside in one disguise or another: `::127.0.0.1` is this machine. */
const PUBLIC = new BlockList()
PUBLIC.addSubnet('2000::', 3, 'ipv6')

const refusalOf = (address: string, allowed: readonly string[]) =>
  isIPv6(address) && !PUBLIC.check(address, 'ipv6') && !allowed.includes(address)
    ? new Error(`${address} is not allowed: it is no public address`)
    : undefined

/** Looks once more at what the agent would connect to: it takes addresses for public that are none. */
const guarded = <Guarded extends Agent>(agent: Guarded, allowed: readonly string[]): Guarded => {
  const connect: Agent['createConnection'] = agent.createConnection.bind(agent)
  const look: Agent['createConnection'] = (options, done) => {
    const refusal = refusalOf(options.host ?? '', allowed)
    if (refusal) return new Socket().destroy(refusal)
    const { lookup: given = lookup } = options
    const looked: LookupFunction = (name, wanted, answer) =>
      given(name, wanted, (error, found, family) => {
        const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found]
        const wrong = error ?? addresses.map((address) => refusalOf(address, allowed)).find(Boolean) ?? null
        answer(wrong, wrong ? [] : found, family)
      })
    return connect({ ...options, lookup: looked }, done)
  }
  return Object.assign(agent, { createConnection: look })
}

/**
 * Reaches public addresses only: a name is resolved once, every address it has is looked at, and the connection goes to one
 * that was. `local` lets tests and trials reach this machine, in plain http, too.
 */
export const openEgress = ({
  local = false,
  allowed = local ? LOOPBACK : [],
  ...options
}: AgentOptions & { local?: boolean; allowed?: string[] } = {}): Egress => {
  const given = {
    lookup,
    keepAlive: true,
    maxFreeSockets: 16,
    timeout: 30_000,
    ...options,
    allowIPAddressList: allowed,
  }
  const https = guarded(new RequestFilteringHttpsAgent(given), allowed)
  const http = guarded(new RequestFilteringHttpAgent(given), allowed)
  const beyondTransactions = <Way>(way: Way) => {
    requireNoTransaction('An answer from outside')
    return way
  }
  return {
    get https() {
      return beyondTransactions(https)
    },
    get http() {
      return beyondTransactions(http)
    },
    plain: local,
    checks: openTurns(1),
  }
}

interface Sending {
  headers: Record<string, string>
  body: string
  /** Milliseconds for all of it: to resolve, connect, send and read the answer. */
  patience: number
  /** What is read of an answer at the most; the rest is not waited for. */
  mostBytes: number
}

/** Either what was answered, or why nothing was. */
export type Answer =
  | { status: number; text: string; error?: undefined }
  | { status?: undefined; text?: undefined; error: string }

/** Posts a body and reads the beginning of the answer. A redirect is an answer like any other: it is not followed. */
export const post = async (egress: Egress, address: string, sending: Sending): Promise<Answer> => {
  const url = new URL(address)
  if (url.protocol === 'http:' && !egress.plain) return { error: 'https-only' }
  const first = await attempt(egress, url, sending)
  // The receiver had closed a connection that was kept; that says nothing about this request.
  return first.error === 'ECONNRESET' && first.reused ? attempt(egress, url, sending) : first
}

const attempt = async (
  egress: Egress,
  url: URL,
  { headers, body, patience, mostBytes }: Sending,
): Promise<Answer & { reused?: boolean }> => {
  const signal = AbortSignal.timeout(patience)
  const options = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    signal,
  }
  const request =
    url.protocol === 'http:'
      ? plainRequest(url, { ...options, agent: egress.http })
      : secureRequest(url, { ...options, agent: egress.https })
  // Whatever a connection says after we have heard enough is nobody's concern.
  request.on('error', () => {})
  request.end(body)
  try {
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    return { status: response.statusCode ?? 0, text: await beginningOf(response, mostBytes) }
  } catch (error) {
    return { error: signal.aborted ? 'timeout' : reasonOf(error), reused: request.reusedSocket }
  }
}

/** Breaking off ends the connection: an answer without end costs no more than its beginning. */
const beginningOf = async (response: AsyncIterable<Buffer>, mostBytes: number) => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    parts.push(part)
    size += part.length
    if (size >= mostBytes) break
  }
  return new TextDecoder().decode(Buffer.concat(parts).subarray(0, mostBytes))
}

const reasonOf = (error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException
  return /is not allowed/.test(message) ? 'address-not-public' : (code ?? 'no-answer')
}
