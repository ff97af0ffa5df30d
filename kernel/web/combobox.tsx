import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { FieldFrame, described, type Labelled } from './fields.tsx'
import { useWords } from './language.tsx'
import { ProblemNote } from './components.tsx'
import { comboboxWords } from './comboboxWords.ts'

export interface Option {
  id: string
  name: string
  detail?: string | undefined
}

interface Props extends Labelled {
  text: string
  onText: (text: string) => void
  /** Undefined while nothing has been looked for. */
  options: Option[] | undefined
  onChoose: (option: Option) => void
  onBlur?: () => void
  /** What is said when nothing is found. */
  none?: string
  error?: unknown
  placeholder?: string
  required?: boolean
}

/** A field that offers what is found for what is typed: by arrow keys, mouse or touch, announced to screen readers. */
export function Combobox(props: Props) {
  const { label, hint, problem, text, onText, options, onChoose, onBlur, error, placeholder, required } =
    props
  const words = useWords(comboboxWords)
  const { none = words.none } = props
  const id = useId()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const found = open ? options : undefined
  const current = found?.[active]
  const optionId = (option: Option) => `${id}-${option.id}`
  useEffect(() => {
    if (current) document.getElementById(`${id}-${current.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [current, id])

  const show = (at = -1) => {
    setOpen(true)
    setActive(at)
  }
  const close = () => setOpen(false)
  const choose = (option: Option) => {
    close()
    onChoose(option)
  }
  const press = (event: KeyboardEvent) => {
    const count = options?.length ?? 0
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) show(found ? (active + step + count) % (count || 1) : step > 0 ? 0 : count - 1)
    else if (event.key === 'Escape' && open) close()
    else if (event.key === 'Enter' && found) {
      const only = current ?? (count === 1 ? found[0] : undefined)
      if (only) choose(only)
    } else return
    event.preventDefault()
  }

  return (
    <FieldFrame {...{ id, label, hint, problem }} optional={required === false}>
      <div className="combobox">
        <input
          {...described(id, hint, problem)}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={Boolean(found?.length)}
          aria-controls={found?.length ? `${id}-list` : undefined}
          aria-activedescendant={current ? optionId(current) : undefined}
          aria-required={required || undefined}
          placeholder={placeholder}
          value={text}
          onChange={({ target }) => {
            onText(target.value)
            show()
          }}
          onClick={() => show()}
          onKeyDown={press}
          onBlur={() => {
            close()
            onBlur?.()
          }}
        />
        {found && found.length > 0 && (
          <div id={`${id}-list`} className="options" role="listbox" aria-label={label}>
            {found.map((option, at) => (
              <button
                key={option.id}
                id={optionId(option)}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={at === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
              >
                {option.name}
                {option.detail && <small>{option.detail}</small>}
              </button>
            ))}
          </div>
        )}
        {found?.length === 0 && <p className="none">{none}</p>}
      </div>
      <p className="hidden" role="status">
        {found && (found.length === 0 ? none : words.found(found.length))}
      </p>
      <ProblemNote error={error} />
    </FieldFrame>
  )
}

const SETTLES_AFTER = 200

/** What was typed once the hand rests, so that not every letter is looked for. */
export const useSettled = (text: string) => {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLES_AFTER)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
