import { z } from 'zod'
import { id } from '#kernel/contract/shapes.ts'
import { type Db, inOrganization } from '#kernel/server/database.ts'
import { type Portion, recordPortion } from '#kernel/server/events.ts'
import { enqueue, type Job, job, nobodyWaits } from '#kernel/server/jobs.ts'
import { happenedTo, type Module } from '#kernel/server/module.ts'
import { type Door, from, inside } from '#kernel/server/whence.ts'
import type { Written } from '#kernel/server/written.ts'

/** A row of a table that an import or a delivery wrote; portions are told apart by `id`. */
export interface WrittenRow extends Written {
  id: string
  /** As the database calls it. */
  table: string
}

/** An import or a delivery, for who tells what it did. */
interface Done {
  id: string
  createdById: string | null
  state: string
  appliedAt: Date | null
}

interface Front<Key extends string, Kind extends string> {
  name: string
  door: Door
  /** What the job calls the id of what it tells of. */
  key: Key
  /** What is told one after the other. */
  kinds: readonly [Kind, ...Kind[]]
  /** Holds what is told of until the transaction ends, so that nobody undoes it meanwhile. */
  lock: (db: Db, id: string) => Promise<Done | undefined>
  list: (
    db: Db,
    id: string,
    portion: Portion<Kind> & { back: boolean; limit: number },
  ) => Promise<WrittenRow[]>
}

/**
 * How others learn what an import or a delivery did to each thing, by webhooks, the list of events and histories: each of them
 * once, portion by portion, after it was applied; the owners of the rows say which event that is.
 */
export const publishing = <Key extends string, Kind extends string>({
  name,
  door,
  key,
  kinds,
  lock,
  list,
}: Front<Key, Kind>) => {
  const first: Portion<Kind> = { kind: kinds[0], after: '' }

  const recordSome = (
    db: Db,
    modules: readonly Module[],
    { id: ofId, createdById: actorId }: Done,
    portion: Portion<Kind>,
    { at, back }: { at: Date | null; back: boolean },
  ) =>
    recordPortion(
      db,
      kinds,
      portion,
      async (wanted) =>
        (await list(db, ofId, { ...wanted, back })).map((row) => ({
          id: row.id,
          happened: happenedTo(modules, row.table, row),
        })),
      { actorId, at },
    )

  const payload = z.object({ [key]: id, kind: z.enum(kinds), after: z.string() }) as unknown as z.ZodType<
    Record<Key, string> & Portion<Kind>
  >
  const publish: Job<Record<Key, string> & Portion<Kind>> = job(
    name,
    payload,
    nobodyWaits,
    ({ database, organizationId, services, payload: portion }) =>
      inOrganization(from(database, inside(door)), { organizationId }, async (db) => {
        const found = await lock(db, portion[key])
        if (found?.state !== 'applied') return
        const next = await recordSome(db, services.modules, found, portion, {
          at: found.appliedAt,
          back: false,
        })
        if (next) await enqueue(db, publish, { ...portion, ...next })
      }),
  )

  return {
    publish,
    /** Has it told what it did, when the transaction that did it has ended. */
    publishLater: (db: Db, ofId: string) =>
      enqueue(db, publish, { [key]: ofId, ...first } as Record<Key, string> & Portion<Kind>),
    /** Tells what is taken back, in the transaction that does so. */
    publishUndone: async (db: Db, modules: readonly Module[], done: Done) => {
      for (let next: Portion<Kind> | undefined = first; next;)
        next = await recordSome(db, modules, done, next, { at: null, back: true })
    },
  }
}
