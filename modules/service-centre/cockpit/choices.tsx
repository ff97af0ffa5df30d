import { useQueries, useQuery } from '@tanstack/react-query'
import { read } from '#kernel/web/api.ts'
import { useFormats } from '#kernel/web/language.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { listUsers } from '#modules/accounts/users.contract.ts'
import { type Category, listCategories } from '../categories.contract.ts'
import { branchesOf } from '../categories.rules.ts'

/** The categories of all one's apps, in their order. */
export const useCategories = () => {
  const me = useMe()
  return useQueries({
    queries: me.apps.map(({ id: appId }) => read(listCategories, { params: { appId } })),
    combine: (lists) => lists.flatMap(({ data }) => data?._embedded.items ?? []),
  })
}

/** What a ticket can be given, below the names of what is above. */
export function CategoryOptions({ categories }: { categories: Category[] }) {
  const { name } = useFormats()
  const option = (category: Category) => (
    <option key={category.id} value={category.id}>
      {name(category.name)}
    </option>
  )
  return branchesOf(categories).map(({ top, choices }) =>
    choices[0] === top ? (
      option(top)
    ) : (
      <optgroup key={top.id} label={name(top.name)}>
        {choices.map(option)}
      </optgroup>
    ),
  )
}

/** Colleagues once they are wanted, oneself first; none for who may not see them. */
export const useColleagues = (wanted: boolean) => {
  const me = useMe()
  const { data } = useQuery({
    ...read(listUsers, { query: { limit: 1000, filter: JSON.stringify({ kind: 'staff' }) } }),
    enabled: wanted && (me.abilities.includes('places.read') || me.abilities.includes('staff.manage')),
  })
  const others = data?._embedded.items.filter(({ id }) => id !== me.id) ?? []
  return data ? [{ id: me.id, username: me.username }, ...others] : []
}
