import type { Icon } from '@tabler/icons-react'
import type { lazyRouteComponent } from '@tanstack/react-router'
import { type ComponentType, createContext, type ReactNode, use } from 'react'
import type { Tool } from '#kernel/contract/endpoint.ts'
import type { NotificationPlace } from '#kernel/contract/notifications.ts'
import type { Ability } from '#kernel/contract/roles.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import type { TrailWords } from '#kernel/contract/trail.ts'
import { unbroken } from '#kernel/contract/words.ts'

/** What problems mean to the reader, by their codes: `code-taken` is `codeTaken`. */
export type ProblemWords = (language: Language) => Readonly<Record<string, string>>

/** For whom something is there: */
export interface Guarded {
  /** for whom the contract includes the tool, */
  tool?: Tool
  /** and who has one of these; without any, for everybody. */
  abilities?: readonly Ability[]
}

interface Ordered {
  /** Its place among the others, the smallest first. */
  order: number
}

/** Where a navigation leads to. */
export interface Entry extends Guarded, Ordered {
  to: `/${string}`
  words: (language: Language) => { name: string }
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

/** What is said above every page of the Cockpit; nothing when there is nothing to say. */
export interface Notice extends Guarded, Ordered {
  Notice: ComponentType
}

/** What people choose in their profile how often they are told of, by the name of the setting on the wire. */
export interface NewsSetting extends Ordered {
  category: string
  words: (language: Language) => { name: string }
}

/** A part of everybody's profile: of what concerns them first of all, or of how they are told of things. */
export interface ProfilePart extends Ordered {
  at: 'top' | 'telling'
  Part: ComponentType
}

/** The home that the app's first page is about; undefined for who has none. */
export interface HomeShown {
  home: { utilisationPeriodId: string; appId: string; state: 'past' | 'current' | 'upcoming' } | undefined
}

/** A part of the app's first page, below the home. */
export interface HomePart extends Ordered {
  Part: ComponentType<HomeShown>
}

/** What runs as long as a person is signed in, and shows nothing. */
export interface Runner extends Ordered {
  Running: ComponentType<{ personId: string }>
}

/** What a module brings to both web apps: see `CockpitScreens` and `ResidentScreens`. */
export interface Screens {
  /** Words of the problems that it refuses with. */
  problems?: ProblemWords
  /** Its screens by their paths, loaded when somebody goes there. */
  routes?: Readonly<Record<`/${string}`, ReturnType<typeof lazyRouteComponent>>>
  /** Which hints of live connections make stale what was read from which paths. */
  hints?: readonly { of: RegExp; makes: RegExp }[]
  /** The pages of what people are told of. */
  notificationPlaces?: readonly NotificationPlace[]
  newsSettings?: readonly NewsSetting[]
  profile?: readonly ProfilePart[]
  /** How the trail tells of what happens there: loaded by who reads it. */
  trail?: () => Promise<TrailWords>
}

/** What the modules bring to the app that is running, for pages that show what is of all of them. */
export const Brought = createContext<readonly Screens[]>([])
export const useBrought = () => use(Brought)

/**
 * What a module brings to the Cockpit, in one statement: `cockpit/screens.ts`, or `web/screens.ts` when the app gets the same.
 * `apps/cockpit/screens.ts` lists them, and nothing else knows the modules' screens by name. What it brings to the app is said
 * apart, in `resident/screens.ts`, so that neither carries the screens of the other.
 */
export interface CockpitScreens extends Screens {
  navigation?: readonly CockpitEntry[]
  /** Pages of the settings: what begins with /settings is shown below their navigation. */
  settings?: readonly Entry[]
  notices?: readonly Notice[]
}

/** What a module brings to the app: `resident/screens.ts`, or `web/screens.ts`; `apps/resident/screens.ts` lists them. */
export interface ResidentScreens extends Screens {
  navigation?: readonly ResidentEntry[]
  home?: readonly HomePart[]
  running?: readonly Runner[]
  /** Takes from the device, once they have signed out, what was theirs. */
  forget?: () => unknown
}

/** The words of all problems that modules bring. */
export const problemWordsOf = (brought: readonly Screens[], language: Language): Record<string, string> =>
  Object.assign({}, ...brought.map(({ problems }) => problems && unbroken(problems(language), language)))
