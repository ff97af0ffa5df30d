import { daily } from '#kernel/server/jobs.ts'
import { purgeDeleted } from './deleted.queries.ts'
import { forgetImport, listForgettable } from './import.queries.ts'
import { keyOfFile } from './import.staging.commands.ts'

export const masterDataDailyJobs = [
  daily('03:10', 'forget places that were deleted more than 30 days ago', ({ db, platform }) =>
    purgeDeleted(db, platform.modules),
  ),
  daily('03:30', 'forget the lines of imports that can not be undone any more', async ({ db, platform }) => {
    const forgotten = await listForgettable(db)
    for (const found of forgotten) await forgetImport(db, found)
    return async () => {
      for (const { id } of forgotten) await platform.storage.remove(keyOfFile(db, id))
    }
  }),
]
