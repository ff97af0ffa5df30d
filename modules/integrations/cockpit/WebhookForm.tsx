import { useState } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { TextArea, TextField } from '#kernel/web/fields.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { commonWords } from '#kernel/web/words.ts'
import type { EventName, Webhook } from '../contract.ts'
import { deliveryWords } from '../deliveries.words.ts'
import { webhookWords } from '../screens.words.ts'
import { EventChoice } from './EventChoice.tsx'

interface Given {
  description: string
  url: string
  events: EventName[]
  urns: string[]
  secret?: string
}

interface Props {
  appId: string
  webhook?: Webhook
  error: unknown
  busy: boolean
  onSave: (given: Given) => void
  onCancel: () => void
}

/** Where a webhook goes and what it tells. */
export function WebhookForm({ appId, webhook, error, busy, onSave, onCancel }: Props) {
  const words = useWords(webhookWords)
  const common = useWords(commonWords)
  const problem = useProblem()
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [events, setEvents] = useState<EventName[]>(webhook?.events ?? [])
  const [urns, setUrns] = useState(webhook?.urns.join('\n') ?? '')
  const [secret, setSecret] = useState('')
  const save = () => {
    const lines = urns
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    onSave({ description, url, events, urns: lines, ...(secret && { secret }) })
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={words.description}
        maxLength={200}
        value={description}
        problem={problem.field(error, 'description')}
        onChange={({ target }) => setDescription(target.value)}
      />
      <TextField
        label={words.url}
        hint={words.urlHint}
        type="url"
        inputMode="url"
        maxLength={2000}
        value={url}
        problem={problem.field(error, 'url')}
        onChange={({ target }) => setUrl(target.value)}
      />
      <EventChoice
        chosen={events}
        choose={setEvents}
        problem={problem.field(error, 'events') && words.eventsMissing}
      />
      <details className="stack">
        <summary>{words.narrow}</summary>
        <div className="stack">
          <TextArea
            label={words.urns}
            hint={`${words.urnsHint} urn:allthings:app:${appId}:ticket:<category>:*`}
            required={false}
            spellCheck={false}
            value={urns}
            problem={problem.field(error, 'urns')}
            onChange={({ target }) => setUrns(target.value)}
          />
        </div>
      </details>
      <TextField
        label={words.secret}
        hint={webhook ? words.secretKept : words.secretHint}
        required={false}
        autoComplete="off"
        spellCheck={false}
        minLength={8}
        maxLength={200}
        value={secret}
        problem={problem.field(error, 'secret')}
        onChange={({ target }) => setSecret(target.value)}
      />
      <ProblemNote error={error} />
      <WhatCameBack error={error} />
      <div className="row">
        <Button kind="primary" type="submit" busy={busy}>
          {webhook ? words.save : words.create}
        </Button>
        <Button onClick={onCancel}>{common.cancel}</Button>
      </div>
    </form>
  )
}

/** What a receiver said instead of 200. */
function WhatCameBack({ error }: { error: unknown }) {
  const words = useWords(webhookWords)
  const { reasonOf } = useWords(deliveryWords)
  if (!(error instanceof Problem) || error.code !== 'webhook-not-answering') return null
  const { status, error: reason } = error.detail as { status: number | null; error: string | null }
  return <p className="soft">{words.cameBack(status === null ? reasonOf(reason ?? '') : String(status))}</p>
}
