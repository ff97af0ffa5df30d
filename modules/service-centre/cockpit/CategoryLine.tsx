import { IconArchive, IconArchiveOff, IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react'
import { useLayoutEffect, useRef } from 'react'
import { Language } from '#kernel/contract/shapes.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/components.tsx'
import type { Category } from '../categories.contract.ts'
import { categoryWords } from '../categories.words.ts'

interface Props {
  category: Category
  /** Those beside it, with which it can change places. */
  before: Category | undefined
  after: Category | undefined
  /** One place up (-1) or down. */
  move: (step: -1 | 1) => void
  edit: () => void
  archive: () => void
}

/** One category with all that can be done to it. */
export function CategoryLine({ category, before, after, move, edit, archive }: Props) {
  const words = useWords(categoryWords)
  const formats = useFormats()
  const line = useRef<HTMLDivElement>(null)
  const name = formats.name(category.name)
  const missing = Language.options.filter((each) => !category.name[each]?.trim())
  const moving = useRef<'up' | 'down'>(undefined)
  /** Changing places takes the focus away from what moved. */
  useLayoutEffect(() => {
    if (moving.current) line.current?.querySelector<HTMLElement>(`[data-move="${moving.current}"]`)?.focus()
    moving.current = undefined
  }, [before?.id, after?.id])
  const moves = [
    { direction: 'up', step: -1, other: before, label: words.up(name), Icon: IconArrowUp },
    { direction: 'down', step: 1, other: after, label: words.down(name), Icon: IconArrowDown },
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
        {moves.map(({ direction, step, other, label, Icon }) => (
          <Button
            key={direction}
            kind="quiet"
            data-move={direction}
            aria-disabled={!other}
            aria-label={label}
            onClick={() => {
              moving.current = direction
              move(step)
            }}
          >
            <Icon size={20} stroke={1.8} aria-hidden="true" />
          </Button>
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
