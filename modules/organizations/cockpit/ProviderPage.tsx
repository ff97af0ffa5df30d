import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, Loading, NoPermission, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import {
  changeServiceProvider,
  findServiceProvider,
  removeServiceProvider,
  type ServiceProvider,
} from '../providers.contract.ts'
import { providerWords } from '../providers.words.ts'
import { Agents } from './Agents.tsx'
import { ProviderForm } from './ProviderForm.tsx'
import './providers.css'

/** A service provider: what is known of it, who works for it. */
export function ProviderPage() {
  const words = useWords(providerWords)
  const common = useWords(commonWords)
  const toast = useToast()
  const { abilities } = useMe()
  const { providerId = '' } = useParams({ strict: false }) as { providerId?: string }
  const params = { serviceProviderId: providerId }
  const may = abilities.includes('organization.edit')
  const provider = useQuery({ ...read(findServiceProvider, { params }), enabled: may })
  const change = useCommand(changeServiceProvider, () => toast({ text: common.saved }))
  if (!may) return <NoPermission />
  return (
    <div className="page stack">
      <Link to="/settings/providers" className="button quiet start">
        ← {words.title}
      </Link>
      {provider.error && <Failed error={provider.error} retry={() => void provider.refetch()} />}
      {provider.isPending && <Loading />}
      {provider.data && (
        <>
          <h1>{provider.data.name}</h1>
          {provider.data.readOnly && <p className="soft">{words.readOnly}</p>}
          <ProviderForm
            key={providerId}
            provider={provider.data}
            locked={provider.data.readOnly}
            error={change.error}
            busy={change.isPending}
            action={common.save}
            onSave={(body) => change.mutate({ params, body })}
          />
          <Agents providerId={providerId} />
          {!provider.data.readOnly && <Removal provider={provider.data} />}
        </>
      )}
    </div>
  )
}

function Removal({ provider: { id, name } }: { provider: ServiceProvider }) {
  const words = useWords(providerWords)
  const common = useWords(commonWords)
  const toast = useToast()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const remove = useCommand(removeServiceProvider, async () => {
    await navigate({ to: '/settings/providers' })
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
              onClick={() => remove.mutate({ params: { serviceProviderId: id } })}
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
