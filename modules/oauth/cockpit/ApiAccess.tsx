import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Empty, Failed, Loading, NoPermission } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { createOauthClient, listOauthClients } from '../contract.ts'
import { clientWords } from '../screens.words.ts'
import { ClientForm } from './ClientForm.tsx'
import { Copyable, SecretOnce } from './Copyable.tsx'
import './api-access.css'

const to = '/settings/api-access/$oauthClientId'

/** The programs that may ask for access, and the way to each. */
export function ApiAccess() {
  const words = useWords(clientWords)
  const may = useMe().abilities.includes('organization.edit')
  const [adding, setAdding] = useState(false)
  const clients = useQuery({ ...read(listOauthClients, {}), enabled: may })
  const items = clients.data?._embedded.items
  if (!may) return <NoPermission />
  return (
    <div className="page stack">
      <header className="row">
        <h1 className="grow">{words.title}</h1>
        <Button kind="primary" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </header>
      <p className="soft">{words.intro}</p>
      {clients.error && <Failed error={clients.error} retry={() => void clients.refetch()} />}
      {clients.isPending && <Loading rows={3} />}
      {items?.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneHint}</p>
        </Empty>
      )}
      {items && items.length > 0 && (
        <ul className="card clients">
          {items.map(({ id, name, kind }) => (
            <li key={id}>
              <Link to={to} params={{ oauthClientId: id } as never}>
                <span className="grow">
                  <strong>{name}</strong>
                  <small>{words[kind]}</small>
                </span>
                <IconChevronRight size={20} stroke={1.6} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Dialog title={words.add} open={adding} onClose={() => setAdding(false)}>
        <NewClient />
      </Dialog>
    </div>
  )
}

function NewClient() {
  const words = useWords(clientWords)
  const create = useCommand(createOauthClient)
  if (!create.data)
    return (
      <ClientForm
        error={create.error}
        busy={create.isPending}
        action={words.create}
        onSave={(body) => create.mutate({ body })}
      />
    )
  const { id, secret } = create.data
  return (
    <div className="stack">
      <Copyable label={words.id} value={id} />
      {secret && <SecretOnce secret={secret} />}
      <Link to={to} params={{ oauthClientId: id } as never} className="button primary start">
        {words.goOn}
      </Link>
    </div>
  )
}
