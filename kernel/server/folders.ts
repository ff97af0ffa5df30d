import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Services } from './services.ts'

/** A folder on this machine for what is too large to be kept in mind, gone when the work is done. */
export const inFolder = async <Result>({ temp }: Services, work: (folder: string) => Promise<Result>) => {
  await mkdir(temp, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(temp, 'work-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
