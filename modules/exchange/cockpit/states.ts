import type { ExchangeCounts, ExchangeJob } from '../contract.ts'

export const REFRESH_MILLISECONDS = 1500

const busy = new Set<ExchangeJob['state']>(['waiting', 'checking', 'applying', 'undoing'])

/** Does the server still work on it? */
export const isBusy = ({ state }: ExchangeJob) => busy.has(state)

/** What all files together did or would do. */
export const totalOf = (counts: Record<string, ExchangeCounts>) => {
  const total: ExchangeCounts = { created: 0, changed: 0, deleted: 0, same: 0 }
  for (const tally of Object.values(counts))
    for (const name of ['created', 'changed', 'deleted', 'same'] as const) total[name] += tally[name]
  return total
}

/** How long it took, to a tenth; nothing takes no time. */
export const tookSeconds = (milliseconds: number) => Math.max(1, Math.round(milliseconds / 100)) / 10
