import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { SelectField } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, ProblemNote } from '#kernel/web/components.tsx'
import { type OauthClient, rotateOauthSecret } from '../contract.ts'
import { clientWords } from '../screens.words.ts'
import { SecretOnce } from './Copyable.tsx'

/** The secrets that count, and the way to a new one. */
export function Secrets({ client }: { client: OauthClient }) {
  const words = useWords(clientWords)
  const formats = useFormats()
  const [rotating, setRotating] = useState(false)
  return (
    <section className="card stack">
      <h2>{words.secrets}</h2>
      <ul className="clients">
        {client.secrets.map(({ id, hint, createdAt, expiresAt, lastUsedAt }) => (
          <li key={id}>
            <code>{words.secretEnds(hint)}</code>
            <small>
              {[
                words.made(formats.day(createdAt)),
                lastUsedAt ? words.lastUsed(formats.recent(lastUsedAt)) : words.neverUsed,
                expiresAt && words.ends(formats.full(expiresAt)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {client.can.edit && (
        <Button className="start" onClick={() => setRotating(true)}>
          {words.rotate}
        </Button>
      )}
      <Dialog title={words.rotate} open={rotating} onClose={() => setRotating(false)}>
        <Rotation oauthClientId={client.id} />
      </Dialog>
    </section>
  )
}

const overlaps = [24, 168, 720, 0] as const

function Rotation({ oauthClientId }: { oauthClientId: string }) {
  const words = useWords(clientWords)
  const [overlapHours, setOverlapHours] = useState<number>(overlaps[0])
  const rotate = useCommand(rotateOauthSecret)
  if (rotate.data?.secret)
    return (
      <div className="stack">
        <SecretOnce secret={rotate.data.secret} />
      </div>
    )
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        rotate.mutate({ params: { oauthClientId }, body: { overlapHours } })
      }}
    >
      <p>{words.rotateHint}</p>
      <SelectField
        label={words.overlap}
        value={overlapHours}
        onChange={({ target }) => setOverlapHours(Number(target.value))}
      >
        {overlaps.map((hours) => (
          <option key={hours} value={hours}>
            {words[`hours${hours}`]}
          </option>
        ))}
      </SelectField>
      <ProblemNote error={rotate.error} />
      <Button kind="primary" type="submit" busy={rotate.isPending} className="start">
        {words.rotate}
      </Button>
    </form>
  )
}
