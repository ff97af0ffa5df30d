import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { Combobox, type Option } from '#kernel/web/combobox.tsx'
import { useWords } from '#kernel/web/language.tsx'
import { Avatar, Button, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { addAgent, listAgents, removeAgent } from '#modules/accounts/agents.contract.ts'
import { listUsers } from '#modules/accounts/users.contract.ts'
import { providerWords } from '../providers.words.ts'

/** Who works for a service provider; those who manage staff add people and take them out. */
export function Agents({ providerId }: { providerId: string }) {
  const words = useWords(providerWords)
  const toast = useToast()
  const may = useMe().abilities.includes('staff.manage')
  const params = { serviceProviderId: providerId }
  const agents = useQuery(read(listAgents, { params, query: { limit: -1 } }))
  const add = useCommand(addAgent)
  const remove = useCommand(removeAgent)
  const people = agents.data?._embedded.items
  const take = (userID: string, name: string, externalAgentCompany: string | null = null) =>
    add.mutate(
      { params, body: { userID, externalAgentCompany } },
      { onSuccess: () => toast({ text: words.added(name) }) },
    )
  return (
    <section className="card stack">
      <h2>{words.people}</h2>
      {agents.error && <Failed error={agents.error} retry={() => void agents.refetch()} />}
      {agents.isPending && <Loading rows={2} />}
      {people?.length === 0 && <p className="soft">{words.noPeople}</p>}
      <ul className="rows">
        {people?.map(({ id: userId, username, email, profileImage, externalAgentCompany }) => (
          <li key={userId} className="row">
            <Avatar name={username} image={profileImage} size={36} />
            <span className="grow">
              {username}
              <small>{[email, externalAgentCompany].filter(Boolean).join(' · ')}</small>
            </span>
            {may && (
              <Button
                kind="quiet"
                aria-label={words.takeOutPerson(username)}
                onClick={() =>
                  remove.mutate(
                    { params: { ...params, userId } },
                    {
                      onSuccess: () =>
                        toast({
                          text: words.takenOut(username),
                          undo: () => take(userId, username, externalAgentCompany),
                        }),
                    },
                  )
                }
              >
                {words.takeOut}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && <AddAgent there={people?.map(({ id }) => id) ?? []} onAdd={({ id, name }) => take(id, name)} />}
      <ProblemNote error={add.error ?? remove.error} />
    </section>
  )
}

function AddAgent({ there, onAdd }: { there: string[]; onAdd: (person: Option) => void }) {
  const words = useWords(providerWords)
  const [search, setSearch] = useState('')
  const found = useQuery({
    ...read(listUsers, { query: { search, limit: 20 } }),
    enabled: search.trim().length > 1,
    placeholderData: keepPreviousData,
    select: ({ _embedded }) =>
      _embedded.items
        .filter(({ id }) => !there.includes(id))
        .map(({ id, username, email }): Option => ({ id, name: username, detail: email })),
  })
  return (
    <Combobox
      label={words.addPerson}
      hint={words.searchHint}
      text={search}
      onText={setSearch}
      options={search.trim().length > 1 ? found.data : undefined}
      onChoose={(person) => {
        setSearch('')
        onAdd(person)
      }}
      none={words.nobody}
      error={found.error}
    />
  )
}
