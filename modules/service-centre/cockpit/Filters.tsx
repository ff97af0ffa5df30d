import { SelectField } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { NOBODY, type Status } from '../contract.ts'
import { filterWords } from '../filters.words.ts'
import { cleared, type Filters, offeredIn } from '../list.rules.ts'
import { screenWords } from '../screens.words.ts'
import { CategoryOptions, useCategories, useColleagues } from './choices.tsx'
import { PlaceField, usePlace } from '#modules/master-data/web/PlaceField.tsx'

interface Props {
  filters: Filters
  change: (change: Partial<Filters>) => void
}

/** Everything by which the list can be narrowed, and its order. */
export function FilterPanel({ filters, change }: Props) {
  const words = useWords(screenWords)
  const texts = useWords(filterWords)
  const me = useMe()
  const offered = offeredIn(filters)
  const categories = useCategories()
  const colleagues = useColleagues(offered.assignee)
  return (
    <div className="ticketfilters" id="filters" role="group" aria-label={texts.filters}>
      <SelectField
        label={words.category}
        value={filters.categoryId ?? ''}
        onChange={({ target }) => change({ categoryId: target.value || undefined })}
      >
        <option value="">{texts.any}</option>
        <ArchivedOption id={filters.categoryId} />
        <CategoryOptions categories={categories} />
      </SelectField>
      {offered.assignee && (
        <SelectField
          label={words.assignee}
          value={filters.assigneeId ?? ''}
          onChange={({ target }) => change({ assigneeId: target.value || undefined })}
        >
          <option value="">{texts.anybody}</option>
          <option value={NOBODY}>{texts.nobody}</option>
          {colleagues.map(({ id, username }) => (
            <option key={id} value={id}>
              {id === me.id ? texts.me(username) : username}
            </option>
          ))}
        </SelectField>
      )}
      {offered.statuses.length > 0 && (
        <SelectField
          label={words.status}
          value={filters.status ?? ''}
          onChange={({ target }) => change({ status: (target.value || undefined) as Status | undefined })}
        >
          <option value="">{texts.anyStatus}</option>
          {offered.statuses.map((status) => (
            <option key={status} value={status}>
              {words[status]}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={words.sort}
        value={filters.sort}
        onChange={({ target }) => change({ sort: target.value as Filters['sort'] })}
      >
        <option value="activity">{words.byActivity}</option>
        {offered.waiting && <option value="waiting">{words.byWaiting}</option>}
        <option value="number">{texts.byNumber}</option>
      </SelectField>
      {me.abilities.includes('places.read') && (
        <PlaceField
          label={words.place}
          placeholder={texts.place}
          value={filters.place}
          onChange={(place) => change({ place })}
        />
      )}
    </div>
  )
}

/** Tickets keep a category that has been archived, and a filter in an address may name it. */
function ArchivedOption({ id }: { id: string | undefined }) {
  const texts = useWords(filterWords)
  const { name } = useFormats()
  const archived = useCategories().find((category) => category.id === id && category.archived)
  return archived && <option value={archived.id}>{texts.archived(name(archived.name))}</option>
}

/** What narrows the list now, each with a way to take it away. */
export function ChosenFilters({ filters, change }: Props) {
  const words = useWords(screenWords)
  const texts = useWords(filterWords)
  const { name } = useFormats()
  const category = useCategories().find(({ id }) => id === filters.categoryId)
  const assignee = useColleagues(Boolean(filters.assigneeId)).find(({ id }) => id === filters.assigneeId)
  const place = usePlace(filters.place)
  const sorted = { activity: '', waiting: words.byWaiting, number: texts.byNumber }[filters.sort]
  const chosen = [
    filters.search && { key: 'search' as const, text: texts.of(texts.search, filters.search) },
    filters.categoryId && {
      key: 'categoryId' as const,
      text: texts.of(words.category, category ? name(category.name) : '…'),
    },
    filters.assigneeId && {
      key: 'assigneeId' as const,
      text: texts.of(
        words.assignee,
        filters.assigneeId === NOBODY ? texts.nobody : (assignee?.username ?? '…'),
      ),
    },
    filters.status && { key: 'status' as const, text: texts.of(words.status, words[filters.status]) },
    filters.place && { key: 'place' as const, text: texts.of(words.place, place?.name ?? '…') },
    sorted && { key: 'sort' as const, text: texts.of(words.sort, sorted) },
  ].filter((each) => typeof each === 'object')
  if (chosen.length === 0) return null
  return (
    <ul className="chips" aria-label={texts.chosen}>
      {chosen.map(({ key, text }) => (
        <li key={key}>
          <button
            type="button"
            aria-label={texts.remove(text)}
            onClick={() => change({ [key]: cleared[key] })}
          >
            <span>{text}</span>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="clear" onClick={() => change(cleared)}>
          {texts.clear}
        </button>
      </li>
    </ul>
  )
}
