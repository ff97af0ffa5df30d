import { useQuery } from '@tanstack/react-query'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { removeDevice, listDevices } from '../devices.contract.ts'
import { profileWords } from '../profile.words.ts'
import { secondFactorWords } from '../second-factor.words.ts'
import { nameOf } from './Devices.tsx'

/** Where one has signed in before and is not signed in now. */
export function KnownDevices() {
  const words = { ...useWords(profileWords), ...useWords(secondFactorWords) }
  const formats = useFormats()
  const devices = useQuery(read(listDevices, {}))
  const forget = useCommand(removeDevice)
  const others = devices.data?._embedded.items.filter(({ signedIn }) => !signedIn) ?? []
  if (others.length === 0) return null
  return (
    <section className="card stack">
      <h2>{words.known}</h2>
      <p className="soft">{words.knownHint}</p>
      <ul className="stack">
        {others.map(({ id, device, lastSeenAt }) => (
          <li key={id} className="row">
            <span className="grow">
              {nameOf(device) || words.nameless}
              <br />
              <small>{`${words.lastSeen} ${formats.recent(lastSeenAt)}`}</small>
            </span>
            <Button
              aria-label={`${words.forget}: ${nameOf(device)}`}
              onClick={() => forget.mutate({ params: { deviceId: id } })}
            >
              {words.forget}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNote error={forget.error} />
    </section>
  )
}
