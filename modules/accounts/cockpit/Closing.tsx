import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { deactivateUser, lockUser, reactivateUser, unlockUser } from '../closing.contract.ts'
import { teamWords } from '../team.words.ts'
import type { User } from '../users.contract.ts'

/** Locks or deactivates an account after asking why, and opens it again. */
export function Closing({ user, onChanged }: { user: User; onChanged: (user: User) => void }) {
  const words = { ...useWords(commonWords), ...useWords(teamWords) }
  const toast = useToast()
  const problem = useProblem()
  const [asking, setAsking] = useState<'lock' | 'deactivate'>()
  const [reason, setReason] = useState('')
  const commands = {
    lock: useCommand(lockUser, onChanged),
    unlock: useCommand(unlockUser, onChanged),
    deactivate: useCommand(deactivateUser, onChanged),
    reactivate: useCommand(reactivateUser, onChanged),
  }
  if (!user.can.lock) return null
  const params = { userId: user.id }
  const onSuccess = () => {
    toast({ text: words.saved })
    setAsking(undefined)
    setReason('')
  }
  const busy = Object.values(commands).some(({ isPending }) => isPending)
  const error = Object.values(commands).find((command) => command.error)?.error
  return (
    <section className="stack" aria-label={words.account}>
      <h3>{words.account}</h3>
      {asking ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            commands[asking].mutate({ params, body: { reason } }, { onSuccess })
          }}
        >
          <p>{asking === 'lock' ? words.lockQuestion : words.deactivateQuestion}</p>
          <TextField
            label={words.reason}
            hint={words.reasonHint}
            required
            maxLength={500}
            value={reason}
            problem={problem.field(error, 'reason')}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className="row">
            <Button onClick={() => setAsking(undefined)}>{words.cancel}</Button>
            <Button kind="danger" type="submit" busy={busy}>
              {words[asking]}
            </Button>
          </div>
        </form>
      ) : (
        <div className="row">
          {user.deactivated ? (
            <Button busy={busy} onClick={() => commands.reactivate.mutate({ params }, { onSuccess })}>
              {words.reactivate}
            </Button>
          ) : (
            <>
              {user.locked ? (
                <Button busy={busy} onClick={() => commands.unlock.mutate({ params }, { onSuccess })}>
                  {words.unlock}
                </Button>
              ) : (
                <Button onClick={() => setAsking('lock')}>{words.lock}</Button>
              )}
              <Button onClick={() => setAsking('deactivate')}>{words.deactivate}</Button>
            </>
          )}
        </div>
      )}
      <ProblemNote error={error} />
    </section>
  )
}
