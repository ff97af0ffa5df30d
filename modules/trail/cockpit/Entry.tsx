import { useFormats, useLanguage, useWords } from '#kernel/web/language.tsx'
import type { Trail } from '../brought.rules.ts'
import type { TrailDoor, TrailEntry } from '../contract.ts'
import { trailWords } from '../screens.words.ts'
import { changesIn, detailsOf } from '../details.rules.ts'
import { sentenceOf } from '../telling.rules.ts'

/** From where and by what, in one line. */
export const originOf = ({ origin }: TrailEntry, doorOf: (door: TrailDoor) => string) =>
  [origin.program?.name ?? doorOf(origin.door), origin.address, nameOf(origin.device)]
    .filter(Boolean)
    .join(' · ')

/** What a browser calls itself, in short. */
const nameOf = (device: string) =>
  [/Firefox|Edg|Chrome|Safari/, /Windows|Mac OS|Android|iPhone|iPad|Linux/]
    .flatMap((known) => known.exec(device)?.[0] ?? [])
    .join(' ') || device.slice(0, 40)

/** One entry with all that is known of it. */
export function Entry({ entry, trail }: { entry: TrailEntry; trail: Trail }) {
  const words = useWords(trailWords)
  const { language } = useLanguage()
  const { full } = useFormats()
  const { actor, concerned, places, origin } = entry
  const reader = { language, time: full, trail }
  const changed = changesIn(entry, reader)
  const facts = [
    [words.at, full(entry.occurredAt)],
    [words.who, actor?.username],
    [words.whom, concerned?.username],
    [words.where, places.map(({ name }) => name).join(' › ')],
    [words.by, [words.doorOf(origin.door), origin.program?.name].filter(Boolean).join(' · ')],
    [words.address, origin.address],
    [words.device, nameOf(origin.device)],
  ].filter(([, value]) => value)
  return (
    <div className="stack trail-entry">
      <p>
        <strong>{sentenceOf(entry, reader)}</strong>
      </p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {detailsOf(entry, reader).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {changed.length > 0 && <Changes changed={changed} />}
    </div>
  )
}

function Changes({ changed }: { changed: ReturnType<typeof changesIn> }) {
  const words = useWords(trailWords)
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
