import { useState } from 'react'
import { useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { accountWords } from '../account.words.ts'
import { resetSecondFactor } from '../second-factor.contract.ts'
import type { User } from '../users.contract.ts'

type Props = { user: Pick<User, 'id' | 'can' | 'secondFactor'>; onReset?: () => void }

/** Takes away, after asking, the second factor of somebody who has lost it. */
export function FactorReset({ user, onReset }: Props) {
  const words = { ...useWords(commonWords), ...useWords(accountWords) }
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const reset = useCommand(resetSecondFactor, () => {
    toast({ text: words.resetDone })
    setAsking(false)
    onReset?.()
  })
  if (!user.can.lock) return null
  return (
    <section className="stack" aria-label={words.factor}>
      <h3>{words.factor}</h3>
      <p>{asking ? words.resetQuestion : user.secondFactor ? words.factorOn : words.factorOff}</p>
      {user.secondFactor && (
        <div className="row">
          {asking && <Button onClick={() => setAsking(false)}>{words.cancel}</Button>}
          <Button
            kind={asking ? 'danger' : 'plain'}
            busy={reset.isPending}
            onClick={() => (asking ? reset.mutate({ params: { userId: user.id } }) : setAsking(true))}
          >
            {words.reset}
          </Button>
        </div>
      )}
      <ProblemNote error={reset.error} />
    </section>
  )
}
