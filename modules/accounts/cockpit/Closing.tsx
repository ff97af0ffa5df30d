import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/parts.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { deactivateUser, lockUser, reactivateUser, unlockUser } from '../closing.contract.ts'
import { teamWords } from '../team.words.ts'
import type { User } from '../users.contract.ts'

/** Locks or deactivates an account after asking, and opens it again. */
export function Closing({ user, onChanged }: { user: User; onChanged: (user: User) => void }) {
  const words = { ...useWords(commonWords), ...useWords(teamWords) }
  const toast = useToast()
  const [asking, setAsking] = useState<'lock' | 'deactivate'>()
  const commands = {
    lock: useCommand(lockUser, onChanged),
    unlock: useCommand(unlockUser, onChanged),
    deactivate: useCommand(deactivateUser, onChanged),
    reactivate: useCommand(reactivateUser, onChanged),
  }
  if (!user.can.lock) return null
  const run = (name: keyof typeof commands) =>
    commands[name].mutate(
      { params: { userId: user.id } },
      { onSuccess: () => toast({ text: words.saved }), onSettled: () => setAsking(undefined) },
    )
  const busy = Object.values(commands).some(({ isPending }) => isPending)
  const error = Object.values(commands).find((command) => command.error)?.error
  return (
    <section className="stack" aria-label={words.account}>
      <h3>{words.account}</h3>
      {asking ? (
        <>
          <p>{asking === 'lock' ? words.lockQuestion : words.deactivateQuestion}</p>
          <div className="row">
            <Button onClick={() => setAsking(undefined)}>{words.cancel}</Button>
            <Button kind="danger" busy={busy} onClick={() => run(asking)}>
              {words[asking]}
            </Button>
          </div>
        </>
      ) : (
        <div className="row">
          {user.deactivated ? (
            <Button busy={busy} onClick={() => run('reactivate')}>
              {words.reactivate}
            </Button>
          ) : (
            <>
              {user.locked ? (
                <Button busy={busy} onClick={() => run('unlock')}>
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
