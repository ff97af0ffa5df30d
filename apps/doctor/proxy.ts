import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { Sealing } from '#kernel/server/sealing.ts'
import { about, type Finding } from './findings.ts'
import { QUESTION, question, type Seen } from './seen.ts'

const DAY = 86_400_000
const PATIENCE = 10_000

/** Does Palier answer where it listens? */
export const checkRunning = async (host: string, port: number): Promise<Finding[]> => {
  const { ok, unsafe } = about('palier')
  const local = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const reply = await fetch(`http://${local.includes(':') ? `[${local}]` : local}:${port}/health`, {
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => undefined)
  if (reply?.status === 200) return [ok(`it answers on port ${port}`)]
  return [
    reply
      ? unsafe(`it says that it is not well (${reply.status})`, 'Its log says why: is the database there?')
      : unsafe(
          `nothing answers on port ${port}`,
          'Start it (npm start), or give PORT and HOST as it has them.',
        ),
  ]
}

/** What comes through the proxy in front: address, scheme, host, replies as they are written, clock, certificate. */
export const checkProxy = async (publicUrl: string, sealing: Sealing): Promise<Finding[]> => {
  const { ok, look, unsafe } = about('proxy')
  const started = performance.now()
  const reply = await fetch(`${publicUrl}/health`, {
    headers: { [QUESTION]: question(sealing) },
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((error: Error) => (error.cause ?? error) as Error)
  if (reply instanceof Error)
    return [
      unsafe(
        `${publicUrl} does not answer: ${reply.message}`,
        'Does the name lead here, and does the proxy run?',
      ),
    ]
  const found = [clockOf(reply)]
  if (!reply.headers.get('content-type')?.includes('event-stream') || !reply.body)
    return [
      ...found,
      unsafe(
        `${publicUrl} answers ${reply.status}, but not as this installation`,
        'Does the proxy lead here, and has Palier the key that doctor has (SECRETS_KEY, DATA_DIR)?',
      ),
    ]
  const parts: string[] = []
  let first = 0
  for await (const part of reply.body.pipeThrough(new TextDecoderStream())) {
    first ||= performance.now() - started
    parts.push(part)
  }
  const all = performance.now() - started
  const seen = JSON.parse(/data: (\{.*\})/.exec(parts.join(''))?.[1] ?? '{}') as Seen
  const problems = [...problemsOf(seen, publicUrl)]
  if (all - first < 500)
    problems.push(
      unsafe(
        'it holds replies back until they are whole: nothing is live',
        'Switch buffering off (nginx: proxy_buffering off).',
      ),
    )
  if (problems.length === 0) found.push(ok(`${publicUrl} leads here and passes on who asks`))
  const { hostname } = new URL(publicUrl)
  if (!reply.headers.has('strict-transport-security') && publicUrl.startsWith('https:'))
    problems.push(look(`${hostname} sends no Strict-Transport-Security`))
  return [...found, ...problems]
}

function* problemsOf({ peer, forwardedFor, proto, host, address }: Seen, publicUrl: string) {
  const { unsafe, look } = about('proxy')
  const { host: wanted, protocol } = new URL(publicUrl)
  if (protocol === 'https:' && forwardedFor === null)
    yield unsafe(
      'it does not say for whom it asks: all people count as one address',
      'Let it set X-Forwarded-For (nginx: proxy_set_header X-Forwarded-For $remote_addr).',
    )
  else if (forwardedFor !== null && address === peer)
    yield unsafe(
      `it asks from ${peer}, which TRUSTED_PROXIES does not name: all people count as one address`,
      `TRUSTED_PROXIES=${peer}`,
    )
  if (protocol === 'https:' && proto !== 'https') yield look('it does not pass on X-Forwarded-Proto: https')
  if (host !== wanted)
    yield look(`it passes on the host ${host}, not ${wanted}`, 'nginx: proxy_set_header Host $host')
}

const clockOf = (reply: Response) => {
  const { ok, look, unsafe, unknown } = about('time')
  const said = Date.parse(reply.headers.get('date') ?? '')
  if (Number.isNaN(said)) return unknown('the proxy says no Date')
  const seconds = Math.round(Math.abs(Date.now() - said) / 1000)
  const todo = 'Let all machines follow NTP.'
  if (seconds > 60) return unsafe(`the proxy's clock differs by ${seconds} s`, todo)
  return seconds > 5
    ? look(`the proxy's clock differs by ${seconds} s`, todo)
    : ok('the proxy’s clock agrees')
}

/** How long the certificate of PUBLIC_URL still lasts. */
export const checkCertificate = async (publicUrl: string, now = new Date()): Promise<Finding[]> => {
  const { hostname, port, protocol } = new URL(publicUrl)
  if (protocol !== 'https:') return []
  const { ok, look, unsafe } = about('certificate')
  const { promise, resolve } = Promise.withResolvers<Date | Error>()
  const socket = connect({
    host: hostname,
    port: Number(port || 443),
    ...(isIP(hostname) === 0 && { servername: hostname }),
    rejectUnauthorized: false,
  })
  socket.setTimeout(PATIENCE, () => socket.destroy(new Error('no answer')))
  socket.once('secureConnect', () => resolve(new Date(socket.getPeerCertificate().valid_to)))
  socket.once('error', resolve)
  const until = await promise
  const trusted = socket.authorized
  socket.destroy()
  if (until instanceof Error) return [unsafe(`${hostname} cannot be asked: ${until.message}`)]
  const days = Math.floor((until.getTime() - now.getTime()) / DAY)
  const todo = 'Renew it, and see why that does not happen by itself.'
  if (days < 0) return [unsafe(`it ended ${-days} days ago`, todo)]
  if (!trusted) return [unsafe(`browsers do not trust it (${socket.authorizationError})`)]
  return [
    days < 3
      ? unsafe(`it ends in ${days} days`, todo)
      : days < 14
        ? look(`it ends in ${days} days`, todo)
        : ok(`it lasts ${days} days`),
  ]
}
