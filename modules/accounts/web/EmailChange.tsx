import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Loading, ProblemNote } from '#kernel/web/components.tsx'
import {
  approveEmailChange,
  confirmEmailChange,
  findMailedEmailChange,
  type MailedEmailChange,
  stopEmailChange,
} from '../email-changes.contract.ts'
import { emailChangeWords } from '../email-changes.screens.words.ts'
import { type Brand, Entry } from './Entry.tsx'

/** Behind the links of the mails about a new address: says what it is about, asks, and says what has happened. */
export function EmailChangePage({
  brand,
  token,
  wantsToStop,
  children,
}: {
  brand?: Brand | undefined
  token: string
  /** The reader came by the link that stops it. */
  wantsToStop: boolean
  /** The way to sign-in. */
  children: ReactNode
}) {
  const words = useWords(emailChangeWords)
  const params = { token }
  const looked = useQuery({
    queryKey: ['email-change', token],
    queryFn: () => api(findMailedEmailChange, { params }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const act = useMutation({
    mutationFn: (endpoint: typeof confirmEmailChange | typeof approveEmailChange | typeof stopEmailChange) =>
      api(endpoint as typeof confirmEmailChange, { params, body: {} }),
    onError: () => void looked.refetch(),
  })
  const change = act.data ?? looked.data
  const busy = act.isPending
  return (
    <Entry brand={brand} title={words.title}>
      {looked.isPending && <Loading rows={2} />}
      <ProblemNote error={act.error ?? (looked.data ? null : looked.error)} />
      {change && (
        <>
          <Situation change={change} />
          {change.can.confirm && (
            <Button kind="primary" busy={busy} onClick={() => act.mutate(confirmEmailChange)}>
              {words.confirm}
            </Button>
          )}
          {change.can.approve && (
            <>
              <p className="soft">{words.approveHint}</p>
              <Button
                kind={wantsToStop ? 'plain' : 'primary'}
                busy={busy}
                onClick={() => act.mutate(approveEmailChange)}
              >
                {words.approve}
              </Button>
            </>
          )}
          {(change.can.stop || change.can.takeBack) && (
            <Stop
              change={change}
              busy={busy}
              primary={wantsToStop}
              onStop={() => act.mutate(stopEmailChange)}
            />
          )}
        </>
      )}
      {children}
    </Entry>
  )
}

function Stop({
  change: { askedBy, can },
  busy,
  primary,
  onStop,
}: {
  change: MailedEmailChange
  busy: boolean
  primary: boolean
  onStop: () => void
}) {
  const words = useWords(emailChangeWords)
  const hint = can.takeBack ? words.takeBackHint : askedBy === 'self' ? words.notMeHint : undefined
  const label = can.takeBack ? words.takeBack : askedBy === 'self' ? words.notMe : words.stop
  return (
    <>
      {hint && <p className="soft">{hint}</p>}
      <Button kind={primary || !can.approve ? 'danger' : 'plain'} busy={busy} onClick={onStop}>
        {label}
      </Button>
    </>
  )
}

/** How it stands, in words; read out when it has changed. */
function Situation({ change }: { change: MailedEmailChange }) {
  const words = useWords(emailChangeWords)
  const { full } = useFormats()
  const { side, state, askedBy, email, confirmed, approved, can } = change
  const said = () => {
    if (can.takeBack) return words.takeBackAsk(email)
    if (can.confirm) return words.confirmAsk(email)
    if (state === 'waiting' && side === 'new' && confirmed)
      return words.confirmedWaiting(full(change.freeFrom))
    if (state === 'waiting' && approved) return words.approvedWaiting
    if (state === 'waiting')
      return { self: words.selfAsk, staff: words.staffAsk, interface: words.interfaceAsk }[askedBy](email)
    if (state === 'stopped')
      return side === 'new' ? words.stoppedNew : askedBy === 'self' ? words.stoppedSelf : words.stopped
    if (state === 'taken-back' && side === 'new') return words.stoppedNew
    if (state === 'done' && side === 'old') return words.doneOld
    return words[state]
  }
  return <p role="status">{said()}</p>
}
