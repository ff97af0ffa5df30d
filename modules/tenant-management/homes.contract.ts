import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { day, id, listOf, pagingOfWhole } from '#kernel/contract/shapes.ts'

/** A period of one's own: where one lives, will live or lived. */
export const ResidentHome = z.object({
  utilisationPeriodId: id,
  appId: id,
  unitId: id,
  groupId: id,
  propertyId: id,
  /** Street and number, or what the building is called. */
  address: z.string(),
  /** Postal code and city. */
  place: z.string(),
  unit: z.string(),
  objectType: z.string().nullable(),
  size: z.number().nullable(),
  type: z.enum(['tenant', 'ownership', 'vacant']),
  startDate: day,
  endDate: day.nullable(),
  state: z.enum(['past', 'current', 'upcoming']),
  /** Who looks after it; nobody any more for a past one. */
  manager: z
    .object({
      name: z.string(),
      email: z.string().nullable(),
      phoneNumber: z.string().nullable(),
      website: z.string().nullable(),
    })
    .nullable(),
})
export type ResidentHome = z.infer<typeof ResidentHome>

export const listHomes = endpoint({
  summary: 'My homes: the present ones first, then the coming and the past',
  method: 'GET',
  path: '/homes',
  query: z.object(pagingOfWhole),
  reply: listOf(ResidentHome),
})
