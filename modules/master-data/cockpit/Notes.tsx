import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { createCustomItem, listCustomItems, removeCustomItem } from '../custom-items/contract.ts'
import { placeWords } from '../screens.words.ts'

/** Notes on a place, such as a door code: for master data administrators. */
export function Notes({ place }: { place: string }) {
  const words = useWords(placeWords)
  const may = useMe().abilities.includes('custom-items.manage')
  const items = useQuery({ ...read(listCustomItems, { query: { place } }), enabled: may })
  const create = useCommand(createCustomItem)
  const remove = useCommand(removeCustomItem)
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  if (!may) return null
  return (
    <section className="card stack">
      <h3>{words.notes}</h3>
      <small>{words.notesHint}</small>
      <ul className="stack">
        {items.data?._embedded.items.map((item) => (
          <li key={item.id} className="row">
            <strong>{item.name}</strong> <span className="grow">{item.value}</span>
            <Button kind="quiet" onClick={() => remove.mutate({ params: { customItemId: item.id } })}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate(
            { body: { place, name, value } },
            {
              onSuccess: () => {
                setName('')
                setValue('')
              },
            },
          )
        }}
      >
        <TextField
          label={words.name}
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <div className="grow">
          <TextField
            label={words.value}
            required
            value={value}
            onChange={({ target }) => setValue(target.value)}
          />
        </div>
        <Button type="submit" busy={create.isPending}>
          {words.newNote}
        </Button>
      </form>
      <ProblemNote error={create.error ?? remove.error} />
    </section>
  )
}
