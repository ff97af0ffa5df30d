import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { SelectField } from '#kernel/web/fields.tsx'
import { Button, Dialog, Empty, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { eventNames } from '#modules/stated.words.ts'
import {
  type Delivery,
  DeliveryStatus,
  findDelivery,
  listDeliveries,
  replayDelivery,
  replayFailed,
  TEST_EVENT,
} from '../contract.ts'
import { deliveryWords } from '../deliveries.words.ts'

const REFRESH_MILLISECONDS = 5000

const hasWaiting = ({ _embedded }: { _embedded: { items: Delivery[] } }) =>
  _embedded.items.some(({ status }) => status === 'pending')

/** What was sent to a webhook, the newest first, as far back as one wants to see. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const words = useWords(deliveryWords)
  const common = useWords(commonWords)
  const [status, setStatus] = useState<DeliveryStatus>()
  const [opened, setOpened] = useState<string>()
  const pages = useInfiniteQuery({
    queryKey: [listDeliveries.path, webhookId, status],
    queryFn: ({ pageParam }) =>
      api(listDeliveries, { params: { webhookId }, query: { status, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => state.data?.pages.some(hasWaiting) && REFRESH_MILLISECONDS,
  })
  const items = pages.data?.pages.flatMap(({ _embedded }) => _embedded.items)
  return (
    <section className="stack" aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <p className="soft">{words.historyHint}</p>
      <div className="row">
        <SelectField
          label={words.filter}
          value={status ?? ''}
          onChange={({ target }) => setStatus(DeliveryStatus.options.find((each) => each === target.value))}
        >
          <option value="">{words.every}</option>
          {DeliveryStatus.options.map((each) => (
            <option key={each} value={each}>
              {words.statusOf(each)}
            </option>
          ))}
        </SelectField>
        {status === 'failed' && items && items.length > 0 && <ReplayAll webhookId={webhookId} />}
      </div>
      {pages.error && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Loading rows={3} />}
      {items?.length === 0 && <Empty title={status ? words.noneLikeThat : words.nothingSent} />}
      {items && items.length > 0 && (
        <ul className="card webhooks">
          {items.map((delivery) => (
            <li key={delivery.id}>
              <Line delivery={delivery} open={() => setOpened(delivery.id)} />
            </li>
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {common.more}
        </Button>
      )}
      <Dialog title={words.delivery} open={opened !== undefined} onClose={() => setOpened(undefined)} wide>
        {opened && <Details deliveryId={opened} onDone={() => setOpened(undefined)} />}
      </Dialog>
    </section>
  )
}

function ReplayAll({ webhookId }: { webhookId: string }) {
  const words = useWords(deliveryWords)
  const toast = useToast()
  const replay = useCommand(replayFailed, ({ count }) => toast({ text: words.replayedAll(count) }))
  return (
    <>
      <Button busy={replay.isPending} onClick={() => replay.mutate({ params: { webhookId } })}>
        {words.replayFailed}
      </Button>
      <ProblemNote error={replay.error} />
    </>
  )
}

/** How it went, in a few words. */
function useOutcome({ attempts, answerStatus, milliseconds, error, nextAttemptAt }: Delivery) {
  const words = useWords(deliveryWords)
  const { full, number } = useFormats()
  const answer =
    answerStatus === null
      ? error && words.reasonOf(error)
      : words.answered(answerStatus, number(milliseconds ?? 0))
  const next = nextAttemptAt && attempts > 0 ? words.next(full(nextAttemptAt)) : null
  return [answer, attempts > 1 && words.attempts(attempts), next].filter(Boolean).join(' · ')
}

function Line({ delivery, open }: { delivery: Delivery; open: () => void }) {
  const words = useWords(deliveryWords)
  const names: Record<string, string> = { ...useWords(eventNames), [TEST_EVENT]: words.trial }
  const { full } = useFormats()
  const outcome = useOutcome(delivery)
  const { name, status, createdAt } = delivery
  return (
    <button type="button" onClick={open}>
      <span className="grow">
        <strong>{names[name] ?? name}</strong>
        <small>{[full(createdAt), outcome].filter(Boolean).join(' · ')}</small>
      </span>
      <span className={`pill state-${status}`}>{words.statusOf(status)}</span>
    </button>
  )
}

function Details({ deliveryId, onDone }: { deliveryId: string; onDone: () => void }) {
  const words = useWords(deliveryWords)
  const toast = useToast()
  const params = { deliveryId }
  const found = useQuery(read(findDelivery, { params }))
  const replay = useCommand(replayDelivery, () => {
    onDone()
    toast({ text: words.replayed })
  })
  if (found.error) return <Failed error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Loading />
  const { urn, request, answer } = found.data
  return (
    <div className="stack delivery">
      <Outcome delivery={found.data} />
      <p>
        <code>{urn}</code>
      </p>
      <Text title={words.request} text={indented(request)} />
      <Text title={words.answer} text={answer || words.noAnswer} />
      <ProblemNote error={replay.error} />
      <Button className="start" busy={replay.isPending} onClick={() => replay.mutate({ params })}>
        {words.replay}
      </Button>
    </div>
  )
}

function Outcome({ delivery }: { delivery: Delivery }) {
  const words = useWords(deliveryWords)
  const outcome = useOutcome(delivery)
  return (
    <p className="row">
      <span className={`pill state-${delivery.status}`}>{words.statusOf(delivery.status)}</span>
      {outcome}
    </p>
  )
}

/** Text that scrolls in its own frame, so it is reached by keyboard. */
function Text({ title, text }: { title: string; text: string }) {
  return (
    <section className="stack" aria-label={title}>
      <h3>{title}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by keyboard */}
      <pre tabIndex={0} aria-label={title} role="region">
        {text}
      </pre>
    </section>
  )
}

const indented = (body: string) => JSON.stringify(JSON.parse(body), null, 2)
