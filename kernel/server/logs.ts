import { pino } from 'pino'
import type { Log } from './services.ts'

/** Names under which a person could slip into a log by mistake. */
const personal = [
  'email',
  'password',
  'username',
  'phone',
  'cookie',
  'authorization',
  'token',
  'secret',
  'body',
  'text',
]

/**
 * Structured logs on standard error: ids, counts and routes, never what a person wrote. One JSON object to a line; on
 * a terminal a short line for people, in which answers that went well are left out.
 */
export const openLog = (level: 'debug' | 'info' | 'warn' | 'error', destination = standardError()): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: personal.flatMap((name) => [name, `*.${name}`]), censor: '[left out]' },
    },
    destination,
  )

const standardError = (): pino.DestinationStream =>
  process.stderr.isTTY
    ? { write: (line) => void process.stderr.write(readable(line)) }
    : pino.destination({ dest: 2, sync: false })

/** A line of the log as a person reads it on a terminal; empty when there is nothing worth reading. */
export const readable = (line: string) => {
  const { level, time, msg, requestId, ...fields } = JSON.parse(line) as Record<string, unknown>
  if (msg === 'answered' && Number(fields.status) < 500) return ''
  const mark = Number(level) >= 50 ? 'error' : Number(level) >= 40 ? 'warn ' : 'info '
  const rest = Object.entries({ ...fields, ...(requestId !== undefined && { requestId }) })
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ')
  return `${String(time).slice(11, 19)} ${mark} ${String(msg)}${rest && `  ${rest}`}\n`
}
