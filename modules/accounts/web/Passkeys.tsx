import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '#kernel/contract/endpoint.ts'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { listPasskeys, removePasskey } from '../passkeys.contract.ts'
import { passkeyWords } from '../passkeys.words.ts'
import { nameOf } from './Devices.tsx'
import { knowsPasskeys, makePasskey } from './passkeys.ts'

type Passkey = Reply<typeof listPasskeys>['_embedded']['items'][number]

/** The passkeys with which one signs in: adds one on this device, removes others. */
export function Passkeys() {
  const words = { ...useWords(commonWords), ...useWords(passkeyWords) }
  const formats = useFormats()
  const toast = useToast()
  const queries = useQueryClient()
  const passkeys = useQuery(read(listPasskeys, {}))
  const [leaving, setLeaving] = useState<Passkey>()
  const add = useMutation({
    mutationFn: () => makePasskey(nameOf(navigator.userAgent)),
    onSuccess: async () => {
      toast({ text: words.added })
      await queries.invalidateQueries()
    },
  })
  const remove = useCommand(removePasskey, () => {
    setLeaving(undefined)
    toast({ text: words.removed })
  })
  if (passkeys.isLoadingError) return <Failed error={passkeys.error} retry={() => void passkeys.refetch()} />
  const usedOn = ({ lastUsedAt }: Passkey) =>
    lastUsedAt ? words.lastUsed(formats.recent(lastUsedAt)) : words.neverUsed
  return (
    <section className="card stack">
      <h2>{words.passkeys}</h2>
      <p className="soft">{words.passkeysHint}</p>
      <ul className="stack">
        {passkeys.data?._embedded.items.map((passkey) => (
          <li key={passkey.id} className="row">
            <span className="grow">
              {passkey.name}
              <br />
              <small>{`${words.since(formats.day(passkey.createdAt))} · ${usedOn(passkey)}`}</small>
            </span>
            <Button aria-label={`${words.remove}: ${passkey.name}`} onClick={() => setLeaving(passkey)}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNote error={add.error} />
      {knowsPasskeys() ? (
        <div className="row">
          <Button busy={add.isPending} onClick={() => add.mutate()}>
            {words.add}
          </Button>
        </div>
      ) : (
        <p className="soft">{words.unsupported}</p>
      )}
      <Dialog title={words.remove} open={leaving !== undefined} onClose={() => setLeaving(undefined)}>
        <div className="stack">
          <p>{words.removeQuestion(leaving?.name ?? '')}</p>
          <ProblemNote error={remove.error} />
          <div className="row end">
            <Button onClick={() => setLeaving(undefined)}>{words.cancel}</Button>
            <Button
              kind="danger"
              busy={remove.isPending}
              onClick={() => leaving && remove.mutate({ params: { passkeyId: leaving.id } })}
            >
              {words.remove}
            </Button>
          </div>
        </div>
      </Dialog>
    </section>
  )
}
