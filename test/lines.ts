import { connect } from 'node:net'

/** A connection on which a test says exactly what it likes, also what no client would. */
export const openLine = (url: string) => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let heard = ''
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  socket.on('data', (part: Buffer) => {
    heard += part.toString('latin1')
    if (heard.includes('\r\n\r\n')) answer()
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    answer()
    end()
  })
  return {
    socket,
    say: (text: string | Uint8Array) =>
      new Promise<void>((resolve) => (socket.destroyed ? resolve() : socket.write(text, () => resolve()))),
    /** The status of the first answer; 0 when the connection ended without one. */
    status: async () => {
      await answered
      return Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 0)
    },
    heard: () => heard,
    ended,
    close: () => socket.destroy(),
  }
}

/** The head of a request. */
export const headOf = (method: string, path: string, headers: Record<string, string | number>) =>
  `${[`${method} ${path} HTTP/1.1`, 'host: palier.test', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`
