import type { Tables } from '#database/tables.ts'
import type { MailedKind, NotificationKind } from '#kernel/contract/notifications.ts'
import type { TrailWords } from '#kernel/contract/trail.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import type { Actor } from './actor.ts'
import type { TakingBack } from './bulkUndo.ts'
import type { Db } from './database.ts'
import type { Docs } from './docs.ts'
import type { EventType } from './events.ts'
import type { Audience } from './live.ts'
import type { Figure } from './metrics.ts'
import type { Rights } from './rights.ts'
import type { Served } from './serve.ts'
import type { Showing } from './showing.ts'
import type { Work } from './tasks.ts'
import type { HappenedTo, Written } from './written.ts'

/** What depends on what the others bring is worked out of all their statements. */
type From<Brought> = Brought | ((all: readonly Module[]) => Brought)

/**
 * What a module brings, in one statement. `apps/modules.ts` lists the modules, and nothing else knows them by name: whoever
 * needs what they have in common asks them all for it.
 */
export interface Module {
  /** As its folder is called. */
  name: string
  /** Its tables: it alone writes them. */
  tables: readonly (keyof Tables)[]
  /** Those that others may read, to join them or to ask whether something is in them. */
  open?: readonly (keyof Tables)[]
  /** Which columns of them a file hangs on, so that it is kept. */
  files?: Partial<Record<keyof Tables, readonly string[]>>
  /** Which of them say where a row is. */
  placed?: Partial<Record<keyof Tables, Placed>>
  /** What else happens to rows of them when what a job wrote there is taken back. */
  takingBack?: Partial<Record<keyof Tables, TakingBack>>
  endpoints?: From<readonly Served[]>
  /** Who may do what, and the roles that it brings. */
  rights?: Rights
  docs?: Docs
  reactions?: From<Work['reactions']>
  jobs?: From<Work['jobs']>
  dailyJobs?: From<Work['dailyJobs']>
  /** The kinds of things that others are told of, as the wire names them. */
  things?: From<Record<string, Thing>>
  /** What happened when a row of its tables was written in bulk, by a delivery or an import. */
  written?: Partial<Record<keyof Tables, HappenedTo>>
  /** Everything that happens here, by its types, */
  events?: readonly EventType<any>[]
  /** and how the trail tells of those that are part of it. */
  trail?: TrailWords
  /** What the operator watches of it. */
  figures?: readonly Figure[]
  /** Which hints of live connections somebody may receive: those of its own events. */
  audience?: Audience
  /** May somebody read a file that is not their own, since it hangs on something that they see? */
  mayReadFile?: MayReadFile
  /** Which apps files belong to by what they hang on here. */
  locateFiles?: Locate
  /** Finds things of a kind in an app by their external ids, as far as the actor sees them. */
  lookups?: Record<string, Lookup>
  /** The kinds of its things that people are told of, */
  notificationKinds?: readonly (NotificationKind | MailedKind)[]
  /** and what of such things somebody was told of and still sees: a digest tells of nothing else. */
  notified?: NotifiedOf
  /** What it does in the same transaction when another module has done something. */
  follows?: Partial<Following>
}

/** The levels of places, from the app down. */
export type Level = 'app' | 'property' | 'building' | 'unit'

/** A table whose rows say by ids where they are. */
export interface Placed {
  /** The levels that a row repeats, from the top to the lowest that it is in: what is above a place that moves is written anew. */
  repeats?: readonly Level[]
  /** A place that such a row speaks of is in use: the undo of what made it leaves it, or it is not even forgotten when it was deleted. */
  keeps?: 'from-undo' | 'for-ever'
}

/** All tables that say where their rows are. */
export const placedTables = (all: readonly Module[]) =>
  all.flatMap(({ placed }) => Object.entries(placed ?? {}) as [keyof Tables, Placed][])

export type MayReadFile = (db: Db, actor: Actor, fileId: string) => Promise<boolean>

/** A thing, seen from one of the apps it belongs to. */
export interface Located {
  id: string
  appId: string
  /** What else names it where it is named whole. */
  category?: { id: string; key: string; parentId: string | null; parentKey: string | null }
}

export type Locate = (db: Db, ids: string[]) => Promise<Located[]>

