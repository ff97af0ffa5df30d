import { useMutation } from '@tanstack/react-query'
import { api } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { entryWords } from '../entry.words.ts'
import { confirmEmail } from '../sessions.contract.ts'
import { type Brand, Entry } from './Entry.tsx'

/** Confirms an address with the link from a mail, and signs in; a program that only follows links confirms nothing. */
export function ConfirmEmail({
  brand,
  token,
  onDone,
}: {
  brand?: Brand | undefined
  token: string
  onDone: () => void
}) {
  const words = useWords(entryWords)
  const confirm = useMutation({ mutationFn: () => api(confirmEmail, { params: { token }, body: {} }) })
  return (
    <Entry brand={brand} title={words.confirmTitle}>
      <ProblemNote error={confirm.error} />
      {confirm.isSuccess ? (
        <>
          <p role="status">{words.confirmed}</p>
          <Button kind="primary" onClick={onDone}>
            {words.goOn}
          </Button>
        </>
      ) : (
        <>
          <p>{words.confirmAsk}</p>
          <Button kind="primary" busy={confirm.isPending} onClick={() => confirm.mutate()}>
            {words.confirmYes}
          </Button>
        </>
      )}
    </Entry>
  )
}
