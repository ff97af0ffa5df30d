import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, Dialog, Failed, Loading } from '#kernel/web/components.tsx'
import { commonWords } from '#kernel/web/words.ts'
import { shapeOfColumns } from '../columns.rules.ts'
import { discardImport, type Import as Found, showImport } from '../contract.ts'
import { showReading } from '../parse.contract.ts'
import { importScreenWords } from '../screens.words.ts'
import { importWords } from '../words.ts'
import { ImportMapping } from './ImportMapping.tsx'
import { ImportReading } from './ImportReading.tsx'
import { ImportRefusal } from './ImportRefusal.tsx'
import { ImportResult } from './ImportResult.tsx'
import './import.css'

const working = new Set(['previewing', 'applying', 'undoing'])

/** One import, at whichever step it is; while the server works, the screen asks how far it is. */
export function Import() {
  const words = useWords(importScreenWords)
  const { stateOf } = useWords(importWords)
  const { importId = '' } = useParams({ strict: false }) as { importId?: string }
  const [remapping, setRemapping] = useState(false)
  const { data, error, refetch } = useQuery({
    ...read(showImport, { params: { importId } }),
    refetchInterval: ({ state }) => (state.data && working.has(state.data.state) ? 700 : false),
  })
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  const mapping = data.state === 'mapping' || data.state === 'failed' || (remapping && data.can.map)
  const discard = data.can.discard && <Discard importId={importId} />
  return (
    <div className="page stack">
      <Link to="/master-data/import">‹ {words.backToList}</Link>
      <header className="row">
        <h1 className="grow filename">{data.fileName}</h1>
        <output className={`pill import-${data.state}`}>{stateOf(data.state)}</output>
      </header>
      {data.problem && <ImportRefusal error={data.problem} />}
      {working.has(data.state) && <Working {...data} />}
      {mapping && <Mapping found={data} onDone={() => setRemapping(false)} />}
      {mapping || working.has(data.state) ? (
        <div className="row">{discard}</div>
      ) : (
        <ImportResult found={data} onRemap={() => setRemapping(true)}>
          {discard}
        </ImportResult>
      )}
    </div>
  )
}

/** How the file is read, and what its columns mean. */
function Mapping({ found, onDone }: { found: Found; onDone: () => void }) {
  const { data, error, refetch } = useQuery(read(showReading, { params: { importId: found.id } }))
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <ImportReading importId={found.id} reading={data} />
      <ImportMapping
        key={shapeOfColumns(found.columns)}
        found={found}
        reading={data}
        onPreview={onDone}
        onBack={found.state === 'previewed' ? onDone : undefined}
      />
    </>
  )
}

/** Throws the import away, after asking. */
function Discard({ importId }: { importId: string }) {
  const words = useWords(importScreenWords)
  const common = useWords(commonWords)
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const discard = useCommand(discardImport, () => navigate({ to: '/master-data/import' } as never))
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {words.discard}
      </Button>
      <Dialog title={words.discard} open={asking} onClose={() => setAsking(false)}>
        <div className="stack">
          <p>{words.discardAsk}</p>
          <ImportRefusal error={discard.error} />
          <div className="row">
            <Button
              kind="danger"
              busy={discard.isPending}
              onClick={() => discard.mutate({ params: { importId } })}
            >
              {words.discard}
            </Button>
            <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}

function Working({ state, progress: { done, total } }: Found) {
  const words = useWords(importScreenWords)
  const { stateOf } = useWords(importWords)
  return (
    <section className="card stack">
      <p>{stateOf(state)} …</p>
      <progress
        aria-label={stateOf(state)}
        max={100}
        value={total === 0 ? 0 : Math.min(99, (done / total) * 100)}
      />
      <p className="soft">{words.leave}</p>
    </section>
  )
}
