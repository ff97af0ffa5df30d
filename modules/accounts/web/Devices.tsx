import { useQuery } from '@tanstack/react-query'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button } from '#kernel/web/components.tsx'
import { profileWords } from '../profile.words.ts'
import { endSession, listSessions } from '../sessions.contract.ts'

/** What a browser calls itself, in short. */
export const nameOf = (device: string) =>
  [/Firefox|Edg|Chrome|Safari/, /Windows|Mac OS|Android|iPhone|iPad|Linux/]
    .flatMap((known) => known.exec(device)?.[0] ?? [])
    .join(' · ') || device.slice(0, 40)

/** Where one is signed in. */
export function Devices() {
  const words = useWords(profileWords)
  const formats = useFormats()
  const sessions = useQuery(read(listSessions, {}))
  const end = useCommand(endSession)
  if (!sessions.data) return null
  return (
    <section className="card stack">
      <h2>{words.sessions}</h2>
      <ul className="stack">
        {sessions.data._embedded.items.map(({ id, device, current, lastSeenAt }) => (
          <li key={id} className="row">
            <span className="grow">
              {nameOf(device) || words.nameless}
              <br />
              <small>{current ? words.thisDevice : `${words.lastSeen} ${formats.recent(lastSeenAt)}`}</small>
            </span>
            {!current && (
              <Button onClick={() => end.mutate({ params: { sessionId: id } })}>{words.endSession}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
