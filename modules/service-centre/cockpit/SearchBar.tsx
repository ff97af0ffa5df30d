import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/components.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { filterWords } from '../filters.words.ts'
import { countOf, type Filters } from '../list.rules.ts'
import { screenWords } from '../screens.words.ts'

export const SEARCH_FIELD = 'ticket-search'

interface Props {
  filters: Filters
  change: (change: Partial<Filters>) => void
  filtering: boolean
  setFiltering: (filtering: boolean) => void
}

/** The search and the way to the filters. */
export function SearchBar({ filters, change, filtering, setFiltering }: Props) {
  const words = useWords(screenWords)
  const texts = useWords(filterWords)
  const common = useWords(commonWords)
  const { search = '' } = filters
  const [typed, setTyped] = useState(search)
  const [asked, setAsked] = useState(search)
  if (asked !== search) {
    setAsked(search)
    setTyped(search)
  }
  const count = countOf(filters)
  return (
    <form
      className="row searchbar"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        change({ search: typed })
      }}
    >
      <input
        id={SEARCH_FIELD}
        type="search"
        className="grow"
        aria-label={common.search}
        placeholder={words.searchHint}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          if (target.value === '' && search) change({ search: undefined })
        }}
      />
      <Button
        aria-expanded={filtering}
        aria-controls={filtering ? 'filters' : undefined}
        onClick={() => setFiltering(!filtering)}
      >
        <IconFilter size={18} stroke={1.8} aria-hidden="true" />
        {texts.filters}
        {count > 0 && (
          <>
            <span className="filtercount" aria-hidden="true">
              {count}
            </span>
            <span className="hidden">({texts.active(count)})</span>
          </>
        )}
      </Button>
    </form>
  )
}
