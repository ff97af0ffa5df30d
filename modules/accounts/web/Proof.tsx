import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, onProofNeeded, read } from '#kernel/web/api.ts'
import { TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { findProof, prove, sendProofCode } from '../proof.contract.ts'
import { proofWords } from '../proof.words.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import { proveByPasskey } from './passkeys.ts'
import { focusField } from './SecondStep.tsx'

type Answer = (proved: boolean) => void

/**
 * Asks who it is whenever the server wants to know before it goes on. What was being done is then done: nothing that was
 * typed is lost, and who gives up has changed nothing.
 */
export function ProofDialog() {
  const words = useWords(proofWords)
  const [asking, setAsking] = useState<{ answer: Answer }>()
  useEffect(() => onProofNeeded(() => new Promise<boolean>((answer) => setAsking({ answer }))), [])
  const end = (proved: boolean) => {
    asking?.answer(proved)
    setAsking(undefined)
  }
  return (
    <Dialog title={words.proofTitle} open={asking !== undefined} onClose={() => end(false)}>
      <Proof onProved={() => end(true)} onCancelled={() => end(false)} />
    </Dialog>
  )
}

function Proof({ onProved, onCancelled }: { onProved: () => void; onCancelled: () => void }) {
  const words = { ...useWords(commonWords), ...useWords(proofWords) }
  const proof = useQuery({ ...read(findProof, {}), staleTime: 0 })
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const ways = proof.data?.ways ?? []
  const byCode = ways.includes('code')
  const send = useMutation({ mutationFn: () => api(sendProofCode, { body: {} }) })
  const show = useMutation({
    mutationFn: () => api(prove, { body: byCode ? { code } : { password } }),
    onSuccess: onProved,
  })
  if (proof.error) return <Failed error={proof.error} retry={() => void proof.refetch()} />
  if (!proof.data) return <Loading rows={2} />
  const mailing = byCode && !send.isSuccess
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (mailing) send.mutate()
        else show.mutate()
      }}
    >
      <p className="soft">{words.proofHint}</p>
      {ways.includes('passkey') && (
        <PasskeyButton label="provePasskey" work={proveByPasskey} onDone={onProved} />
      )}
      {ways.includes('password') && (
        <div ref={focusField}>
          <TextField
            label={words.proofPassword}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        </div>
      )}
      {byCode && send.isSuccess && (
        <div ref={focusField}>
          <TextField
            label={words.proofCode}
            hint={words.proofCodeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </div>
      )}
      <ProblemNote error={show.error ?? send.error} />
      <div className="row end">
        <Button onClick={onCancelled}>{words.cancel}</Button>
        {(byCode || ways.includes('password')) && (
          <Button kind="primary" type="submit" busy={show.isPending || send.isPending}>
            {mailing ? words.sendCode : words.confirm}
          </Button>
        )}
      </div>
    </form>
  )
}
