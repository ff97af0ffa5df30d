import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { PLACE_KEY } from '#kernel/contract/shapes.ts'
import { cut } from '#kernel/contract/text.ts'
import { read } from '#kernel/web/api.ts'
import { Combobox, useSettled } from '#kernel/web/combobox.tsx'
import { SelectField, TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/components.tsx'
import { findUser, listUsers } from '#modules/accounts/users.contract.ts'
import { PlaceField } from '#modules/master-data/web/PlaceField.tsx'
import { TrailKind } from '../contract.ts'
import { trailWords } from '../screens.words.ts'

export interface TrailFilters {
  search?: string | undefined
  kind?: TrailKind | undefined
  from?: string | undefined
  until?: string | undefined
  personID?: string | undefined
  place?: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const kindOf = (value: unknown) => TrailKind.options.find((kind) => kind === value)
const day = (value: unknown) => (/^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : undefined)

/** The filters that an address carries; what makes no sense is left out. */
export const filtersOf = (address: Record<string, unknown> | TrailFilters): TrailFilters => {
  const { search, kind, from, until, personID, place } = address as Record<string, unknown>
  const found = {
    search: cut(text(search) ?? '', 200) || undefined,
    kind: kindOf(kind),
    from: day(from),
    until: day(until),
    personID: /^[0-9a-f]{24}$/.test(String(personID)) ? String(personID) : undefined,
    place: PLACE_KEY.test(String(place)) ? String(place) : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

interface Props {
  filters: TrailFilters
  change: (changed: TrailFilters) => void
}

export function Filters({ filters, change }: Props) {
  const words = useWords(trailWords)
  const [search, setSearch] = useState(filters.search ?? '')
  const settled = useSettled(search.trim())
  useEffect(() => {
    if (settled !== (filters.search ?? '')) change({ search: settled || undefined })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what is typed changes the address
  }, [settled])
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <TextField
        label={words.search}
        type="search"
        placeholder={words.searchHint}
        value={search}
        maxLength={200}
        onChange={({ target }) => setSearch(target.value)}
      />
      <PersonFilter personId={filters.personID} change={(personID) => change({ personID })} />
      <PlaceField
        label={words.where}
        placeholder={words.placeHint}
        value={filters.place}
        onChange={(place) => change({ place })}
      />
      <SelectField
        label={words.kind}
        value={filters.kind ?? ''}
        onChange={({ target }) => change({ kind: kindOf(target.value) })}
      >
        <option value="">{words.everyKind}</option>
        {TrailKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {words.kindOf(kind)}
          </option>
        ))}
      </SelectField>
      {(['from', 'until'] as const).map((end) => (
        <TextField
          key={end}
          label={words[end]}
          type="date"
          value={filters[end] ?? ''}
          onChange={({ target }) => change({ [end]: target.value || undefined })}
        />
      ))}
    </form>
  )
}

interface PersonProps {
  personId: string | undefined
  change: (personId: string | undefined) => void
}

function PersonFilter({ personId, change }: PersonProps) {
  const words = useWords(trailWords)
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const people = useQuery({
    ...read(listUsers, { query: { search, limit: 20 } }),
    enabled: search.length > 1 && !personId,
    placeholderData: keepPreviousData,
  })
  const chosen = useQuery({
    ...read(findUser, { params: { userId: personId ?? '' } }),
    enabled: personId !== undefined,
  })
  const found = people.data?._embedded.items ?? []
  if (personId)
    return (
      <div className="field">
        <span className="label">{words.person}</span>
        <Button onClick={() => change(undefined)} aria-label={`${chosen.data?.username ?? words.person} ×`}>
          {chosen.data?.username ?? '…'} ×
        </Button>
      </div>
    )
  return (
    <Combobox
      label={words.person}
      placeholder={words.personHint}
      text={typed}
      onText={setTyped}
      options={
        search.length > 1 && people.data
          ? found.map(({ id, username, email }) => ({ id, name: username, detail: email }))
          : undefined
      }
      error={people.error}
      onChoose={({ id }) => {
        setTyped('')
        change(id)
      }}
    />
  )
}
