import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { api } from '#kernel/web/api.ts'
import { useApp } from '#kernel/web/app.tsx'
import { FileDrop } from '#kernel/web/fileDrop.tsx'
import { useFormats, useWords } from '#kernel/web/language.tsx'
import { Button, Empty, Failed, Loading, NoPermission } from '#kernel/web/components.tsx'
import { useMe } from '#kernel/web/session.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { listImports, uploadImport } from '../contract.ts'
import { importScreenWords } from '../screens.words.ts'
import { importWords } from '../words.ts'
import { ImportRefusal } from './ImportRefusal.tsx'
import './import.css'

/** Brings a new file in, and shows what was imported before. */
export function ImportList() {
  const words = useWords(importScreenWords)
  const { title } = useWords(importWords)
  const me = useMe()
  const { app, apps } = useApp()
  if (!me.abilities.includes('places.import') || !app) return <NoPermission />
  return (
    <div className="page stack">
      <h1>{title}</h1>
      <p className="soft">{words.intro}</p>
      {apps.length > 1 && (
        <p>
          {words.app}: <strong>{app.name}</strong>
        </p>
      )}
      <DropZone appId={app.id} />
      <h2>{words.past}</h2>
      <Earlier />
    </div>
  )
}

function DropZone({ appId }: { appId: string }) {
  const words = useWords(importScreenWords)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const upload = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData()
      body.append('file', file, file.name)
      return api(uploadImport, { query: { appId }, body } as { query: { appId: string } })
    },
    onSuccess: async ({ id: importId }) => {
      await queries.invalidateQueries({ queryKey: [listImports.path] })
      await navigate({ to: '/master-data/import/$importId', params: { importId } } as never)
    },
  })
  return (
    <FileDrop
      label={upload.isPending ? words.uploading : words.choose}
      hint={words.drop}
      accept=".csv,.txt,.tsv,.xlsx,text/csv"
      busy={upload.isPending}
      onFiles={([file]) => file && upload.mutate(file)}
    >
      <a href="/cockpit/residents.csv" download>
        {words.example}
      </a>
      <ImportRefusal error={upload.error} />
    </FileDrop>
  )
}

function Earlier() {
  const words = useWords(importScreenWords)
  const { stateOf } = useWords(importWords)
  const common = useWords(commonWords)
  const { full } = useFormats()
  const pages = useInfiniteQuery({
    queryKey: [listImports.path],
    queryFn: ({ pageParam }) => api(listImports, { query: { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  })
  if (pages.error) return <Failed error={pages.error} retry={() => void pages.refetch()} />
  if (!pages.data) return <Loading />
  const items = pages.data.pages.flatMap(({ _embedded }) => _embedded.items)
  if (items.length === 0) return <Empty title={words.none} />
  return (
    <>
      <ul className="entries">
        {items.map(({ id, fileName, state, createdAt, createdBy, appName }) => (
          <li key={id}>
            <Link to="/master-data/import/$importId" params={{ importId: id } as never}>
              <span className="grow">
                <strong>{fileName}</strong>
                <br />
                <small>
                  {appName} · {createdBy ? words.by(createdBy.name, full(createdAt)) : full(createdAt)}
                </small>
              </span>
              <span className={`pill import-${state}`}>{stateOf(state)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {common.more}
        </Button>
      )}
    </>
  )
}
