import { changesOf } from './changes.ts'
import type { Happened } from './events.ts'

type Cells = Record<string, any>

/** A row that a delivery or an import has written: as it was before, and as it is; null where there was or is none. */
export interface Written {
  before: Cells | null
  after: Cells | null
}

type Kind = 'created' | 'updated' | 'deleted' | 'restored'

/** Which event it is that happened to a row, if anybody is told of that. */
export type Telling = (kind: Kind, row: Cells, changes: ReturnType<typeof changesOf>) => Happened | undefined

/** What happened to a row that was written, or undefined when nothing did that anybody is told of. */
export type HappenedTo = (written: Written) => Happened | undefined

const gone = (row: Cells | null) => !row || Boolean(row.deleted_at)

/**
 * What happens to the rows of a table, as if somebody had done it by hand; `shown` is what others are told of one, by the names of
 * the wire: a row in which nothing of that changed, nobody hears of.
 */
export const happensTo =
  (shown: (row: Cells) => object, tell: Telling): HappenedTo =>
  ({ before, after }) => {
    if (gone(after)) return gone(before) ? undefined : tell('deleted', before!, undefined)
    if (gone(before)) return tell(before ? 'restored' : 'created', after!, undefined)
    const changes = changesOf(shown(before!), shown(after!))
    return changes && tell('updated', after!, changes)
  }
