import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { PlaceKey, Sort, Status, View } from './contract.ts'

/** Stands for "nobody looks after it" where an assignee is chosen. */
export const NOBODY = 'nobody'

const Filters = z.object({
  view: View.catch('unassigned'),
  sort: Sort.catch('activity'),
  // A number that was typed into an address arrives as one.
  search: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  status: Status.optional().catch(undefined),
  categoryId: id.optional().catch(undefined),
  assigneeId: z
    .union([id, z.literal(NOBODY)])
    .optional()
    .catch(undefined),
  place: PlaceKey.optional().catch(undefined),
})
export type Filters = z.infer<typeof Filters>

const fixesAssignee = (view: View) => view === 'unassigned' || view === 'waiting-for-me'

/** What can be chosen in a view: what it fixes itself, or what would always leave it empty, is not offered. */
export const offeredIn = ({ view, status }: Pick<Filters, 'view' | 'status'>) => {
  const shown = Status.safeParse(view).data ?? status
  return {
    statuses: Status.safeParse(view).success
      ? []
      : Status.options.filter((each) => !fixesAssignee(view) || each !== 'closed'),
    assignee: !fixesAssignee(view),
    nobody: !fixesAssignee(view) && view !== 'not-registered' && shown !== 'closed',
    waiting: shown !== 'closed' && shown !== 'waiting-for-customer',
  }
}

/** The filters that an address names, without those that its view does not offer. */
export const filtersOf = (address: Record<string, unknown>): Filters => {
  const given = Filters.parse(address)
  const { statuses } = offeredIn(given)
  const status = given.status && statuses.includes(given.status) ? given.status : undefined
  const { assignee, nobody, waiting } = offeredIn({ view: given.view, status })
  const isOffered = given.assigneeId === NOBODY ? nobody : assignee
  return {
    ...given,
    status,
    search: given.search?.trim() || undefined,
    assigneeId: isOffered ? given.assigneeId : undefined,
    sort: given.sort === 'waiting' && !waiting ? 'activity' : given.sort,
  }
}

/** What the server is asked: tickets of nobody are those of a view. */
export const queryOf = ({ assigneeId, ...rest }: Filters) =>
  assigneeId === NOBODY
    ? { ...rest, view: 'unassigned' as const, status: Status.safeParse(rest.view).data ?? rest.status }
    : { ...rest, assigneeId }

/** Everything taken away but the view. */
export const cleared = {
  search: undefined,
  categoryId: undefined,
  assigneeId: undefined,
  status: undefined,
  place: undefined,
  sort: 'activity',
} satisfies Partial<Filters>

/** How many filters there are beside the view and the search. */
export const countOf = ({ categoryId, assigneeId, status, place, sort }: Filters) =>
  [categoryId, assigneeId, status, place, sort !== 'activity'].filter(Boolean).length

/** What an address says of filters: what goes without saying is left out. */
export const addressOf = ({ view, sort, ...rest }: Filters) => ({
  ...rest,
  view: view === 'unassigned' ? undefined : view,
  sort: sort === 'activity' ? undefined : sort,
})
