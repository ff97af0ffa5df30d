import { daily } from '#kernel/server/jobs.ts'
import type { StoredSize } from './public.ts'
import { deleteFile, listLeftovers } from './queries.ts'

export const fileDailyJobs = [
  daily('02:30', 'remove files that hang on nothing', async ({ db, services }) => {
    const left = await listLeftovers(db, services.modules)
    for (const { id } of left) await deleteFile(db, id)
    return async () => {
      for (const { sizes } of left)
        for (const { key } of Object.values(sizes as unknown as Record<string, StoredSize>))
          await services.storage.remove(key)
    }
  }),
]
