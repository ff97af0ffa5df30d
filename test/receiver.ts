import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  /** The body as it came, and what it says. */
  raw: string
  event: { id: string; name: string; urn: string; data: Record<string, any>; createdDate: string }
}

type Answer = (reply: ServerResponse, received: Received, request: IncomingMessage) => void

/** A real receiver of webhooks on this machine. It answers 200 until it is told otherwise by `answer`. */
export const openReceiver = async (host = '127.0.0.1', port = 0) => {
  const received: Received[] = []
  const receiver = { received, url: '', answer: ((reply) => reply.writeHead(200).end('ok')) as Answer }
  const server = createServer(async (request, reply) => {
    let raw = ''
    for await (const part of request) raw += String(part)
    const got = { path: request.url ?? '', headers: request.headers, raw, event: JSON.parse(raw).event }
    received.push(got)
    receiver.answer(reply, got, request)
  })
  server.listen(port, host)
  await once(server, 'listening')
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  receiver.url = `http://${host}:${(server.address() as AddressInfo).port}/`
  return receiver
}
