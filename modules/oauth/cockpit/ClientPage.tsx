import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, Loading, NoPermission, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { changeOauthClient, findOauthClient, type OauthClient, removeOauthClient } from '../contract.ts'
import { clientWords } from '../screens.words.ts'
import { ClientForm } from './ClientForm.tsx'
import { ClientRoles } from './ClientRoles.tsx'
import { Copyable } from './Copyable.tsx'
import { Secrets } from './Secrets.tsx'
import './api-access.css'

/** A program: what is known of it, its secrets, what it may do for itself. */
export function ClientPage() {
  const words = useWords(clientWords)
  const common = useWords(commonWords)
  const toast = useToast()
  const may = useMe().abilities.includes('organization.edit')
  const { oauthClientId = '' } = useParams({ strict: false }) as { oauthClientId?: string }
  const params = { oauthClientId }
  const found = useQuery({ ...read(findOauthClient, { params }), enabled: may })
  const change = useCommand(changeOauthClient, () => toast({ text: common.saved }))
  const client = found.data
  if (!may) return <NoPermission />
  return (
    <div className="page stack">
      <Link to="/settings/api-access" className="button quiet start">
        ← {words.title}
      </Link>
      {found.error && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {client && (
        <>
          <header>
            <h1>{client.name}</h1>
            <p className="soft">{words[client.kind]}</p>
          </header>
          {!client.can.edit && <p className="soft">{words.locked}</p>}
          <div className="card">
            <Copyable label={words.id} value={client.id} />
          </div>
          <ClientForm
            key={client.id}
            client={client}
            locked={!client.can.edit}
            error={change.error}
            busy={change.isPending}
            action={common.save}
            onSave={({ name, grants, redirectUris, old, termsUrl, privacyUrl }) =>
              change.mutate({ params, body: { name, grants, redirectUris, old, termsUrl, privacyUrl } })
            }
          />
          {client.kind !== 'public' && <Secrets client={client} />}
          {client.userID && <ClientRoles userId={client.userID} />}
          {client.can.edit && <Removal client={client} />}
        </>
      )}
    </div>
  )
}

function Removal({ client: { id, name } }: { client: OauthClient }) {
  const words = useWords(clientWords)
  const common = useWords(commonWords)
  const toast = useToast()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = useCommand(removeOauthClient, async () => {
    await navigate({ to: '/settings/api-access' })
    toast({ text: words.removed(name) })
  })
  return (
    <>
      <Button kind="danger" className="start" onClick={() => setAsking(true)}>
        {words.remove}
      </Button>
      <Dialog title={words.removeTitle(name)} open={asking} onClose={() => setAsking(false)}>
        <div className="stack">
          <p>{words.removeHint}</p>
          <ProblemNote error={remove.error} />
          <div className="row">
            <Button
              kind="danger"
              busy={remove.isPending}
              onClick={() => remove.mutate({ params: { oauthClientId: id } })}
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
