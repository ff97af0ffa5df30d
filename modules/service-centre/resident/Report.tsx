import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { newKey, read } from '#kernel/web/api.ts'
import { SelectField, TextArea, TextField, useDraft } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Empty, Failed, Loading, ProblemNote } from '#kernel/web/components.tsx'
import { useProblem } from '#kernel/web/problem.ts'
import { useMe } from '#kernel/web/session.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { listHomes } from '#modules/tenant-management/homes.contract.ts'
import { listCategories } from '../categories.contract.ts'
import { branchesOf } from '../categories.rules.ts'
import { reportWords } from '../report.words.ts'
import {
  dispatch,
  draftPhotos,
  deleteDraftPhotos,
  isRefused,
  keep,
  keepDraftPhotos,
  letGo,
} from './outbox.ts'
import { Photos } from './Photos.tsx'

/** Category, what happened, photos, where: sent in under a minute, or later when there is no network. */
export function Report() {
  const words = useWords(reportWords)
  const formats = useFormats()
  const problem = useProblem()
  const me = useMe()
  const toast = useToast()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const wanted = (useSearch({ strict: false }) as { home?: string }).home
  const homes = useQuery(read(listHomes, {}))
  const open = (homes.data?._embedded.items ?? []).filter(({ state }) => state !== 'past')
  const [homeId, setHome] = useState(wanted)
  const home = open.find(({ utilisationPeriodId }) => utilisationPeriodId === homeId) ?? open[0]
  const categories = useQuery({
    ...read(listCategories, { params: { appId: home?.appId ?? '' } }),
    enabled: Boolean(home),
  })
  const [category, setCategory, clearCategory] = useDraft('report category')
  const [title, setTitle, clearTitle] = useDraft('report title')
  const [description, setDescription, clearDescription] = useDraft('report description')
  const [key] = useState(newKey)
  const [photos, setPhotos] = useState<Blob[]>([])
  useEffect(() => void draftPhotos().then(setPhotos), [])
  const changePhotos = (next: Blob[]) => {
    setPhotos(next)
    void keepDraftPhotos(next)
  }

  const send = useMutation({
    mutationFn: async () => {
      const report = {
        key,
        userId: me.id,
        photos,
        body: { category, title, description, utilisationPeriod: home?.utilisationPeriodId ?? '' },
      }
      await keep(report)
      return dispatch(report).catch(async (error: unknown) => {
        if (!isRefused(error)) return undefined
        await letGo(report)
        throw error
      })
    },
    onSuccess: (ticket) => {
      clearCategory()
      clearTitle()
      clearDescription()
      void deleteDraftPhotos()
      void queries.invalidateQueries()
      if (!ticket) toast({ text: words.sentLater })
      void navigate(ticket ? { to: '/requests/$ticketId', params: { ticketId: ticket.id } } : { to: '/' })
    },
  })

  if (homes.data && open.length === 0) return <Empty title={words.noHome} />
  if (!homes.data || !categories.data) {
    const failed = homes.data ? categories : homes
    return failed.error ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : <Loading />
  }
  const all = branchesOf(categories.data._embedded.items)
  if (all.length === 0) return <Empty title={words.noCategories} />
  const chosen = all.flatMap(({ choices }) => choices).find(({ id }) => id === category)
  const branches = chosen ? all.filter(({ choices }) => choices.includes(chosen)) : all
  return (
    <form
      className="screen stack"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <h1>{words.report}</h1>
      {branches.map(({ top, choices }) => (
        <section key={top.id} className="stack">
          {!chosen && <h2>{formats.name(top.name)}</h2>}
          <div className="choices" role="group" aria-label={formats.name(top.name)}>
            {(chosen ? [chosen] : choices).map(({ id, name }) => (
              <button
                key={id}
                type="button"
                aria-pressed={id === category}
                onClick={() => setCategory(id === category ? '' : id)}
              >
                {formats.name(name)} {chosen && <small>{words.change}</small>}
              </button>
            ))}
          </div>
        </section>
      ))}
      {chosen && (
        <>
          <TextField
            label={words.shortTitle}
            hint={words.titleHint}
            required
            maxLength={200}
            value={title}
            problem={problem.field(send.error, 'title')}
            onChange={({ target }) => setTitle(target.value)}
          />
          <TextArea
            label={words.more}
            hint={formats.name(chosen.hint) || undefined}
            value={description}
            problem={problem.field(send.error, 'description')}
            onChange={({ target }) => setDescription(target.value)}
          />
          {open.length > 1 && (
            <SelectField
              label={words.where}
              value={home?.utilisationPeriodId}
              onChange={({ target }) => setHome(target.value)}
            >
              {open.map(({ utilisationPeriodId, address, unit }) => (
                <option key={utilisationPeriodId} value={utilisationPeriodId}>
                  {address}, {unit}
                </option>
              ))}
            </SelectField>
          )}
          <Photos photos={photos} onChange={changePhotos} />
          <ProblemNote error={send.error} />
          <Button kind="primary" className="big" type="submit" busy={send.isPending}>
            {words.send}
          </Button>
          <small>{words.draftKept}</small>
        </>
      )}
    </form>
  )
}
