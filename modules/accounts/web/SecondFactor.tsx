import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '#kernel/contract/endpoint.ts'
import { read, useCommand } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, ProblemNote } from '#kernel/web/components.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { demandWords } from '../demand.words.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  findSecondFactor,
  removeSecondFactor,
} from '../second-factor.contract.ts'
import { secondFactorWords } from '../second-factor.words.ts'

/** Turns the code beside the password on and off. */
export function SecondFactor() {
  const words = { ...useWords(commonWords), ...useWords(secondFactorWords) }
  const { demanded } = useWords(demandWords)
  const formats = useFormats()
  const factor = useQuery(read(findSecondFactor, {}))
  const [asking, setAsking] = useState(false)
  const [made, setMade] = useState<Reply<typeof beginSecondFactor>>()
  const begin = useCommand(beginSecondFactor, setMade)
  const remove = useCommand(removeSecondFactor, () => setAsking(false))
  if (factor.isLoadingError) return <Failed error={factor.error} retry={() => void factor.refetch()} />
  if (!factor.data) return null
  const { confirmedAt, recoveryCodesLeft, demandedFrom } = factor.data
  return (
    <section className="card stack">
      <h2>{words.secondFactor}</h2>
      <p className="soft">{words.secondFactorHint}</p>
      {demandedFrom && <p className="soft">{demanded(formats.day(demandedFrom))}</p>}
      {confirmedAt ? (
        <>
          <p>
            {words.isOn} · {words.left(recoveryCodesLeft)}
          </p>
          {asking && <p>{words.turnOffQuestion}</p>}
          <div className="row">
            {asking && <Button onClick={() => setAsking(false)}>{words.cancel}</Button>}
            <Button
              kind={asking ? 'danger' : 'plain'}
              busy={remove.isPending}
              onClick={() => (asking ? remove.mutate({}) : setAsking(true))}
            >
              {words.turnOff}
            </Button>
          </div>
        </>
      ) : (
        <div className="row">
          <Button busy={begin.isPending} onClick={() => begin.mutate({ body: {} })}>
            {words.setUp}
          </Button>
        </div>
      )}
      <ProblemNote error={begin.error ?? remove.error} />
      <Dialog title={words.secondFactor} open={made !== undefined} onClose={() => setMade(undefined)}>
        {made && <SetUp made={made} onDone={() => setMade(undefined)} />}
      </Dialog>
    </section>
  )
}

function SetUp({ made, onDone }: { made: Reply<typeof beginSecondFactor>; onDone: () => void }) {
  const words = useWords(secondFactorWords)
  const [code, setCode] = useState('')
  const confirm = useCommand(confirmSecondFactor)
  if (confirm.data)
    return (
      <div className="stack">
        <h3>{words.recoveryTitle}</h3>
        <p>{words.recoveryHint}</p>
        <ul className="codes">
          {confirm.data.recoveryCodes.map((each) => (
            <li key={each}>
              <code>{each}</code>
            </li>
          ))}
        </ul>
        <Button kind="primary" onClick={onDone}>
          {words.recoveryKept}
        </Button>
      </div>
    )
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate({ body: { code } })
      }}
    >
      <p>{words.scan}</p>
      <Picture rows={made.qr} label={words.qr} />
      <p>
        {words.key}
        <br />
        <code>{made.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <TextField
        label={words.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <ProblemNote error={confirm.error} />
      <Button kind="primary" type="submit" busy={confirm.isPending}>
        {words.confirmCode}
      </Button>
    </form>
  )
}

/** Dark on white by day and by night: cameras read it so. */
function Picture({ rows, label }: { rows: string[]; label: string }) {
  const dark = rows.flatMap((row, y) =>
    [...row].flatMap((dot, x) => (dot === '1' ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${rows.length + 8} ${rows.length + 8}`}
      width="220"
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={rows.length + 8} height={rows.length + 8} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
