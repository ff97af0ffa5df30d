import type { TrailWords } from '#kernel/contract/trail.ts'

/** By the types of events, in which words their modules tell of them. */
export type Trail = ReadonlyMap<string, TrailWords>

/** What these modules bring together. */
export const trailOf = (brought: readonly TrailWords[]): Trail =>
  new Map(
    brought.flatMap((words) =>
      Object.values(words.kinds)
        .flat()
        .map((type) => [type, words] as const),
    ),
  )

/** The types of a group by which one filters, */
export const typesIn = (trail: Trail, kind: string) =>
  [...trail].flatMap(([type, { kinds }]) => (kinds[kind]?.includes(type) ? [type] : []))

/** and those of which the person reads whose account they touch. */
export const touchingIn = (trail: Trail) =>
  [...trail].flatMap(([type, { touching }]) => (touching && type in touching('en') ? [type] : []))
