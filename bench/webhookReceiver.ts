import { createServer } from 'node:http'

/** A fast receiver of webhooks in a process of its own: it reads what comes and answers 200. */
const receiver = createServer((request, reply) => {
  request.resume()
  request.on('end', () => reply.writeHead(200, { 'content-length': '0' }).end())
})
receiver.keepAliveTimeout = 60_000
receiver.listen(0, '127.0.0.1', () => process.send?.(receiver.address()))
