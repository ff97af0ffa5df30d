import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { confirmExchangeJob, type ExchangeJob, findExchangeJob, undoExchangeJob } from '../contract.ts'
import { exchangeScreenWords } from '../screens.words.ts'
import { DeliveryFiles } from './DeliveryFiles.tsx'
import { Problems } from './Problems.tsx'
import { isBusy, REFRESH_MILLISECONDS, tookSeconds } from './states.ts'
import './deliveries.css'

/** One delivery: what it would do, what it did, what is wrong with it; while the server works, the screen asks again. */
export function Delivery() {
  const words = useWords(exchangeScreenWords)
  const { full, number } = useFormats()
  const { exchangeJobId = '' } = useParams({ strict: false }) as { exchangeJobId?: string }
  const { data, error, refetch } = useQuery({
    ...read(findExchangeJob, { params: { exchangeJobId } }),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? REFRESH_MILLISECONDS : false),
  })
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const { state, milliseconds, problemCount, undoProblem } = data
  return (
    <div className="page stack">
      <Link to={'/master-data/deliveries' as never}>‹ {words.back}</Link>
      <header className="row">
        <h1 className="grow">{words.name(full(data.createdAt))}</h1>
        {milliseconds !== null && (
          <span className="soft">{words.seconds(number(tookSeconds(milliseconds)))}</span>
        )}
        <output className={`pill delivery-${state}`}>{words.stateOf(state)}</output>
      </header>
      <Explanation job={data} />
      {undoProblem && (
        <p className="notice" role="alert">
          {undoProblem === 'built-on' ? words.builtOn : words.undoFailed}
        </p>
      )}
      {data.ignoredPermissions.length > 0 && (
        <p className="notice">{words.permissionsIgnored(data.ignoredPermissions.join(', '))}</p>
      )}
      {data.addressesWaiting > 0 && <p className="notice">{words.addressesWait(data.addressesWaiting)}</p>}
      <Actions job={data} />
      <DeliveryFiles job={data} />
      {problemCount > 0 && <Problems exchangeJobId={exchangeJobId} count={problemCount} />}
    </div>
  )
}

function Explanation({ job }: { job: ExchangeJob }) {
  const words = useWords(exchangeScreenWords)
  if (isBusy(job))
    return (
      <section className="card stack">
        <progress aria-label={words.stateOf(job.state)} />
        <p className="soft">{words.workingText}</p>
      </section>
    )
  const text = { refused: words.refusedText, 'to-confirm': words.toConfirmText, undone: words.undoneText }
  return job.state in text ? <p>{text[job.state as keyof typeof text]}</p> : null
}

function Actions({ job: { id: exchangeJobId, can } }: { job: ExchangeJob }) {
  const words = useWords(exchangeScreenWords)
  const [asking, setAsking] = useState(false)
  const confirm = useCommand(confirmExchangeJob)
  const undo = useCommand(undoExchangeJob)
  const said = { params: { exchangeJobId }, body: {} }
  return (
    <>
      <div className="row">
        {can.confirm && (
          <Button kind="primary" busy={confirm.isPending} onClick={() => confirm.mutate(said)}>
            {words.confirm}
          </Button>
        )}
        {can.undo && (
          <Button kind="danger" onClick={() => setAsking(true)}>
            {words.undo}
          </Button>
        )}
      </div>
      <ProblemNote error={confirm.error ?? undo.error} />
      <Dialog title={words.undo} open={asking} onClose={() => setAsking(false)}>
        <div className="stack">
          <p>{words.undoAsk}</p>
          <div className="row">
            <Button
              kind="danger"
              busy={undo.isPending}
              onClick={() => undo.mutate(said, { onSettled: () => setAsking(false) })}
            >
              {words.undo}
            </Button>
            <Button onClick={() => setAsking(false)}>{words.keep}</Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}
