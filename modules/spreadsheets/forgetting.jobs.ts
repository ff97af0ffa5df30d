import { daily } from '#kernel/server/jobs.ts'
import { forgetImport, listForgettable } from './queries.ts'
import { keyOfFile } from './staging.commands.ts'

export const importDailyJobs = [
  daily('03:30', 'forget the lines of imports that can not be undone any more', async ({ db, platform }) => {
    const forgotten = await listForgettable(db)
    for (const found of forgotten) await forgetImport(db, found)
    return async () => {
      for (const { id } of forgotten) await platform.storage.remove(keyOfFile(db, id))
    }
  }),
]
