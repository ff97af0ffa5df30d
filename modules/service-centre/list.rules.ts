import { PLACE_KEY } from '#kernel/contract/shapes.ts'
import { Sort, Status, View } from './contract.ts'

export interface Filters {
  view: View
  sort: Sort
  search?: string | undefined
  status?: Status | undefined
  categoryId?: string | undefined
  /** An id, or `nobody`. */
  assigneeId?: string | undefined
  place?: string | undefined
}

const oneOf = <Value extends string>(options: readonly Value[], given: unknown) =>
  options.find((each) => each === given)

const fitting = (form: RegExp, given: unknown) => (form.test(String(given)) ? String(given) : undefined)

/** What an address says, as far as it says something that there is. */
const readFilters = ({
  view,
  sort,
  search,
  status,
  categoryId,
  assigneeId,
  place,
}: Record<string, unknown>): Filters => ({
  view: oneOf(View.options, view) ?? 'unassigned',
  sort: oneOf(Sort.options, sort) ?? 'activity',
  // A number that was typed into an address arrives as one.
  search: typeof search === 'string' || typeof search === 'number' ? String(search) : undefined,
  status: oneOf(Status.options, status),
  categoryId: fitting(/^[0-9a-f]{24}$/, categoryId),
  assigneeId: fitting(/^(?:[0-9a-f]{24}|nobody)$/, assigneeId),
  place: fitting(PLACE_KEY, place),
})

/** The status that a view is of, if it is of one. */
const statusOf = (view: View) => oneOf(Status.options, view)

const fixesAssignee = (view: View) => view === 'unassigned' || view === 'waiting-for-me'

/** What can be chosen in a view: what it fixes itself, or what would always leave it empty, is not offered. */
export const offeredIn = ({ view, status }: Pick<Filters, 'view' | 'status'>) => {
  const shown = statusOf(view) ?? status
  return {
    statuses: statusOf(view)
      ? []
      : Status.options.filter((each) => !fixesAssignee(view) || each !== 'closed'),
    assignee: !fixesAssignee(view),
    waiting: shown !== 'closed' && shown !== 'waiting-for-customer',
  }
}

/** The filters that an address names, without those that its view does not offer. */
export const filtersOf = (address: Record<string, unknown>): Filters => {
  const given = readFilters(address)
  const { statuses } = offeredIn(given)
  const status = given.status && statuses.includes(given.status) ? given.status : undefined
  const { assignee, waiting } = offeredIn({ view: given.view, status })
  return {
    ...given,
    status,
    search: given.search?.trim() || undefined,
    assigneeId: assignee ? given.assigneeId : undefined,
    sort: given.sort === 'waiting' && !waiting ? 'activity' : given.sort,
  }
}

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