/** A kind of thing, with what happens to it that is told outside: by webhooks, in the list of events, in histories. */
export interface Thing {
  events: readonly EventType<any>[]
  /** Where and how people choose its events: under which heading, in which place among the others, in which words for each name. */
  catalogue: { group: string; order: number; words: (language: Language) => Readonly<Record<string, string>> }
  /** What the wire calls by another name than we do. */
  wireNames?: Readonly<Record<string, string>>
  /** What an event says of it, where that is not what the event itself says. */
  dataOf?: (event: { type: string; data: Record<string, unknown> }) => Record<string, unknown>
  locate: Locate
  /** How it is shown; only the id is told of what is not. */
  showing?: Showing | undefined
  /** What goes along embedded in it: found in the event as the wire has it. */
  embedded?: { name: string; idIn: (data: Record<string, unknown>) => string | undefined; showing: Showing }
}

/** What modules do that others follow at once, with what those are told of it. */
interface Followed {
  'an app was made': { appId: string; actor: Actor }
  /** Everything that was opened for a person has ended; `askingToken` is the token that asks for it itself. */
  'a person was signed out': { personId: string; askingToken: string | undefined }
  'somebody wants no mails': { personId: string }
}

type Following = { [What in keyof Followed]: (db: Db, told: Followed[What]) => Promise<unknown> }

/** Lets all modules do what follows, in the caller's transaction. */
export const followed = async <What extends keyof Followed>(
  db: Db,
  modules: readonly Module[],
  what: What,
  told: Followed[What],
) => {
  for (const { follows } of modules) await follows?.[what]?.(db, told)
}

/** What is looked up by the keys of another system. */
export interface LookupWanted {
  appId: string
  externalIds: string[]
  parentId?: string | undefined
  userType?: 'agent' | 'tenant' | undefined
}

export type Lookup = (
  db: Db,
  actor: Actor,
  wanted: LookupWanted,
) => Promise<{ id: string; externalId: string | null }[]>

/** A thing that somebody was told of in an area of theirs: how it is called, and until when they have read it. */
export interface Notified {
  objectId: string
  area: string
  title: string
  readAt: Date | null
}

/** Of things that somebody was told of, those that they still see where they were told of them. */
export type NotifiedOf = (
  db: Db,
  personId: string,
  news: Pick<Notified, 'objectId' | 'area'>[],
) => Promise<Notified[]>

/** What the kernel itself keeps. */
export const kernelTables = [
  'bulkBefore',
  'bulkLeft',
  'bulkMade',
  'event',
  'idempotency',
  'liveConnection',
  'migration',
  'requestBudget',
  'secret',
  'setting',
] as const satisfies (keyof Tables)[]

/** What all modules answer, asked one after the other: a transaction has one connection. */
export const askAll = async <Answer>(
  all: readonly Module[],
  ask: (module: Module) => Promise<Answer[]> | undefined,
) => {
  const answers: Answer[] = []
  for (const each of all) answers.push(...((await ask(each)) ?? []))
  return answers
}

type Needing<Brought> = (all: readonly Module[]) => Brought

const resolved = <Brought extends object>(all: readonly Module[], brought: From<Brought> | undefined) =>
  typeof brought === 'function' ? (brought as Needing<Brought>)(all) : brought

/** What all modules bring together: what the API answers, what the worker does, who may hear which hint. */
export const assemble = (all: readonly Module[]) => {
  const work: Work = {
    reactions: all.flatMap(({ reactions }) => resolved(all, reactions) ?? []),
    jobs: all.flatMap(({ jobs }) => resolved(all, jobs) ?? []),
    dailyJobs: all.flatMap(({ dailyJobs }) => resolved(all, dailyJobs) ?? []),
  }
  const audience: Audience = (db, actor, hints) => askAll(all, (each) => each.audience?.(db, actor, hints))
  return { ...work, endpoints: all.flatMap(({ endpoints }) => resolved(all, endpoints) ?? []), audience }
}

/** The kinds of things of all modules, by their names on the wire. */
export const thingsOf = (all: readonly Module[]): Record<string, Thing> =>
  Object.assign({}, ...all.map(({ things }) => resolved(all, things) ?? {})) as Record<string, Thing>

/** What happened to a row that was written in bulk, of a table as the database calls it: its owner says. */
export const happenedTo = (all: readonly Module[], table: string, row: Written) => {
  const name = table.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof Tables
  return all.find(({ tables }) => tables.includes(name))?.written?.[name]?.(row)
}
