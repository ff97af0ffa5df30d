import type { Language } from '#kernel/contract/shapes.ts'

/** What problems mean to the reader, by their codes: `code-taken` is `codeTaken`. */
export type ProblemWords = (language: Language) => Readonly<Record<string, string>>

/**
 * What a module brings to a web app, in one statement: `cockpit/screens.ts` to the Cockpit, `resident/screens.ts` to the app,
 * `web/screens.ts` to both. `apps/cockpit/screens.ts` and `apps/resident/screens.ts` list them, and nothing else knows
 * the modules' screens by name. The two are apart so that neither app carries the screens of the other.
 */
export interface Screens {
  /** Words of the problems that it refuses with. */
  problems?: ProblemWords
}
