import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { id, instant, pageOf, paging, sought, limitByKey } from '#kernel/contract/shapes.ts'
import { tool } from '../fields.contract.ts'

export const PlaceType = z.enum(['App', 'Property', 'Group', 'Unit'])
export type PlaceType = z.infer<typeof PlaceType>

export const Step = z.object({ id, type: PlaceType, name: z.string() })

/** A node of the tree: enough to show it, open it and open the way to it. */
export const Place = Step.extend({
  /** What is above it, the app first. */
  path: z.array(Step),
  /** Postal code and city of a building, the kind of a unit. */
  detail: z.string().nullable(),
  groupCount: z.number().int(),
  unitCount: z.number().int(),
  /** Units somebody lives in or works in today; null for an app, where counting would take too long. */
  inhabitedUnitCount: z.number().int().nullable(),
  readOnly: z.boolean(),
})
export type Place = z.infer<typeof Place>

export const listPlaces = endpoint({
  summary:
    'The tree of places: the apps, the children of `parent` (a type and an id, such as Property-<id>), or what `search` finds anywhere, the best first',
  method: 'GET',
  path: '/places',
  query: z.object({
    parent: z
      .string()
      .regex(/^(?:App|Property|Group)-[0-9a-f]{24}$/, 'place')
      .optional(),
    search: sought.optional(),
    after: paging.after,
    limit: limitByKey(200, 100),
  }),
  reply: pageOf(Place),
})

export const findPlace = endpoint({
  summary: 'One node of the tree with the way to it, to open the tree there',
  method: 'GET',
  path: '/places/:placeId',
  reply: Place,
})

export const PlaceEvent = z.object({
  id,
  type: z.string(),
  by: z.object({ id, username: z.string() }).nullable(),
  occurredAt: instant,
  /** What changed, field by field. */
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
})

export const listPlaceHistory = endpoint({
  summary: 'What happened to a property, building, unit or period, the newest first',
  method: 'GET',
  path: '/places/:placeId/history',
  tool,
  query: z.object({ after: paging.after, limit: limitByKey(200, 50) }),
  reply: pageOf(PlaceEvent),
})

export const DeletedPlace = Step.extend({
  path: z.array(Step),
  deletedAt: instant,
  /** Nobody when an import's undoing or the clock deleted it. */
  deletedBy: z.object({ id, username: z.string() }).nullable(),
  /** After this it cannot be brought back. */
  until: instant,
})
export type DeletedPlace = z.infer<typeof DeletedPlace>

export const listDeletedPlaces = endpoint({
  summary: 'Properties, buildings and units that were deleted in the last 30 days, the newest first',
  method: 'GET',
  path: '/deleted-places',
  tool,
  query: z.object({ after: paging.after, limit: limitByKey(200, 50) }),
  reply: pageOf(DeletedPlace),
})

export const restorePlace = endpoint({
  summary: 'Bring back a property, building or unit that was deleted in the last 30 days',
  method: 'PUT',
  path: '/deleted-places/:placeId/restoration',
  tool,
  body: z.object({}),
  reply: Step,
  problems: [
    'place-above-deleted',
    'property-external-id-taken',
    'building-external-id-taken',
    'unit-external-id-taken',
  ],
})
