import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, read } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Failed, Loading } from '#kernel/web/components.tsx'
import { demandWords } from '../demand.words.ts'
import { findSecondFactor } from '../second-factor.contract.ts'
import { signOut } from '../sessions.contract.ts'
import { Entry } from './Entry.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { Passkeys } from './Passkeys.tsx'
import { proveByPasskey } from './passkeys.ts'
import { SecondFactor } from './SecondFactor.tsx'

/** In place of everything else, for whoever works for an organization that demands a second factor and has shown none. */
export function Enrolment() {
  const words = useWords(demandWords)
  const queries = useQueryClient()
  const factor = useQuery(read(findSecondFactor, {}))
  const leave = useMutation({
    mutationFn: () => api(signOut, {}),
    onSettled: () => queries.invalidateQueries(),
  })
  if (factor.isLoadingError) return <Failed error={factor.error} retry={() => void factor.refetch()} />
  if (!factor.data) return <Loading />
  const { confirmedAt, passkeys } = factor.data
  const has = confirmedAt !== null || passkeys > 0
  return (
    <Entry title={has ? words.againTitle : words.enrolTitle}>
      <p>{has ? words.againHint : words.enrolHint}</p>
      {has ? (
        passkeys > 0 && (
          <PasskeyButton
            label="provePasskey"
            work={proveByPasskey}
            onDone={() => void queries.invalidateQueries()}
          />
        )
      ) : (
        <>
          <Passkeys />
          <SecondFactor />
        </>
      )}
      <Button kind="quiet" onClick={() => leave.mutate()}>
        {words.signOut}
      </Button>
    </Entry>
  )
}
