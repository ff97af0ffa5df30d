import type { Proxies } from './address.ts'
import type { Bodies } from './bodies.ts'
import type { Budgets } from './budgets.ts'
import type { Database } from './database.ts'
import type { Module } from './module.ts'
import type { Egress } from './egress.ts'
import type { Places } from './places.ts'
import type { Sealing } from './sealing.ts'
import type { Storage } from './storage.ts'

/** What the process offers to every endpoint, reaction and job beside the database. */
export interface Services {
  database: Database
  /** What runs here: whoever needs what all modules have in common asks them. */
  modules: readonly Module[]
  storage: Storage
  /** How bodies of requests come in. */
  bodies: Bodies
  /** What each person, client and address may use up, counted for all processes together. */
  budgets: Budgets
  /** Whose word counts on where a request comes from. */
  proxies: Proxies
  /** A folder on this machine for files that are gone when their request is answered. */
  temp: string
  /** Where pictures and workbooks of strangers are unpacked. */
  places: Places
  /** Where people reach us, without a slash at the end. */
  publicUrl: string
  mailFrom: string
  /** Without it mails stay rows: in a demo they are read at /mail. */
  smtpUrl?: string | undefined
  /** For calls to addresses that people gave us: reaches public ones only, whatever a name resolves to. */
  egress: Egress
  /** For secrets that must be readable again: sealed in the database, opened where they are used. */
  sealing: Sealing
  demo: boolean
  log: Log
}

/** The part of a structured logger that is used; fields carry ids and counts, never what a person wrote. */
export interface Log {
  info: (fields: object, message: string) => void
  warn: (fields: object, message: string) => void
  error: (fields: object, message: string) => void
}
