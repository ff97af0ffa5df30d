import type { Icon } from '@tabler/icons-react'
import type { lazyRouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Tool } from '#kernel/contract/endpoint.ts'
import type { Ability } from '#kernel/contract/roles.ts'
import type { Language } from '#kernel/contract/shapes.ts'

/** What problems mean to the reader, by their codes: `code-taken` is `codeTaken`. */
export type ProblemWords = (language: Language) => Readonly<Record<string, string>>

/** Where a navigation leads to. */
export interface Entry {
  to: `/${string}`
  /** Its place among the others, the smallest first. */
  order: number
  words: (language: Language) => { name: string }
  /** It is there for whom the contract includes the tool, */
  tool?: Tool
  /** and who has one of these; without any, for everybody. */
  abilities?: readonly Ability[]
}

/** An entry of the Cockpit's navigation. */
export interface CockpitEntry extends Entry {
  icon: Icon
}

/** One of the places of the app. */
export interface ResidentEntry extends Entry {
  /** Drawn on 24 × 24. */
  icon: string
  /** Gives what shows it how much of it is new. */
  Count?: (props: { personId: string; children: (count: number) => ReactNode }) => ReactNode
}

/** What a module brings to both web apps: see `CockpitScreens` and `ResidentScreens`. */
export interface Screens {
  /** Words of the problems that it refuses with. */
  problems?: ProblemWords
  /** Its screens by their paths, loaded when somebody goes there. */
  routes?: Readonly<Record<`/${string}`, ReturnType<typeof lazyRouteComponent>>>
}

/**
 * What a module brings to the Cockpit, in one statement: `cockpit/screens.ts`, or `web/screens.ts` when the app gets the same.
 * `apps/cockpit/screens.ts` lists them, and nothing else knows the modules' screens by name. What it brings to the app is said
 * apart, in `resident/screens.ts`, so that neither carries the screens of the other.
 */
export interface CockpitScreens extends Screens {
  navigation?: readonly CockpitEntry[]
  /** Pages of the settings: what begins with /settings is shown below their navigation. */
  settings?: readonly Entry[]
}

/** What a module brings to the app: `resident/screens.ts`, or `web/screens.ts`; `apps/resident/screens.ts` lists them. */
export interface ResidentScreens extends Screens {
  navigation?: readonly ResidentEntry[]
}
