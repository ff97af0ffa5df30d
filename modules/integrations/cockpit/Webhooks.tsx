import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Empty, Failed, Loading, NoPermission } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { createWebhook, listWebhooks, type Webhook } from '../contract.ts'
import { webhookWords } from '../screens.words.ts'
import { Secret } from './Secret.tsx'
import { WebhookForm } from './WebhookForm.tsx'
import './webhooks.css'

/** The webhooks of an app, and the way to each. */
export function Webhooks() {
  const { abilities } = useMe()
  const { app } = useApp()
  if (!app || !abilities.includes('webhooks.manage')) return <NoPermission />
  return (
    <div className="page stack">
      <List key={app.id} appId={app.id} />
    </div>
  )
}

function List({ appId }: { appId: string }) {
  const words = useWords(webhookWords)
  const [adding, setAdding] = useState(false)
  const list = useQuery(read(listWebhooks, { params: { appId } }))
  const items = list.data?._embedded.items
  return (
    <>
      <header className="row">
        <h1 className="grow">{words.title}</h1>
        <Button kind="primary" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </header>
      <p className="soft">{words.intro}</p>
      {list.error && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading rows={3} />}
      {items?.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneHint}</p>
        </Empty>
      )}
      {items && items.length > 0 && (
        <ul className="card webhooks">
          {items.map((webhook) => (
            <li key={webhook.id}>
              <Line webhook={webhook} />
            </li>
          ))}
        </ul>
      )}
      <NewWebhook key={String(adding)} appId={appId} open={adding} onClose={() => setAdding(false)} />
    </>
  )
}

function Line({ webhook: { id, description, url, state, events } }: { webhook: Webhook }) {
  const words = useWords(webhookWords)
  return (
    <Link to="/settings/webhooks/$webhookId" params={{ webhookId: id } as never}>
      <span className="grow">
        <strong>{description}</strong>
        <small>
          {new URL(url).host} · {words.eventCount(events.length)}
        </small>
      </span>
      <span className={`pill state-${state}`}>{words.stateOf(state)}</span>
      <IconChevronRight size={20} stroke={1.6} aria-hidden="true" />
    </Link>
  )
}

/** Two steps: what it is, then its secret, once. */
function NewWebhook({ appId, open, onClose }: { appId: string; open: boolean; onClose: () => void }) {
  const words = useWords(webhookWords)
  const navigate = useNavigate()
  const [made, setMade] = useState<Webhook & { secret: string }>()
  const create = useCommand(createWebhook, setMade)
  const close = () => {
    onClose()
    if (made) void navigate({ to: '/settings/webhooks/$webhookId', params: { webhookId: made.id } } as never)
  }
  return (
    <Dialog title={made ? words.secretOnce : words.add} open={open} onClose={close} wide>
      {made ? (
        <Secret secret={made.secret} onDone={close} />
      ) : (
        <WebhookForm
          appId={appId}
          error={create.error}
          busy={create.isPending}
          onSave={(body) => create.mutate({ params: { appId }, body })}
          onCancel={onClose}
        />
      )}
    </Dialog>
  )
}
