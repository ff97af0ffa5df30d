import type { openWorld } from './world.ts'

export type World = Awaited<ReturnType<typeof openWorld>>
export type Organization = Awaited<ReturnType<World['openOrganization']>>

/** Written into everything of somebody; whoever must not see it must not receive this word. */
export const MARKER = 'MARKER-of-somebody-else'

export type Rows = Record<string, string>

/** The home of one resident, and what the modules before have laid in it. */
export interface Laid {
  world: World
  home: Organization
  /** What stands in all that somebody wrote. */
  mark: string
  /** The resident: everything is theirs. */
  owner: Awaited<ReturnType<Organization['person']>>
  places: Awaited<ReturnType<Organization['buildHome']>>
  rows: Rows
}

/** What a module brings to the tests that are generated from its endpoints: `fixtures.ts`. */
export interface Fixtures {
  /** One row of each thing that its paths name, in the order of the modules: `:ticketId` names `ticketId`, and so does the kind `ticket`. */
  rows?: (laid: Laid) => Promise<Rows>
  /** What fields of bodies are, by their names, where their types say no more than that they are text. */
  examples?: (rows: Rows) => Record<string, unknown>
  /** What its lists must be asked for, by their paths. */
  queries?: Record<string, (rows: Rows) => Record<string, string>>
  /** What its things hang together by, so that whoever may do everything can do everything. */
  linked?: (laid: Laid) => Promise<unknown>
  /** More than a portion of what it lists by key. */
  many?: (laid: Laid, count: number) => Promise<unknown>
  /** Operations whose paths name who acts. */
  byThemselves?: readonly string[]
  /** Operations that show nobody what is laid here. */
  notShown?: readonly string[]
  /** Operations whose bodies say what no example can: a secret that was mailed, an id of somebody's device. */
  unguessable?: readonly string[]
  /** What is the organization's, so that a right on one of its apps is enough: colleagues work with each other; and one's own. */
  shared?: Record<string, string>
  /** Events that are not of the trail, and why: a history of their own shows them, or the whole that they are part of. */
  elsewhere?: Record<string, string>
  /** Bodies of what is made with an id that it had elsewhere, by their paths. */
  kept?: (rows: Rows) => Record<string, object>
}
