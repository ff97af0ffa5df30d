import { z } from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { day, id, instant, listOf, pagingOfWhole } from '#kernel/contract/shapes.ts'
import { typedCode } from './codes.contract.ts'

/** Somebody who manages a home asks to add the person who is signed in; until they accept, nothing of them is shown there. */
export const Offer = z.object({
  id,
  appId: id,
  /** Who looks after the first of the homes, or else what the app is called. */
  management: z.string(),
  homes: z.array(
    z.object({
      utilisationPeriodId: id,
      address: z.string(),
      place: z.string(),
      unit: z.string(),
      startDate: day,
      endDate: day.nullable(),
    }),
  ),
  createdAt: instant,
  expiresAt: instant.nullable(),
  /** What has run out is still shown for a month, so that nobody looks for it in vain. */
  state: z.enum(['open', 'expired']),
})
export type Offer = z.infer<typeof Offer>

export const listOffers = endpoint({
  summary: 'The homes that one is asked to be added to, by the confirmed address of one’s account',
  method: 'GET',
  path: '/offers',
  query: z.object(pagingOfWhole),
  reply: listOf(Offer),
})
export const acceptOffer = endpoint({
  summary: 'Accept to be added: its homes become mine, and their management sees me there',
  method: 'PUT',
  path: '/offers/:offerId/acceptance',
  body: z.object({}),
  problems: ['invitation-expired', 'code-unknown'],
})
export const declineOffer = endpoint({
  summary: 'Decline to be added: the invitation ends, and who made it is told',
  method: 'PUT',
  path: '/offers/:offerId/refusal',
  body: z.object({}),
})
export const enterCode = endpoint({
  summary: 'Add the homes of a registration code to one’s account',
  method: 'POST',
  path: '/homes',
  body: z.object({ code: typedCode }),
  problems: ['code-unknown', 'too-many-requests'],
})
