import { useCommand } from '#kernel/web/api.ts'
import { Checkbox, SelectField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/components.tsx'
import { type Choices, type Encoding, type Reading, Separator, setReading } from '../parse.contract.ts'
import { importReadingWords } from '../parse.words.ts'
import { ImportHead } from './ImportHead.tsx'
import { ImportRefusal } from './ImportRefusal.tsx'

/** How the file is read, with its first lines; whatever was guessed is said to be, and can be changed. */
export function ImportReading({ importId, reading }: { importId: string; reading: Reading }) {
  const words = useWords(importReadingWords)
  const change = useCommand(setReading, undefined, { inTurn: 'reading' })
  const said = choicesIn(reading)
  const say = (choice: Choices) => change.mutate({ params: { importId }, body: { ...said, ...choice } })
  const how = (what: Reading['guessed'][number]) =>
    reading.guessed.includes(what) ? words.guessed : words.chosen
  // What was chosen shows at once; nothing is switched off meanwhile, so that who uses the keyboard stays where they are.
  const shown = { ...reading, ...(change.isPending && change.variables.body) }
  const { head, headerLine = 0, headerLines = 1, sheets, encodings, format } = shown
  // Nothing to show of a file that came before files were shown.
  if (head.length === 0) return null
  return (
    <section className="card stack reading" aria-busy={change.isPending}>
      <h2>{words.title}</h2>
      <p className="soft">{words.hint}</p>
      <div className="choices">
        {sheets.length > 1 && (
          <SelectField
            label={words.sheet}
            hint={how('sheet')}
            value={shown.sheet}
            // Another sheet has another header.
            onChange={({ target }) =>
              say({ sheet: target.value, headerLine: undefined, headerLines: undefined })
            }
          >
            {sheets.map((sheet) => (
              <option key={sheet.name} value={sheet.name} disabled={sheet.empty}>
                {words.sheetOf(sheet.name, sheet)}
              </option>
            ))}
          </SelectField>
        )}
        {format === 'csv' && (
          <>
            <SelectField
              label={words.separator}
              hint={how('separator')}
              value={shown.separator}
              onChange={({ target }) => say({ separator: target.value as Separator })}
            >
              {Separator.options.map((separator) => (
                <option key={separator} value={separator}>
                  {words.separatorOf(separator)}
                </option>
              ))}
            </SelectField>
            {encodings.length > 1 && (
              <SelectField
                label={words.encoding}
                hint={`${how('encoding')}. ${words.encodingHint}`}
                value={shown.encoding}
                onChange={({ target }) => say({ encoding: target.value as Encoding })}
              >
                {encodings.map(({ encoding, sample }) => (
                  <option key={encoding} value={encoding}>
                    {words.encodingOf(encoding)}: {sample}
                  </option>
                ))}
              </SelectField>
            )}
          </>
        )}
      </div>
      <ImportHead
        {...{ head, headerLine }}
        how={how('headerLine')}
        onHeader={(line) => say({ headerLine: line, headerLines: undefined })}
      />
      <div className="choices">
        {headerLine > 0 && (
          <Checkbox
            label={words.twoLines}
            checked={headerLines > 1}
            onChange={({ target }) => say({ headerLine, headerLines: target.checked ? 2 : 1 })}
          />
        )}
        <Checkbox
          label={words.leaveOut}
          checked={shown.leaveOutRemarks}
          onChange={({ target }) => say({ leaveOutRemarks: target.checked })}
        />
      </div>
      <ImportRefusal error={change.error} />
      {Object.keys(said).length > 0 && (
        <div className="row">
          <Button
            kind="quiet"
            busy={change.isPending}
            onClick={() => change.mutate({ params: { importId }, body: {} })}
          >
            {words.forget}
          </Button>
        </div>
      )}
    </section>
  )
}

/** What a person has said of how a file is read. */
const choicesIn = ({
  guessed,
  format,
  encoding,
  separator,
  sheet,
  headerLine,
  headerLines,
  leaveOutRemarks,
}: Reading) => {
  const isSaid = (what: Reading['guessed'][number]) => !guessed.includes(what)
  return {
    ...(format === 'csv' && isSaid('encoding') && { encoding }),
    ...(format === 'csv' && isSaid('separator') && { separator }),
    ...(format === 'xlsx' && isSaid('sheet') && { sheet }),
    ...(isSaid('headerLine') && { headerLine, headerLines }),
    ...(!leaveOutRemarks && { leaveOutRemarks }),
  } satisfies Choices
}
