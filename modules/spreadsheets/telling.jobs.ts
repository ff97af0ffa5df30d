import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { event, type Happened, happened, type Portion, recordPortion } from '#kernel/server/events.ts'
import { changesOf } from '#kernel/server/changes.ts'
import { enqueue, job, nobodyWaits } from '#kernel/server/jobs.ts'
import { from, inside } from '#kernel/server/whence.ts'
import { periodCreated, periodDeleted, periodUpdated, placeEvents } from '#modules/master-data/events.ts'
import { lockForJob } from './queries.ts'
import { listWritten, type ToldKind, toldKinds, type Written } from './telling.queries.ts'

interface Import {
  id: string
  createdById: string | null
}

const first: Portion<ToldKind> = { kind: toldKinds[0], after: '' }

const tellPortion = (
  db: Db,
  { id: importId, createdById: actorId }: Import,
  portion: Portion<ToldKind>,
  { at, back }: { at: Date | null; back: boolean },
) =>
  recordPortion(
    db,
    toldKinds,
    portion,
    async (wanted) =>
      (await listWritten(db, importId, { ...wanted, back })).map((written) => ({
        id: written.id,
        happened: happenedTo(written, back),
      })),
    { actorId, at },
  )

const nouns = { property: 'Property', building: 'Group', unit: 'Unit' } as const
const periodEvents = { created: periodCreated, updated: periodUpdated, deleted: periodDeleted }

const code = z.object({ registrationCodeId: id })

/** As tenant management, which is built on this module, calls what happens to its codes; in the trail is the import as a whole. */
const codeEvents = {
  created: event('registration-code.created', code),
  updated: event('registration-code.updated', code),
  deleted: event('invitation.withdrawn', code),
}

const happenedTo = ({ kind, objectId, unitId, before, after }: Written, back: boolean): Happened => {
  const does = after ? 'updated' : back ? 'deleted' : 'created'
  const changes = after ? changesOf(before ?? {}, after) : undefined
  if (kind === 'tenant') return happened(codeEvents[does], objectId, { registrationCodeId: objectId })
  if (kind === 'period')
    return happened(periodEvents[does], objectId, { utilisationPeriodId: objectId, unitId: unitId!, changes })
  return happened(placeEvents[nouns[kind]][does], objectId, { placeId: objectId, changes })
}

/**
 * Records what an import did to each thing, for webhooks, for who follows the events and for the history: after it was
 * applied, portion by portion, each of them once.
 */
export const tellImport = job(
  'tell what an import did',
  z.object({ importId: id, kind: z.enum(toldKinds), after: z.string() }),
  nobodyWaits,
  ({ database, organizationId, payload: { importId, ...portion } }) =>
    inOrganization(from(database, inside('import')), { organizationId }, async (db) => {
      const found = await lockForJob(db, importId)
      if (found?.state !== 'applied') return
      const next = await tellPortion(db, found, portion, { at: found.appliedAt, back: false })
      if (next) await enqueue(db, tellImport, { importId, ...next })
    }),
)

export const tellLater = (db: Db, importId: string) => enqueue(db, tellImport, { importId, ...first })

/** Records what the transaction that undoes an import has taken back. */
export const tellUndone = async (db: Db, found: Import) => {
  for (let next: Portion<ToldKind> | undefined = first; next;)
    next = await tellPortion(db, found, next, { at: null, back: true })
}
