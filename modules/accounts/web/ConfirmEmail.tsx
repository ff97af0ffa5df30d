import { useQuery } from '@tanstack/react-query'
import { api } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Loading, ProblemNote } from '#kernel/web/parts.tsx'
import { entryWords } from '../entry.words.ts'
import { confirmEmail } from '../sessions.contract.ts'
import { type Brand, Entry } from './Entry.tsx'

/** Confirms an address with the link from a mail, and signs in. */
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
  const confirmed = useQuery({
    queryKey: ['confirm', token],
    queryFn: () => api(confirmEmail, { params: { token }, body: {} }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Entry brand={brand} title={words.confirmTitle}>
      {confirmed.isPending && <Loading rows={1} />}
      {confirmed.error && <ProblemNote error={confirmed.error} />}
      {confirmed.isSuccess && <p role="status">{words.confirmed}</p>}
      {!confirmed.isPending && (
        <Button kind="primary" onClick={onDone}>
          {words.goOn}
        </Button>
      )}
    </Entry>
  )
}
