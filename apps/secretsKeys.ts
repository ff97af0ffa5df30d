import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newKey, readKey } from '#kernel/server/sealing.ts'
import type { Settings } from '#kernel/server/settings.ts'
import { fail } from './settings.ts'

/** Where the key is that no setting gives. */
export const keyFile = (dataDir: string) => join(dataDir, 'secrets-key')

/**
 * The keys of `SECRETS_KEY`; else those of the data folder, where one is made the first time. Its file is readable by
 * who runs Palier only, so not by a database server that runs as somebody else.
 */
export const secretsKeys = ({ secretsKeys: given, dataDir }: Settings) => {
  if (given) return given
  const file = keyFile(dataDir)
  if (!existsSync(file)) writeNew(file, dataDir)
  chmodSync(file, 0o600)
  const keys = readFileSync(file, 'utf8').trim().split('\n').map(readKey)
  const found = keys.filter((key) => key !== undefined)
  if (found.length < keys.length)
    return fail(`${file} holds something that is no key. Put it back as it was, from a backup.`)
  return found
}

/** Made whole or not at all; when two processes start at once, the key of one of them is everybody's. */
const writeNew = (file: string, dataDir: string) => {
  mkdirSync(dataDir, { recursive: true })
  const making = `${file}.${process.pid}`
  writeFileSync(making, `${newKey()}\n`, { mode: 0o600 })
  try {
    linkSync(making, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(making)
  }
}
