import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { Checkbox } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/components.tsx'
import { goTogether, mappingProblem, parts, shapeOfColumns } from '../columns.rules.ts'
import { Field, type Import, mapImport, previewImport } from '../contract.ts'
import { importFieldWords } from '../fields.words.ts'
import type { Reading } from '../parse.contract.ts'
import { importReadingWords } from '../parse.words.ts'
import { importScreenWords } from '../screens.words.ts'
import { ImportRefusal } from './ImportRefusal.tsx'
import { ImportUnderstood } from './ImportUnderstood.tsx'
import { ImportYears } from './ImportYears.tsx'

interface Props {
  found: Import
  reading: Reading
  onPreview: () => void
  /** Leads back to a preview that is still there. */
  onBack: (() => void) | undefined
}

/** The columns of the file with what is in them, and what each of them means. */
export function ImportMapping({
  found: { id: importId, columns, generateUnits },
  reading,
  onPreview,
  onBack,
}: Props) {
  const readingWords = useWords(importReadingWords)
  const words = useWords(importScreenWords)
  const names = useWords(importFieldWords)
  const [fields, setFields] = useChosen(importId, columns)
  const [generate, setGenerate] = useState(generateUnits)
  const map = useCommand(mapImport)
  const preview = useCommand(previewImport)
  const problem = mappingProblem(fields)
  const chosen = columns.map((column, at) => ({ ...column, field: fields[at] ?? null }))
  const numbered = columns.map(({ header, samples }, position) => ({
    position,
    name: header || words.unnamed(position + 1),
    samples,
  }))
  const namesUnits = fields.includes('unitName') || fields.includes('unitExternalId')
  const option = (field: Field, position: number) => (
    <option
      key={field}
      value={field}
      disabled={fields.some((other, at) => at !== position && other !== null && !goTogether(field, other))}
    >
      {names[field]}
    </option>
  )
  const go = async () => {
    await map.mutateAsync({ params: { importId }, body: { fields, generateUnits: generate && !namesUnits } })
    await preview.mutateAsync({ params: { importId } })
    onPreview()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!problem) void go().catch(() => {})
      }}
    >
      <h2>{words.mappingTitle}</h2>
      <p className="soft">{words.mappingHint}</p>
      {reading.remembered && <p className="notice">{readingWords.remembered}</p>}
      <table className="table card columns">
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.samples}</th>
            <th scope="col">{words.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {numbered.map(({ position, name, samples }) => (
            <tr key={position}>
              <th scope="row">{name}</th>
              <td className="soft">{samples.slice(0, 3).join(' · ')}</td>
              <td>
                <select
                  aria-label={words.meaningOf(name)}
                  value={fields[position] ?? ''}
                  onChange={({ target }) =>
                    setFields(fields.with(position, target.value === '' ? null : (target.value as Field)))
                  }
                >
                  <option value="">{words.ignored}</option>
                  {Field.options.filter((field) => !(field in parts)).map((field) => option(field, position))}
                  <optgroup label={readingWords.parts}>
                    {Field.options.filter((field) => field in parts).map((field) => option(field, position))}
                  </optgroup>
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ImportYears columns={columns} fields={fields} />
      <ImportUnderstood columns={chosen} head={reading.head} />
      {!namesUnits && (
        <div>
          <Checkbox
            label={words.generate}
            checked={generate}
            onChange={({ target }) => setGenerate(target.checked)}
          />
          <p className="soft">{words.generateHint}</p>
        </div>
      )}
      <ImportRefusal error={problem ?? map.error ?? preview.error} />
      <div className="row">
        <Button
          type="submit"
          kind="primary"
          busy={map.isPending || preview.isPending}
          aria-disabled={problem !== undefined}
        >
          {words.preview}
        </Button>
        {onBack && <Button onClick={onBack}>{readingWords.back}</Button>}
      </div>
    </form>
  )
}

/** What was chosen stays while somebody looks at another sheet or page and comes back, until the file is read that way. */
const useChosen = (importId: string, columns: Import['columns']) => {
  const key = `import ${importId} ${shapeOfColumns(columns)}`
  const [fields, setFields] = useState<(Field | null)[]>(() => {
    const kept = sessionStorage.getItem(key)
    return kept ? (JSON.parse(kept) as (Field | null)[]) : columns.map(({ field }) => field)
  })
  const choose = (next: (Field | null)[]) => {
    setFields(next)
    sessionStorage.setItem(key, JSON.stringify(next))
  }
  return [fields, choose] as const
}
