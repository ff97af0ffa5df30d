import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '#kernel/contract/problem.ts'
import { inFolder } from '#kernel/server/folders.ts'
import type { PlaceKind } from '#kernel/server/places.ts'
import type { Services } from '#kernel/server/services.ts'
import { type FileForm, type Inspected, readFile } from './file.rules.ts'
import type { Choices } from './parse.contract.ts'
import type { Line } from './parse.rules.ts'

/** A file on disk: to be looked at, or a workbook whose lines are to be written down. */
export type Reading =
  | { path: string; choices?: Choices | undefined; unpackInto?: undefined }
  | { path: string; form: FileForm; unpackInto: string }

export type ReadingOutcome = Inspected | { lines: number }

/** Where files of strangers are looked at and workbooks unpacked. */
const reading: PlaceKind<Reading, ReadingOutcome> = {
  name: 'Reading a file of an import',
  process: new URL('./parse.process.ts', import.meta.url),
  heapMegabytes: 1024,
  mostMegabytes: 1536,
  mostSeconds: 60,
  beyond: () => new Problem(422, 'file-too-heavy'),
  broken: () => new Problem(422, 'file-unreadable'),
}

/** How a file is to be read and which columns it has, or why that can not be said. */
export const inspect = async (
  { places }: Services,
  { path, choices, caller }: { path: string; choices?: Choices; caller: string },
) => (await places.run(reading, { path, choices }, caller)) as Inspected

/** Like inspect, of a file that is stored, as somebody says that it is to be read. */
export const inspectStored = (
  services: Services,
  { key, choices, caller }: { key: string; choices: Choices; caller: string },
) => withFile(services, key, ({ path }) => inspect(services, { path, choices, caller }))

/** The lines of a stored file, read from this machine, and how many bytes of how many were read so far. */
export interface Source {
  lines: AsyncIterable<Line>
  read: () => number
  size: number
}

/** Fetches a stored file, and unpacks it if it is a workbook, before anybody waits for its lines. */
export const withSource = <Result>(
  services: Services,
  { key, form, caller }: { key: string; form: FileForm; caller: string },
  work: (source: Source) => Promise<Result>,
) =>
  withFile(services, key, async ({ folder, path }) => {
    if (form.format === 'csv') return work(await sourceOf(path, (bytes) => readFile(bytes, form)))
    const unpackInto = join(folder, 'lines')
    await services.places.run(reading, { path, form, unpackInto }, caller)
    return work(await sourceOf(unpackInto, linesIn))
  })

/** Brings a stored file to this machine for as long as it is worked on. */
const withFile = <Result>(
  services: Services,
  key: string,
  work: (place: { folder: string; path: string }) => Promise<Result>,
) =>
  inFolder(services, async (folder) => {
    const path = join(folder, 'file')
    await pipeline((await services.storage.get(key)).body, createWriteStream(path, { mode: 0o600 }))
    return work({ folder, path })
  })

const sourceOf = async (
  path: string,
  lines: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Line>,
): Promise<Source> => {
  const { size } = await stat(path)
  let read = 0
  const counted = async function* () {
    for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
      read += part.length
      yield part
    }
  }
  return { lines: lines(counted()), read: () => read, size }
}

async function* linesIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  for await (const line of createInterface({ input: Readable.from(bytes), crlfDelay: Infinity }))
    yield JSON.parse(line) as Line
}
