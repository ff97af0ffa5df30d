import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { Checkbox } from '#kernel/web/fields.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Empty, Failed, Loading, NoPermission, ProblemNote } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { useToast } from '#kernel/web/toast.tsx'
import { type Category, changeCategory, listCategories, orderCategories } from '../categories.contract.ts'
import { orderWith, treeOf } from '../categories.rules.ts'
import { categoryWords } from '../categories.words.ts'
import { CategoryForm, type Edited } from './CategoryForm.tsx'
import { CategoryLine } from './CategoryLine.tsx'
import './categories.css'

/** What can be reported in an app: its two levels, in their order, for who may change them. */
export function Categories() {
  const me = useMe()
  const { app } = useApp()
  if (!app || !me.abilities.includes('categories.edit')) return <NoPermission />
  return (
    <div className="page stack">
      <Tree key={app.id} appId={app.id} />
    </div>
  )
}

function Tree({ appId }: { appId: string }) {
  const words = useWords(categoryWords)
  const wanted = read(listCategories, { params: { appId } })
  const list = useQuery(wanted)
  const [edited, setEdited] = useState<Edited>()
  const [showing, setShowing] = useState(false)
  const { order, archive, error } = useChanges(appId)
  const all = list.data?._embedded.items ?? []
  const shown = treeOf(showing ? all : all.filter(({ archived }) => !archived))
  const line = (category: Category, beside: Category[]) => (
    <CategoryLine
      category={category}
      before={beside[beside.indexOf(category) - 1]}
      after={beside[beside.indexOf(category) + 1]}
      move={(step) => void order(category, step, showing)}
      edit={() => setEdited({ category })}
      archive={() => archive(category, !category.archived)}
    />
  )
  return (
    <>
      <header className="row">
        <h1 className="grow">{words.title}</h1>
        <Button kind="primary" onClick={() => setEdited({ parentID: null })}>
          {words.add}
        </Button>
      </header>
      <p className="soft">{words.intro}</p>
      <ProblemNote error={error} />
      {list.error && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading rows={6} />}
      {list.data && shown.length === 0 && (
        <Empty title={words.empty}>
          <p>{words.emptyHint}</p>
        </Empty>
      )}
      {all.some(({ archived }) => archived) && (
        <Checkbox
          label={words.showArchived}
          checked={showing}
          onChange={({ target }) => setShowing(target.checked)}
        />
      )}
      <ul className="stack">
        {shown.map(({ top, below }) => (
          <li key={top.id} className="card branch">
            {line(
              top,
              shown.map((each) => each.top),
            )}
            {below.length > 0 && (
              <ul>
                {below.map((category) => (
                  <li key={category.id}>{line(category, below)}</li>
                ))}
              </ul>
            )}
            {!top.archived && <AddBelow top={top} add={() => setEdited({ parentID: top.id })} />}
          </li>
        ))}
      </ul>
      <Dialog
        title={edited?.category ? words.editTitle : words.add}
        open={edited !== undefined}
        onClose={() => setEdited(undefined)}
      >
        {edited && (
          <CategoryForm appId={appId} edited={edited} all={all} onDone={() => setEdited(undefined)} />
        )}
      </Dialog>
    </>
  )
}

function AddBelow({ top, add }: { top: Category; add: () => void }) {
  const words = useWords(categoryWords)
  const { name } = useFormats()
  return (
    <Button kind="quiet" className="below" aria-label={words.addBelowOf(name(top.name))} onClick={add}>
      + {words.addBelow}
    </Button>
  )
}

/** Changes that take effect at once; the list shows a new order before the server has it. */
const useChanges = (appId: string) => {
  const words = useWords(categoryWords)
  const { name } = useFormats()
  const toast = useToast()
  const queries = useQueryClient()
  const put = useCommand(orderCategories, undefined, { inTurn: 'order of categories' })
  const change = useCommand(changeCategory)
  const { queryKey } = read(listCategories, { params: { appId } })
  /** Reckons with what was ordered a moment ago, whether or not it is on the screen already. */
  const order = async (category: Category, step: -1 | 1, showing: boolean) => {
    await queries.cancelQueries({ queryKey })
    const all = queries.getQueryData(queryKey)?._embedded.items ?? []
    const beside = all.filter(
      ({ parentID, archived }) => parentID === category.parentID && (showing || !archived),
    )
    const place = beside.findIndex(({ id }) => id === category.id) + step
    const other = beside[place]
    if (!other) return
    const items = orderWith(all, category.id, other.id)
    queries.setQueryData(queryKey, { _embedded: { items }, total: items.length })
    put.mutate(
      { params: { appId }, body: { ids: items.map(({ id }) => id) } },
      { onError: () => void queries.invalidateQueries({ queryKey }) },
    )
    toast({ text: words.moved(name(category.name), place + 1, beside.length) })
  }
  const archive = (category: Category, archived: boolean) =>
    change.mutate(
      { params: { categoryId: category.id }, body: { archived } },
      {
        onSuccess: () =>
          toast({
            text: (archived ? words.archivedNow : words.restoredNow)(name(category.name)),
            undo: archived ? () => archive(category, false) : undefined,
          }),
      },
    )
  return { order, archive, error: put.error ?? change.error }
}
