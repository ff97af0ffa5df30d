import { Checkbox } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { EventName } from '../contract.ts'
import { eventWords } from '../events.words.ts'
import { webhookWords } from '../screens.words.ts'

const groups = {
  requests: /^(?:ticket|message)\./,
  people: /^(?:user|registration-code|invitation|community-article)\./,
  places: /^(?:property|group|unit|utilisation-period|import)\./,
  other: /^(?:file|bucket|app)\./,
} as const

interface Props {
  chosen: EventName[]
  choose: (events: EventName[]) => void
  problem: string | undefined
}

/** The events of the catalogue, each group at once or one by one. */
export function EventChoice({ chosen, choose, problem }: Props) {
  const words = useWords(webhookWords)
  const names = useWords(eventWords)
  const set = (events: EventName[], on: boolean) =>
    choose(on ? [...new Set([...chosen, ...events])] : chosen.filter((name) => !events.includes(name)))
  return (
    <fieldset className={`events ${problem ? 'wrong' : ''}`}>
      <legend>{words.events}</legend>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {Object.entries(groups).map(([group, pattern]) => {
        const all = EventName.options.filter((name) => pattern.test(name))
        const count = all.filter((name) => chosen.includes(name)).length
        const title = words.groupOf(group as keyof typeof groups)
        return (
          <details key={group} open={count > 0 || group === 'requests'}>
            <summary>
              {title} <small>{`${count}/${all.length}`}</small>
            </summary>
            <Checkbox
              label={words.all(title)}
              checked={count === all.length}
              onChange={({ target }) => set(all, target.checked)}
            />
            <div className="names">
              {all.map((name) => (
                <Checkbox
                  key={name}
                  label={names[name]}
                  checked={chosen.includes(name)}
                  onChange={({ target }) => set([name], target.checked)}
                />
              ))}
            </div>
          </details>
        )
      })}
    </fieldset>
  )
}
