import { IconArchive, IconArchiveOff, IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Language } from '#kernel/contract/shapes.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/parts.tsx'
import type { Category } from '../categories.contract.ts'
import { categoryWords } from '../categories.words.ts'

interface Props {
  category: Category
  /** Those beside it, with which it can change places. */
  before: Category | undefined
  after: Category | undefined
  swap: (other: Category) => void
  edit: () => void
  archive: () => void
}

/** One category with all that can be done to it. */
export function CategoryLine({ category, before, after, swap, edit, archive }: Props) {
  const words = useWords(categoryWords)
  const formats = useFormats()
  const line = useRef<HTMLDivElement>(null)
  const name = formats.name(category.name)
  const missing = Language.options.filter((each) => !category.name[each]?.trim())
  const moving = useRef<'up' | 'down'>(undefined)
  /** Changing places takes the focus away from what moved. */
  useEffect(() => {
    if (moving.current) line.current?.querySelector<HTMLElement>(`[data-move="${moving.current}"]`)?.focus()
    moving.current = undefined
  }, [before?.id, after?.id])
  const move = (other: Category | undefined, direction: 'up' | 'down') => {
    if (!other) return
    moving.current = direction
    swap(other)
  }
  const moves = [
    { direction: 'up', other: before, label: words.up(name), Icon: IconArrowUp },
    { direction: 'down', other: after, label: words.down(name), Icon: IconArrowDown },
  ] as const
  return (
    <div className={`row category ${category.archived ? 'archived' : ''}`} ref={line}>
      <p className="grow">
        <span className="name">{name}</span>
        {category.archived && <span className="pill">{words.archived}</span>}
        {missing.length > 0 && !category.archived && (
          <small>{words.missing(missing.map((each) => each.toUpperCase()).join(', '))}</small>
        )}
      </p>
      <div className="actions">
        {moves.map(({ direction, other, label, Icon }) => (
          <button
            key={direction}
            type="button"
            className="button quiet"
            data-move={direction}
            aria-disabled={!other}
            aria-label={label}
            onClick={() => move(other, direction)}
          >
            <Icon size={20} stroke={1.8} aria-hidden="true" />
          </button>
        ))}
        <Button kind="quiet" aria-label={words.edit(name)} onClick={edit}>
          <IconPencil size={20} stroke={1.8} aria-hidden="true" />
        </Button>
        <Button
          kind="quiet"
          aria-label={category.archived ? words.restore(name) : words.archive(name)}
          onClick={archive}
        >
          {category.archived ? (
            <IconArchiveOff size={20} stroke={1.8} aria-hidden="true" />
          ) : (
            <IconArchive size={20} stroke={1.8} aria-hidden="true" />
          )}
        </Button>
      </div>
    </div>
  )
}
