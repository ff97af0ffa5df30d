import type { WriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import { Problem } from '#kernel/contract/problem.ts'

/** What a form said of its one file, and beside it. */
export interface Form {
  name: string
  size: number
  fields: Record<string, string>
}

/**
 * Reads a multipart body with one file, which goes to what `open` gives: whoever sends more than `most` bytes is stopped.
 * Throws Problem 413 'too-large', 400 'file-missing' and what the body itself throws.
 */
export const readForm = async (
  { type, most }: { type: string; most: number },
  body: AsyncIterable<Uint8Array>,
  open: () => WriteStream,
): Promise<Form> => {
  const reader = type.startsWith('multipart/form-data') ? readerOf(type, most) : undefined
  if (!reader) throw new Problem(400, 'file-missing')
  const fields: [string, string][] = []
  const writing: Promise<Omit<Form, 'fields'>>[] = []
  reader.on('field', (name, value) => fields.push([name, value]))
  reader.on('file', (_, stream, { filename }) => {
    stream.on('limit', () => reader.destroy(new Problem(413, 'too-large', { detail: { most } })))
    const file = open()
    const written = pipeline(stream, file).then(() => ({ name: filename ?? '', size: file.bytesWritten }))
    written.catch((error: unknown) => reader.destroy(error as Error))
    writing.push(written)
  })
  try {
    await pipeline(Readable.from(body, { objectMode: false }), reader)
  } catch (error) {
    await Promise.allSettled(writing)
    throw asRefusal(error)
  }
  const [file] = await Promise.all(writing)
  if (!file) throw new Problem(400, 'file-missing')
  const said = Object.fromEntries(fields)
  return { ...file, name: said.name || file.name, fields: said }
}

/** What busboy says of a form that is none is about the form; a full disk is not. */
const asRefusal = (error: unknown) => {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof Problem) return error
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Problem(507, 'storage-full')
  return new Problem(400, 'file-missing')
}

/** A form that does not say how its parts are told apart has no reader. */
const readerOf = (type: string, most: number) => {
  try {
    return busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { files: 1, fileSize: most, fieldSize: 2000, fields: 10, headerPairs: 20 },
    })
  } catch {
    return undefined
  }
}
