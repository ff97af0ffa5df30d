import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { Checkbox } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/parts.tsx'
import { mappingProblem } from '../import.columns.rules.ts'
import { Field, type Import, mapImport, previewImport } from '../import.contract.ts'
import { importFieldWords } from '../import.fields.words.ts'
import { importScreenWords } from '../import.screens.words.ts'
import { ImportRefusal } from './ImportRefusal.tsx'

interface Props {
  found: Import
  onPreview: () => void
}

/** The columns of the file with what is in them, and what each of them means. */
export function ImportMapping({ found: { id: importId, columns, generateUnits }, onPreview }: Props) {
  const words = useWords(importScreenWords)
  const names = useWords(importFieldWords)
  const [fields, setFields] = useState(() => columns.map(({ field }) => field))
  const [generate, setGenerate] = useState(generateUnits)
  const map = useCommand(mapImport)
  const preview = useCommand(previewImport)
  const problem = mappingProblem(fields)
  const numbered = columns.map(({ header, samples }, position) => ({
    position,
    name: header || words.unnamed(position + 1),
    samples,
  }))
  const namesUnits = fields.includes('unitName') || fields.includes('unitExternalId')
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
                  {Field.options.map((field) => (
                    <option
                      key={field}
                      value={field}
                      disabled={fields.includes(field) && fields[position] !== field}
                    >
                      {names[field]}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
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
      </div>
    </form>
  )
}
