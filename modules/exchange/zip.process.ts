import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Problem } from '#kernel/contract/problem.ts'
import { shown } from '#kernel/contract/text.ts'
import { doTasks } from '#kernel/server/placed.ts'
import { fileNameOf } from './files.rules.ts'
import type { Packed, Unzipped } from './zip.commands.ts'

const MANIFEST = 'manifest.json'
const MOST_ENTRIES = 100
const MOST_MANIFEST_BYTES = 1_000_000
/** What systems put beside the files of a folder. */
const LEFT_BEHIND = /^(?:\..*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r)$/i

/**
 * Unpacks a ZIP, entry by entry. What is in it is not believed: names that lead elsewhere, sizes that are not true, files that
 * the format does not know, and all that grows beyond bounds are problems.
 */
doTasks(async ({ path, folder, mostBytes }: Packed): Promise<Unzipped> => {
  const found: Unzipped = { files: [], problems: [] }
  const wrong = (file: string, reason: string) => found.problems.push({ file: shown(file), reason })
  let left = mostBytes
  try {
    // Programs on Windows write backslashes; they are read as what they mean, and lead nowhere else either.
    const zip = await openPromise(path, { strictFileNames: false })
    try {
      if (zip.entryCount > MOST_ENTRIES) throw new Error('more entries than a delivery has')
      for await (const entry of zip.eachEntry()) {
        const written = entry.fileName.split('/').at(-1)!
        if (written === '' || LEFT_BEHIND.test(written) || /(?:^|\/)__MACOSX\//.test(entry.fileName)) continue
        const name = written.toLowerCase() === MANIFEST ? MANIFEST : (fileNameOf(written) ?? written)
        if (found.files.some((file) => file.name === name)) wrong(name, 'twice')
        else if (name === MANIFEST) {
          const manifest = await manifestIn(zip, entry)
          if (manifest === undefined) wrong(name, 'manifest')
          else found.manifest = manifest
        } else if (fileNameOf(name)) {
          const file = join(folder, name)
          let size = 0
          await pipeline(
            await zip.openReadStreamPromise(entry),
            async function* (parts) {
              for await (const part of parts as AsyncIterable<Uint8Array>) {
                size += part.length
                if (size > left) throw new Problem(422, 'zip-grows')
                yield part
              }
            },
            createWriteStream(file, { mode: 0o600 }),
          )
          left -= size
          found.files.push({ name, file, size })
        } else wrong(name, 'unknown-file')
      }
    } finally {
      zip.close()
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (error instanceof Problem || (code && !/^(?:Z_|ERR_)/.test(code))) throw error
    throw new Problem(422, 'zip-torn')
  }
  return found
})

const manifestIn = async (zip: ZipFile, entry: Entry) =>
  entry.uncompressedSize > MOST_MANIFEST_BYTES
    ? undefined
    : (await text(await zip.openReadStreamPromise(entry))).replace(/^\uFEFF/, '')
