import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { day, id, instant, pageOf, paging, PlaceKey, sought, limitByKey } from '#kernel/contract/shapes.ts'
import { trailKinds } from '#modules/stated.ts'

/** The groups by which one filters; modules say in which one each of their events is. */
export const TrailKind = z.enum([
  'sign-ins',
  'accounts',
  'roles',
  'homes',
  'programs',
  'deliveries',
  'exports',
  'posts',
  'settings',
  'places',
])
export type TrailKind = z.infer<typeof TrailKind>
/** What the trail keeps, by the names of the events. */
export type TrailType = (typeof trailKinds)[TrailKind][number]
export const TrailType = z.enum(
  TrailKind.options.flatMap((kind): readonly TrailType[] => trailKinds[kind]) as [TrailType, ...TrailType[]],
)

const Person = z.object({ id, username: z.string() }).nullable()

export const TrailDoor = z.enum(['screen', 'program', 'visitor', 'delivery', 'import', 'terminal', 'job'])
export type TrailDoor = z.infer<typeof TrailDoor>

export const TrailEntry = z.object({
  id,
  type: TrailType,
  occurredAt: instant,
  /** Who did it; null for what nobody signed in did, and for Palier itself. */
  actor: Person,
  /** Whose account it touches. */
  concerned: Person,
  origin: z.object({
    door: TrailDoor,
    address: z.string(),
    device: z.string(),
    program: z.object({ id, name: z.string() }).nullable(),
  }),
  /** From the app down to where it happened; empty for the organization as a whole. */
  places: z.array(z.object({ id, name: z.string() })),
  /** What else is known of it, as it was then. */
  details: z.record(z.string(), z.unknown()),
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
})
export type TrailEntry = z.infer<typeof TrailEntry>

const filters = {
  /** Who did it, or whose account it touches. */
  personID: id.optional(),
  kind: TrailKind.optional(),
  /** The first and the last day, in the time zone of the apps. */
  from: day.optional(),
  until: day.optional(),
  /** An app, a property, a building or a unit, with all below it. */
  place: PlaceKey.optional(),
  /** Words that all occur: names, addresses of mails and of the network, places, what was changed. */
  search: sought.optional(),
}

export const listTrail = endpoint({
  summary: 'Who did what, when and from where, newest first; for administrators',
  method: 'GET',
  path: '/trail',
  query: z.object({
    ...filters,
    after: paging.after,
    limit: limitByKey(200, 50),
  }),
  reply: pageOf(TrailEntry),
})

export const exportTrail = endpoint({
  summary: 'Ask for the trail as a CSV file; that it was asked for is itself kept in the trail',
  method: 'POST',
  path: '/trail/exports',
  body: z.object(filters),
  reply: z.object({ id, url: z.string() }),
  proof: true,
  bulk: true,
})

export const downloadTrail = endpoint({
  summary: 'An export of the trail as CSV, in the language of the reader, for an hour after it was asked for',
  method: 'GET',
  path: '/trail/exports/:trailExportId/file',
  download: true,
  bulk: true,
})

export const listOwnTrail = endpoint({
  summary: 'What happened to one’s own account, newest first',
  method: 'GET',
  path: '/users/:userId/trail',
  query: z.object({ after: paging.after, limit: limitByKey(100, 10) }),
  reply: pageOf(TrailEntry),
})
