import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

/** As much of S3 as a bucket of objects needs, on this machine; the environment leads its client there. */
export const openBucket = async () => {
  const objects = new Map<string, { bytes: Buffer; type: string | undefined }>()
  const uploads = new Map<string, Buffer[]>()
  const server = createServer(async (request, reply) => {
    const { pathname: key, searchParams } = new URL(request.url ?? '', 'http://s3')
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const bytes = Buffer.concat(parts)
    const xml = (text: string, status = 200) =>
      reply.writeHead(status, { 'content-type': 'application/xml' }).end(text)
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) return reply.writeHead(403).end()
    const upload = searchParams.get('uploadId')
    if (request.method === 'POST' && searchParams.has('uploads')) {
      uploads.set(key, [])
      return xml(`<InitiateMultipartUploadResult><UploadId>${key}</UploadId></InitiateMultipartUploadResult>`)
    }
    if (request.method === 'POST' && upload) {
      objects.set(key, { bytes: Buffer.concat(uploads.get(upload) ?? []), type: undefined })
      return xml('<CompleteMultipartUploadResult></CompleteMultipartUploadResult>')
    }
    if (request.method === 'PUT' && upload) {
      uploads.get(upload)?.push(bytes)
      return reply.writeHead(200, { etag: '"part"' }).end()
    }
    if (request.method === 'PUT') {
      objects.set(key, { bytes, type: request.headers['content-type'] })
      return reply.end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return reply.writeHead(204).end()
    }
    if (searchParams.get('list-type') === '2') {
      const root = `${key.replace(/\/$/, '')}/`
      const found = [...objects.keys()].filter((each) =>
        each.startsWith(root + (searchParams.get('prefix') ?? '')),
      )
      const contents = found.map(
        (each) =>
          `<Contents><Key>${each.slice(root.length)}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`,
      )
      return xml(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`)
    }
    const found = objects.get(key)
    return found ? reply.end(found.bytes) : xml('<Error><Code>NoSuchKey</Code></Error>', 404)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-central-2',
  })
  return objects
}
