import { forgetting } from '#modules/imports/public.ts'
import { forgetImport, listForgettable } from './queries.ts'
import { keyOfFile } from './staging.commands.ts'

export const importDailyJobs = [
  forgetting('03:30', 'the lines of imports that can not be undone any more', async (db) => {
    const forgotten = await listForgettable(db)
    for (const found of forgotten) await forgetImport(db, found)
    return forgotten.map(({ id }) => keyOfFile(db, id))
  }),
]
