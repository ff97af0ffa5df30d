import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read, useCommand } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/language.tsx'
import { Button, ProblemNote } from '#kernel/web/components.tsx'
import { createExchangeExport, findExchangeExport } from '../export.contract.ts'
import { exchangeScreenWords } from '../screens.words.ts'
import { REFRESH_MILLISECONDS } from './states.ts'

/** Asks for an export of all master data, and offers it once it is there. */
export function Export({ appId }: { appId: string }) {
  const words = useWords(exchangeScreenWords)
  const [exchangeExportId, setId] = useState<string>()
  const create = useCommand(createExchangeExport, ({ id }) => setId(id))
  const found = useQuery({
    ...read(findExchangeExport, { params: { exchangeExportId: exchangeExportId ?? '' } }),
    enabled: exchangeExportId !== undefined,
    refetchInterval: ({ state }) =>
      state.data && state.data.state !== 'waiting' ? false : REFRESH_MILLISECONDS,
  })
  const waiting =
    create.isPending || (exchangeExportId !== undefined && (found.data?.state ?? 'waiting') === 'waiting')
  return (
    <section className="stack" aria-labelledby="export">
      <h2 id="export">{words.export}</h2>
      <p className="soft">{words.exportHint}</p>
      <div className="row">
        {found.data?.url ? (
          <a className="button primary" href={found.data.url}>
            {words.download}
          </a>
        ) : (
          <Button
            busy={waiting && !found.error}
            onClick={() => create.mutate({ params: { appId }, body: {} })}
          >
            {words.exportAll}
          </Button>
        )}
        <output>{waiting && !found.error && words.exporting}</output>
      </div>
      {found.data?.state === 'failed' && !create.isPending && (
        <p className="problem" role="alert">
          {words.exportFailed}
        </p>
      )}
      <ProblemNote error={create.error ?? found.error} />
    </section>
  )
}
