import { Readable } from 'node:stream'
import busboy from 'busboy'
import { Problem } from '#kernel/contract/problem.ts'

export interface Upload {
  bytes: Buffer
  name: string
  fields: Record<string, string>
}

/**
 * Reads one file from a multipart body, at most `most` bytes of it: whoever sends more is stopped, not stored. Throws
 * Problem 413 'too-large' and 400 'file-missing'.
 */
export const readUpload = (request: Request, most: number): Promise<Upload> => {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body)
    return Promise.reject(new Problem(400, 'file-missing'))
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > most + 100_000) return Promise.reject(new Problem(413, 'too-large', { detail: { most } }))
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {}
    let file: { bytes: Buffer; name: string } | undefined
    const source = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0])
    const fail = (problem: Problem) => {
      source.unpipe()
      source.destroy()
      reject(problem)
    }
    const reader = readerOf(type, most)
    if (!reader) return fail(new Problem(400, 'file-missing'))
    reader.on('field', (name, value) => (fields[name] = value))
    reader.on('file', (_, stream, { filename }) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('limit', () => fail(new Problem(413, 'too-large', { detail: { most } })))
      stream.on('end', () => (file = { bytes: Buffer.concat(parts), name: filename ?? '' }))
    })
    reader.on('error', () => fail(new Problem(400, 'file-missing')))
    reader.on('close', () =>
      file
        ? resolve({ ...file, name: fields.name || file.name, fields })
        : reject(new Problem(400, 'file-missing')),
    )
    source.on('error', () => reject(new Problem(400, 'upload-interrupted')))
    source.pipe(reader)
  })
}

/** A form that does not say how its parts are told apart has no reader. */
const readerOf = (type: string, most: number) => {
  try {
    return busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { files: 1, fileSize: most, fieldSize: 2000, fields: 10 },
    })
  } catch {
    return undefined
  }
}
