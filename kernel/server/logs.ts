import { pino } from 'pino'
import type { Log } from './platform.ts'

/** Structured logs on standard error: ids, counts and routes, never what a person wrote. */
export const openLog = (level: 'debug' | 'info' | 'warn' | 'error'): Log =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  )
