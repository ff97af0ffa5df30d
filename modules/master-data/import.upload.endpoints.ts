import { basename } from 'node:path/posix'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { Problem } from '#kernel/contract/problem.ts'

const MOST_BYTES = 64_000_000

export interface Uploaded {
  name: string
  bytes: Buffer
}

/**
 * The file of a form. Reading stops at the limit, whatever length was announced: Problems 413 'too-large',
 * 400 'file-missing'. The name is what people are shown; it is never a path.
 */
export const receiveFile = async (request: Request): Promise<Uploaded> => {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES + 10_000)
    throw new Problem(413, 'too-large')
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body) throw new Problem(400, 'file-missing')
  const body = Readable.fromWeb(request.body as ReadableStream)
  return new Promise((resolve, reject) => {
    const refuse = (problem: Problem) => {
      body.unpipe()
      body.destroy()
      reject(problem)
    }
    let form: ReturnType<typeof busboy>
    try {
      form = busboy({
        headers: { 'content-type': type },
        defParamCharset: 'utf8',
        limits: { files: 1, fileSize: MOST_BYTES, fields: 10 },
      })
    } catch {
      return refuse(new Problem(400, 'file-missing'))
    }
    let uploaded: Uploaded | undefined
    form.on('file', (_field, file, { filename }) => {
      const parts: Buffer[] = []
      file.on('data', (part: Buffer) => parts.push(part))
      file.on('limit', () => refuse(new Problem(413, 'too-large')))
      file.on('end', () => {
        uploaded = { name: nameOf(filename), bytes: Buffer.concat(parts) }
      })
    })
    form.on('close', () => (uploaded ? resolve(uploaded) : reject(new Problem(400, 'file-missing'))))
    form.on('error', () => refuse(new Problem(400, 'file-missing')))
    body.on('error', () => reject(new Problem(400, 'file-missing')))
    body.pipe(form)
  })
}

const nameOf = (given: string | undefined) =>
  basename((given ?? '').replaceAll('\\', '/'))
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- these are exactly the characters that are taken out
    .replaceAll(/[\u0000-\u001f\u007f]/g, '')
    .trim()
    .slice(0, 200) || 'import'
