import { useState } from 'react'
import { Language, type Translated } from '#kernel/contract/shapes.ts'
import { useCommand } from '#kernel/web/api.ts'
import { SelectField, TextField } from '#kernel/web/fields.tsx'
import { useFormats, useLanguage, useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { type Category, changeCategory, createCategory } from '../categories.contract.ts'
import { categoryWords } from '../categories.words.ts'

/** A category that is there, or a new one and what it will be below. */
export type Edited =
  | { category: Category; parentID?: undefined }
  | { category?: undefined; parentID: string | null }

interface Props {
  appId: string
  edited: Edited
  all: Category[]
  onDone: () => void
}

const trimmed = (text: Translated): Translated =>
  Object.fromEntries(
    Object.entries(text)
      .map(([language, value]) => [language, value.trim()])
      .filter(([, value]) => value),
  )

/** The names of a category in the four languages, one's own first, what is said of it, and where it lies. */
export function CategoryForm({ appId, edited: { category, parentID = null }, all, onDone }: Props) {
  const words = useWords(categoryWords)
  const common = useWords(commonWords)
  const formats = useFormats()
  const toast = useToast()
  const { language } = useLanguage()
  const [name, setName] = useState<Translated>(category?.name ?? {})
  const [hint, setHint] = useState<Translated>(category?.hint ?? {})
  const [parent, setParent] = useState(category ? category.parentID : parentID)
  const [checked, setChecked] = useState(false)
  const create = useCommand(createCategory)
  const change = useCommand(changeCategory)
  const languages = [language, ...Language.options.filter((each) => each !== language)]
  const lacksName = Object.keys(trimmed(name)).length === 0
  const hasBelow = all.some((each) => category && each.parentID === category.id)
  const tops = all.filter(({ id, parentID: above, archived }) => !above && !archived && id !== category?.id)

  const save = () => {
    setChecked(true)
    if (lacksName) return
    const body = { name: trimmed(name), hint: trimmed(hint), parentID: parent }
    const done = {
      onSuccess: () => {
        onDone()
        toast({ text: words.saved })
      },
    }
    if (category) change.mutate({ params: { categoryId: category.id }, body }, done)
    else create.mutate({ params: { appId }, body }, done)
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {languages.map((each, at) => (
        <TextField
          key={each}
          label={words.name(words[each])}
          lang={each}
          maxLength={200}
          value={name[each] ?? ''}
          problem={at === 0 && checked && lacksName ? words.nameMissing : undefined}
          onChange={({ target }) => setName({ ...name, [each]: target.value })}
        />
      ))}
      {!hasBelow && tops.length > 0 && (
        <SelectField
          label={words.parent}
          value={parent ?? ''}
          onChange={({ target }) => setParent(target.value || null)}
        >
          <option value="">{words.top}</option>
          {tops.map((top) => (
            <option key={top.id} value={top.id}>
              {formats.name(top.name)}
            </option>
          ))}
        </SelectField>
      )}
      <details className="stack">
        <summary>{words.hints}</summary>
        <div className="stack hints">
          {languages.map((each) => (
            <TextField
              key={each}
              label={words.hint(words[each])}
              lang={each}
              maxLength={2000}
              value={hint[each] ?? ''}
              onChange={({ target }) => setHint({ ...hint, [each]: target.value })}
            />
          ))}
        </div>
      </details>
      <ProblemNote error={create.error ?? change.error} />
      <div className="row">
        <Button kind="primary" type="submit" busy={create.isPending || change.isPending}>
          {common.save}
        </Button>
        <Button onClick={onDone}>{common.cancel}</Button>
      </div>
    </form>
  )
}
