import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { read } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { Combobox, useSettled } from '#kernel/web/combobox.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Avatar, Button } from '#kernel/web/components.tsx'
import { listRequesters, type Requester } from '../create.contract.ts'
import { createWords } from '../create.words.ts'

interface Props {
  value: Requester | undefined
  onChange: (requester: Requester | undefined) => void
  problem: string | undefined
}

/** Somebody who lives where one answers, found by name, e-mail or address. */
export function RequesterField({ value, onChange, problem }: Props) {
  const words = useWords(createWords)
  const { apps } = useApp()
  const homesOf = ({ places }: Requester) =>
    places.map(({ name, app }) => (apps.length > 1 ? `${name} (${app})` : name)).join(' · ')
  const optionOf = (person: Requester) => ({
    id: person.id,
    name: person.name,
    detail: [homesOf(person), contactOf(person)].filter(Boolean).join(' · '),
  })
  const [text, setText] = useState('')
  const search = useSettled(text.trim())
  const people = useQuery({
    ...read(listRequesters, { query: { search } }),
    enabled: search.length > 1 && !value,
    placeholderData: keepPreviousData,
  })
  const found = people.data?._embedded.items ?? []
  const box = useRef<HTMLDivElement>(null)
  const before = useRef(value?.id)
  useEffect(() => {
    if (before.current !== value?.id) box.current?.querySelector<HTMLElement>('button, input')?.focus()
    before.current = value?.id
  }, [value?.id])
  return (
    <div ref={box}>
      {value ? (
        <div className="row chosen">
          <Avatar name={value.name} size={40} />
          <p className="grow">
            <strong>{value.name}</strong>
            {value.kind === 'invited' && <span className="pill">{words.invited}</span>}
            <small>{homesOf(value)}</small>
            <small>{contactOf(value)}</small>
          </p>
          <Button onClick={() => onChange(undefined)}>{words.change}</Button>
        </div>
      ) : (
        <Combobox
          label={words.searchPerson}
          placeholder={words.searchPersonHint}
          problem={problem}
          text={text}
          onText={setText}
          options={search.length > 1 && people.data ? found.map(optionOf) : undefined}
          error={people.error}
          onChoose={({ id }) => onChange(found.find((person) => person.id === id))}
        />
      )}
    </div>
  )
}

const contactOf = ({ email, phoneNumber }: Requester) => [email, phoneNumber].filter(Boolean).join(' · ')
