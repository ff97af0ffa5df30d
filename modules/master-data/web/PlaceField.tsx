import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '#kernel/web/api.ts'
import { Combobox, type Option, useSettled } from '#kernel/web/combobox.tsx'
import { findPlace, listPlaces, type Place } from '../tree/contract.ts'

const nameOf = ({ type, name, path }: Pick<Place, 'type' | 'name' | 'path'>) =>
  type === 'Unit' ? [path.at(-1)?.name, name].filter(Boolean).join(', ') : name

/** A place that is known by its key, such as `Unit-<id>`. */
export const usePlace = (key: string | undefined) => {
  const placeId = key?.split('-')[1] ?? ''
  const { data } = useQuery({ ...read(findPlace, { params: { placeId } }), enabled: placeId !== '' })
  return data && { name: nameOf(data), appId: data.type === 'App' ? data.id : data.path[0]?.id }
}

interface Props {
  label: string
  hint?: string | undefined
  placeholder: string
  problem?: string | undefined
  required?: boolean
  value: string | undefined
  /** Offered before anything is typed. */
  suggested?: Option[] | undefined
  onChange: (key: string | undefined) => void
}

/** A property, a building or a unit, found as it is typed. What was chosen stays until something else is. */
export function PlaceField({ value, suggested, onChange, ...rest }: Props) {
  const place = usePlace(value)
  const chosen = place?.name ?? suggested?.find(({ id }) => id === value)?.name ?? ''
  const [typed, setTyped] = useState<{ text: string; over: string | undefined }>()
  const text = typed && typed.over === value ? typed.text : value ? chosen : ''
  const search = useSettled(typed && text !== chosen ? text.trim() : '')
  const places = useQuery({
    ...read(listPlaces, { query: { search, limit: 20 } }),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  })
  const found = places.data?._embedded.items.map((place) => ({
    id: `${place.type}-${place.id}`,
    name: nameOf(place),
    detail: place.path
      .slice(1, place.type === 'Unit' ? -1 : undefined)
      .map(({ name }) => name)
      .join(' › '),
  }))
  return (
    <Combobox
      {...rest}
      text={text}
      options={search.length > 1 ? found : suggested}
      error={search.length > 1 ? places.error : undefined}
      onText={(next) => {
        setTyped({ text: next, over: value })
        if (next === '' && value) onChange(undefined)
      }}
      onChoose={({ id, name }) => {
        setTyped({ text: name, over: id })
        onChange(id)
      }}
      onBlur={() => {
        if (value) setTyped(undefined)
      }}
    />
  )
}
