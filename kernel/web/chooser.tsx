import { type KeyboardEvent, useId, useState } from 'react'
import { useWords } from './language.tsx'
import { commonWords } from './words.ts'

export interface Choice {
  id: string
  name: string
  detail?: string | undefined
}

interface Props<Item extends Choice> {
  label: string
  hint?: string
  search: string
  onSearch: (text: string) => void
  /** What the search found; undefined while it is looked for. */
  found: Item[] | undefined
  chosen: Item | undefined
  onChoose: (item: Item | undefined) => void
  none: string
}

/** One of many, found by typing a part of it: arrows go through what was found, Enter takes it, typing on looks again. */
export function Chooser<Item extends Choice>({
  label,
  hint,
  search,
  onSearch,
  found,
  chosen,
  onChoose,
  none,
}: Props<Item>) {
  const words = useWords(commonWords)
  const id = useId()
  const [at, setAt] = useState(0)
  const options = chosen ? [] : (found ?? [])
  const active = options[Math.min(at, options.length - 1)]
  const step = (by: number) => {
    const next = (Math.min(at, options.length - 1) + by + options.length) % options.length
    setAt(next)
    document.getElementById(`${id}-${options[next]?.id}`)?.scrollIntoView({ block: 'nearest' })
  }
  const keys: Record<string, (() => void) | undefined> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => active && onChoose(active),
    Escape: search || chosen ? () => change('') : undefined,
  }
  const change = (text: string) => {
    setAt(0)
    onChoose(undefined)
    onSearch(text)
  }
  const press = (event: KeyboardEvent) => {
    const act = keys[event.key]
    if (!act || (event.key !== 'Escape' && !active)) return
    event.preventDefault()
    act()
  }
  return (
    <div className="field chooser">
      <label htmlFor={id}>{label}</label>
      {hint && <p id={`${id}-hint`}>{hint}</p>}
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active && `${id}-${active.id}`}
        aria-describedby={hint && `${id}-hint`}
        value={chosen?.name ?? search}
        onChange={({ target }) => change(target.value)}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} hidden={options.length === 0}>
        {options.map((option, index) => (
          <button
            key={option.id}
            id={`${id}-${option.id}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={option === active}
            onMouseMove={() => setAt(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            {option.name}
            {option.detail && <small>{option.detail}</small>}
          </button>
        ))}
      </div>
      <p role="status" className={options.length > 0 || chosen ? 'hidden' : ''}>
        {!chosen && (found ? words.found(found.length, none) : words.loading)}
      </p>
    </div>
  )
}
