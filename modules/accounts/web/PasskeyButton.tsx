import { useMutation } from '@tanstack/react-query'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { passkeyWords } from '../passkeys.words.ts'
import { knowsPasskeys } from './passkeys.ts'

/** Asks the browser for a passkey; absent where it knows none. */
export function PasskeyButton({
  label,
  work,
  onDone,
}: {
  label: 'withPasskey' | 'provePasskey'
  work: () => Promise<unknown>
  onDone: () => void
}) {
  const words = useWords(passkeyWords)
  const attempt = useMutation({ mutationFn: work, onSuccess: onDone })
  if (!knowsPasskeys()) return null
  return (
    <>
      <ProblemNote error={attempt.error} />
      <Button busy={attempt.isPending} onClick={() => attempt.mutate()}>
        {words[label]}
      </Button>
    </>
  )
}
