import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, Loading, NoPermission, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { eventNames } from '#modules/stated.words.ts'
import { changeWebhook, findWebhook, removeWebhook, testWebhook, type Webhook } from '../contract.ts'
import { deliveryWords } from '../deliveries.words.ts'
import { webhookWords } from '../screens.words.ts'
import { Deliveries } from './Deliveries.tsx'
import { WebhookForm } from './WebhookForm.tsx'
import './webhooks.css'

const REFRESH_MILLISECONDS = 5000

/** A webhook: where it goes, how it fares, and what was sent. */
export function WebhookPage() {
  const words = useWords(webhookWords)
  const { abilities } = useMe()
  const { webhookId = '' } = useParams({ strict: false }) as { webhookId?: string }
  const may = abilities.includes('webhooks.manage')
  const found = useQuery({
    ...read(findWebhook, { params: { webhookId } }),
    enabled: may,
    refetchInterval: REFRESH_MILLISECONDS,
  })
  if (!may) return <NoPermission />
  return (
    <div className="page stack">
      <Link to="/settings/webhooks" className="button quiet start">
        ← {words.title}
      </Link>
      {found.error && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {found.data && (
        <>
          <Facts webhook={found.data} />
          <Deliveries key={webhookId} webhookId={webhookId} />
          <Removal webhook={found.data} />
        </>
      )}
    </div>
  )
}

function Facts({ webhook }: { webhook: Webhook }) {
  const words = useWords(webhookWords)
  const names = useWords(eventNames)
  const { full } = useFormats()
  const [editing, setEditing] = useState(false)
  const { id, description, url, state, events, urns, failingSince } = webhook
  return (
    <>
      <header className="row">
        <h1 className="grow">{description}</h1>
        <span className={`pill state-${state}`}>{words.stateOf(state)}</span>
      </header>
      {state === 'failing' && <p role="status">{words.failing(full(failingSince!))}</p>}
      {state === 'gave-up' && <p role="status">{words.gaveUp}</p>}
      <section className="card stack webhook">
        <p>
          <code>{url}</code>
        </p>
        <p>{events.map((name) => names[name]).join(' · ')}</p>
        {urns.map((urn) => (
          <code key={urn}>{urn}</code>
        ))}
        <Actions webhook={webhook} edit={() => setEditing(true)} />
      </section>
      <Dialog title={words.edit} open={editing} onClose={() => setEditing(false)} wide>
        <Editing key={id} webhook={webhook} onDone={() => setEditing(false)} />
      </Dialog>
    </>
  )
}

function Actions({ webhook: { id, active }, edit }: { webhook: Webhook; edit: () => void }) {
  const words = useWords(webhookWords)
  const { reasonOf } = useWords(deliveryWords)
  const toast = useToast()
  const params = { webhookId: id }
  const test = useCommand(testWebhook, ({ status, answerStatus, error }) =>
    toast({
      text:
        status === 'success'
          ? words.testWorked
          : words.testFailed(String(answerStatus ?? reasonOf(error ?? ''))),
    }),
  )
  const change = useCommand(changeWebhook, (changed) =>
    toast({ text: changed.active ? words.resumed : words.paused }),
  )
  return (
    <>
      <div className="row">
        <Button kind="primary" busy={test.isPending} onClick={() => test.mutate({ params })}>
          {words.test}
        </Button>
        <Button onClick={edit}>{words.edit}</Button>
        <Button busy={change.isPending} onClick={() => change.mutate({ params, body: { active: !active } })}>
          {active ? words.pause : words.resume}
        </Button>
      </div>
      <ProblemNote error={test.error ?? change.error} />
    </>
  )
}

function Editing({ webhook, onDone }: { webhook: Webhook; onDone: () => void }) {
  const common = useWords(commonWords)
  const toast = useToast()
  const change = useCommand(changeWebhook, () => {
    onDone()
    toast({ text: common.saved })
  })
  return (
    <WebhookForm
      appId={webhook.appID}
      webhook={webhook}
      error={change.error}
      busy={change.isPending}
      onSave={(body) => change.mutate({ params: { webhookId: webhook.id }, body })}
      onCancel={onDone}
    />
  )
}

function Removal({ webhook: { id, description } }: { webhook: Webhook }) {
  const words = useWords(webhookWords)
  const common = useWords(commonWords)
  const toast = useToast()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = useCommand(removeWebhook, async () => {
    await navigate({ to: '/settings/webhooks' })
    toast({ text: words.removed })
  })
  return (
    <>
      <Button kind="danger" className="start" onClick={() => setAsking(true)}>
        {words.remove}
      </Button>
      <Dialog title={words.removeTitle(description)} open={asking} onClose={() => setAsking(false)}>
        <div className="stack">
          <p>{words.removeHint}</p>
          <ProblemNote error={remove.error} />
          <div className="row">
            <Button
              kind="danger"
              busy={remove.isPending}
              onClick={() => remove.mutate({ params: { webhookId: id } })}
            >
              {words.remove}
            </Button>
            <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}
