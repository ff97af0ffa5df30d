import { useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { type EmailChange, withdrawEmailChange } from '../email-changes.contract.ts'
import { emailChangeWords } from '../email-changes.screens.words.ts'

/** Beside a person: another address that waits for its owner, who asked for it and when it counts; or why it came to nothing. */
export function EmailChangeNote({ userId, change }: { userId: string; change: EmailChange | null }) {
  const words = useWords(emailChangeWords)
  const { full, day } = useFormats()
  const withdraw = useCommand(withdrawEmailChange)
  if (!change) return null
  const { id, email, state, askedBy, askedByName, confirmed } = change
  if (state !== 'waiting') {
    const ended = {
      stopped: words.endedStopped,
      expired: words.endedExpired,
      taken: words.endedTaken,
      'taken-back': words.endedTakenBack,
    }
    return state in ended ? <p className="notice">{ended[state as keyof typeof ended](email)}</p> : null
  }
  const by =
    askedBy === 'self' ? words.bySelf : askedByName === null ? words.byInterface : words.by(askedByName)
  return (
    <div className="notice stack">
      <p>
        <strong>{words.waits(email)}</strong> <small>({by})</small>
        <br />
        <small>
          {!confirmed && `${words.needsNew} `}
          {askedBy !== 'self' && !change.approved && `${words.needsOld(full(change.freeFrom))} `}
          {!confirmed && words.until(day(change.expiresAt))}
        </small>
      </p>
      <div>
        <Button
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate({ params: { userId, emailChangeId: id } })}
        >
          {words.withdraw}
        </Button>
      </div>
      <ProblemNote error={withdraw.error} />
    </div>
  )
}
