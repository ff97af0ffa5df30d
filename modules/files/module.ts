import { eventsIn } from '#kernel/server/events.ts'
import { askAll, type Locate, type Module, thingsOf } from '#kernel/server/module.ts'
import { filesDocs } from './docs.ts'
import { fileEndpoints } from './endpoints.ts'
import { fileDeleted } from './events.ts'
import { eventWords } from './events.words.ts'
import { fileDailyJobs } from './jobs.ts'
import { listOwners } from './queries.ts'
import { filesRights } from './rights.ts'
import * as events from './events.ts'

/** A file belongs where it hangs; one that hangs nowhere, where its owner does. */
const locateFiles =
  (all: readonly Module[]): Locate =>
  async (db, ids) => {
    const hanging = await askAll(all, ({ locateFiles: locate }) => locate?.(db, ids))
    const owned = (await listOwners(db, ids)).filter(({ id }) => !hanging.some((file) => file.id === id))
    const owners = owned.map(({ ownerId }) => ownerId!)
    const people = await thingsOf(all).user!.locate(db, owners)
    return [
      ...hanging,
      ...owned.flatMap(({ id, ownerId }) =>
        people.filter((person) => person.id === ownerId).map(({ appId }) => ({ id, appId })),
      ),
    ]
  }

export const filesModule: Module = {
  name: 'files',
  tables: ['file'],
  open: ['file'],
  rights: filesRights,
  docs: filesDocs,
  events: eventsIn(events),
  endpoints: (all) => fileEndpoints(all.flatMap(({ mayReadFile }) => mayReadFile ?? [])),
  dailyJobs: fileDailyJobs,
  things: (all) => ({
    file: {
      catalogue: { group: 'other', order: 50, words: eventWords },
      events: [fileDeleted],
      locate: locateFiles(all),
    },
  }),
}
