import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '#kernel/contract/problem.ts'
import { api, save, useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Empty, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { AccountButton } from '#modules/accounts/web/Account.tsx'
import { listCodes, type RegistrationCode, sendInvitation, withdrawInvitation } from '../codes.contract.ts'
import { drawLetters, findLetters } from '../letters.contract.ts'
import { tenantWords } from '../screens.words.ts'

const states = ['imported', 'invited', 'registered'] as const

/** Everybody who was invited or could be: invite, remind, withdraw, print letters. */
export function Invitations() {
  const words = useWords(tenantWords)
  const common = useWords(commonWords)
  const toast = useToast()
  const [search, setSearch] = useState('')
  const [state, setState] = useState<(typeof states)[number]>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const codes = useInfiniteQuery({
    queryKey: [listCodes.path, { search, state }],
    queryFn: ({ pageParam }) =>
      api(listCodes, { query: { search: search || undefined, state, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const send = useCommand(sendInvitation)
  const withdraw = useCommand(withdrawInvitation)
  const print = useMutation({ mutationFn: (ids: string[]) => printLetters(ids) })
  const rows = codes.data?.pages.flatMap(({ _embedded }) => _embedded.items) ?? []
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const invite = ({ id }: RegistrationCode) =>
    send.mutate({ params: { invitationId: id }, body: {} }, { onSuccess: () => toast({ text: words.sent }) })
  return (
    <div className="page stack">
      <header className="row">
        <h1 className="grow">{words.tenants}</h1>
        {chosen.size > 0 && (
          <Button kind="primary" busy={print.isPending} onClick={() => print.mutate([...chosen])}>
            {words.letters(chosen.size)}
          </Button>
        )}
      </header>
      {print.data && print.data.length > 0 && (
        <p className="notice" role="status">
          {words.unwritten} {print.data.map((line) => `«${line}»`).join(', ')}
        </p>
      )}
      <div className="row">
        <input
          type="search"
          className="grow"
          aria-label={common.search}
          placeholder={words.searchHint}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <select
          aria-label={words.state}
          value={state ?? ''}
          style={{ width: 'auto' }}
          onChange={({ target }) => setState((target.value || undefined) as typeof state)}
        >
          <option value="">{words.all}</option>
          {states.map((each) => (
            <option key={each} value={each}>
              {words[each]}
            </option>
          ))}
        </select>
      </div>
      <ProblemNote error={send.error ?? withdraw.error ?? print.error} />
      {codes.error && <Failed error={codes.error} retry={() => void codes.refetch()} />}
      {codes.isPending && <Loading rows={8} />}
      {codes.data && rows.length === 0 && <Empty title={words.none} />}
      {rows.length > 0 && (
        <div className="card scrolls">
          <table className="table">
            <thead>
              <tr>
                <th>
                  <span className="hidden">{words.select}</span>
                </th>
                <th>{words.name}</th>
                <th>{words.place}</th>
                <th>{words.code}</th>
                <th>{words.state}</th>
                <th>
                  <span className="hidden">{words.invite}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`${words.select} ${row.tenant.name ?? row.code}`}
                      checked={chosen.has(row.id)}
                      onChange={({ target }) => choose(row.id, target.checked)}
                    />
                  </td>
                  <td>
                    {row.tenant.name ?? '–'}
                    <br />
                    <small>{row.tenant.email}</small>
                  </td>
                  <td>{row.places.map(({ address, unit }) => `${address}, ${unit}`).join(' · ')}</td>
                  <td>
                    <code>{row.code}</code> {row.permanent && <span className="pill">{words.permanent}</span>}
                  </td>
                  <td>
                    <span className="pill">{words[row.state]}</span>
                    {row.state === 'invited' && row.invitationProblem && (
                      <p className="problem">{words.undelivered(row.invitationProblem)}</p>
                    )}
                  </td>
                  <td>
                    <div className="row">
                      {row.usedBy && <AccountButton userId={row.usedBy.id} username={row.usedBy.username} />}
                      {!row.usedAt && row.email && (
                        <Button onClick={() => invite(row)}>
                          {row.invitationSent ? words.remind : words.invite}
                        </Button>
                      )}
                      {!row.usedAt && (
                        <Button
                          kind="quiet"
                          onClick={() => withdraw.mutate({ params: { invitationId: row.id } })}
                        >
                          {words.withdraw}
                        </Button>
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {codes.hasNextPage && (
        <Button busy={codes.isFetchingNextPage} onClick={() => void codes.fetchNextPage()}>
          {common.more}
        </Button>
      )}
    </div>
  )
}

const ASK_EVERY = 700

/** Has the letters drawn in the background, waits for the file, saves it and gives the lines that lack a character. */
const printLetters = async (registrationCodeIds: string[]) => {
  let run = await api(drawLetters, { body: { registrationCodeIds } })
  while (run.state === 'waiting' || run.state === 'drawing') {
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY))
    run = await api(findLetters, { params: { letterRunId: run.id } })
  }
  if (!run.url) throw new Problem(500, 'internal')
  save(run.url)
  return run.unwritten
}
