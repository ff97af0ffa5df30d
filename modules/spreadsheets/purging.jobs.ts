import { purging } from '#modules/imports/public.ts'
import { purgeImport, listPurgeable } from './queries.ts'
import { keyOfFile } from './staging.commands.ts'

export const importDailyJobs = [
  purging('03:30', 'the lines of imports that can not be undone any more', async (db) => {
    const forgotten = await listPurgeable(db)
    for (const found of forgotten) await purgeImport(db, found)
    return forgotten.map(({ id }) => keyOfFile(db, id))
  }),
]
