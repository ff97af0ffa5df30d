import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Empty, Failed, Loading, NoPermission } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { createServiceProvider, listServiceProviders } from '../providers.contract.ts'
import { providerWords } from '../providers.words.ts'
import { ProviderForm } from './ProviderForm.tsx'
import './providers.css'

/** Property managers, caretakers and craftspeople, and the way to each. */
export function Providers() {
  const words = useWords(providerWords)
  const may = useMe().abilities.includes('organization.edit')
  const [adding, setAdding] = useState(false)
  const providers = useQuery({
    ...read(listServiceProviders, { query: { limit: -1 } }),
    enabled: may,
  })
  const items = providers.data?._embedded.items
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
      {providers.error && <Failed error={providers.error} retry={() => void providers.refetch()} />}
      {providers.isPending && <Loading rows={4} />}
      {items?.length === 0 && <Empty title={words.none} />}
      {items && items.length > 0 && (
        <ul className="card rows">
          {items.map(({ id, name, type, email, phoneNumber }) => (
            <li key={id}>
              <Link to="/settings/providers/$providerId" params={{ providerId: id } as never}>
                <span className="grow">
                  <strong>{name}</strong>
                  <small>{[words[type], email, phoneNumber].filter(Boolean).join(' · ')}</small>
                </span>
                <IconChevronRight size={20} stroke={1.6} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Dialog title={words.add} open={adding} onClose={() => setAdding(false)}>
        <NewProvider />
      </Dialog>
    </div>
  )
}

function NewProvider() {
  const words = useWords(providerWords)
  const navigate = useNavigate()
  const create = useCommand(createServiceProvider, ({ id }) =>
    navigate({ to: '/settings/providers/$providerId', params: { providerId: id } } as never),
  )
  return (
    <ProviderForm
      error={create.error}
      busy={create.isPending}
      action={words.create}
      onSave={(body) => create.mutate({ body })}
    />
  )
}
