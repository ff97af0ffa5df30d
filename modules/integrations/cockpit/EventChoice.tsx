import { Checkbox } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { events } from '#modules/stated.ts'
import { eventNames } from '#modules/stated.words.ts'
import { EventName } from '../contract.ts'
import { webhookWords } from '../screens.words.ts'

const groups = ['requests', 'people', 'places', 'other'] as const
/** The group of each event: a module that states another one does not compile. */
const groupOf: Record<EventName, (typeof groups)[number]> = events

interface Props {
  chosen: EventName[]
  choose: (events: EventName[]) => void
  problem: string | undefined
}

/** The events of the catalogue, each group at once or one by one. */
export function EventChoice({ chosen, choose, problem }: Props) {
  const words = useWords(webhookWords)
  const names = useWords(eventNames)
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
      {groups.map((group) => {
        const all = EventName.options.filter((name) => groupOf[name] === group)
        const count = all.filter((name) => chosen.includes(name)).length
        const title = words.groupOf(group)
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
