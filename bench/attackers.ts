import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setPriority } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'

/** Whom somebody attacks, and as whom. */
export interface Target {
  url: string
  cookie: string
  personId: string
}

/** What was answered how often: a status, or 0 when the line was cut. */
export type Answers = Record<number, number>

export interface Heard {
  answers: Answers
  /** Lines that were open at once, at the most. */
  lines: number
}

type Attacker = (target: Target) => Promise<unknown>

/** Of this machine, but not the address that the others have. */
const localAddress = '127.0.0.2'
const agent = new Agent({ keepAlive: true, maxSockets: Infinity, localAddress })
const answers: Answers = {}
const count = (status: number) => {
  answers[status] = (answers[status] ?? 0) + 1
}
let open = 0
let lines = 0

interface Asked {
  method?: string
  headers?: Record<string, string | number>
  body?: Buffer | string
}

/** Asks and reads the answer to its end. */
const ask = (url: string, { body, ...options }: Asked = {}) =>
  new Promise<number>((resolve) => {
    const end = (status: number) => {
      count(status)
      resolve(status)
    }
    const asked = request(url, { agent, ...options }, (reply) => {
      reply.resume()
      reply.on('end', () => end(reply.statusCode ?? 0))
      reply.on('error', () => end(0))
    })
    asked.on('error', () => end(0))
    asked.end(body)
  })

const many = (count: number, work: () => Promise<unknown>) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      for (;;) await work()
    }),
  )

/** One line that says this and listens; what it is answered is counted, and resolves with the end of the line. */
const say = (url: string, text: string, answered?: (socket: Socket) => void) =>
  new Promise<void>((resolve) => {
    const { hostname, port } = new URL(url)
    const socket = connect({ port: Number(port), host: hostname, localAddress })
    socket
      .on('error', () => {})
      .on('connect', () => {
        lines = Math.max(lines, (open += 1))
        socket.once('close', () => (open -= 1))
      })
      .on('data', (part) => {
        const status = /^HTTP\S+ (\d+)/.exec(part.toString('latin1'))?.[1]
        if (!status) return
        count(Number(status))
        answered?.(socket)
      })
      .on('close', () => resolve())
    socket.write(text)
  })

const halfSent: Attacker = ({ url, cookie, personId }) => {
  const text = `PATCH /api/v1/users/${personId} HTTP/1.1\r\nhost: palier\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`
  return many(300, async () => {
    await say(url, text)
    await pause(20)
  })
}

const pictures: Attacker = async ({ url, cookie }) => {
  const create = { width: 4900, height: 4900, channels: 3, background: '#8a4b2a' } as const
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(await sharp({ create }).png().toBuffer())]), 'bomb.png')
  const sent = new Response(form)
  const headers = { cookie, 'content-type': sent.headers.get('content-type') ?? '' }
  const body = Buffer.from(await sent.arrayBuffer())
  return many(8, () => ask(`${url}/api/v1/files`, { method: 'POST', headers, body }))
}

const passwords: Attacker = ({ url }) => {
  let tried = 0
  const headers = { 'content-type': 'application/json' }
  const guess = () => {
    const body = JSON.stringify({ email: `nobody${tried++}@crowd.example`, password: 'a wrong guess' })
    return ask(`${url}/api/v1/sessions`, { method: 'POST', headers, body })
  }
  return many(32, guess)
}

const lists: Attacker = ({ url, cookie }) =>
  many(8, () => ask(`${url}/api/v1/users?limit=-1`, { headers: { cookie } }))

/** On lines that stay as long as they may; who is refused asks again after `rest`, on the same line or a new one. */
const live =
  (lines: number, rest: number): Attacker =>
  async ({ url, cookie }) => {
    const text = `GET /api/v1/live HTTP/1.1\r\nhost: palier\r\ncookie: ${cookie}\r\n\r\n`
    const again = (socket: Socket) => void setTimeout(() => socket.write(text), rest)
    for (let opened = 0; opened < lines; opened += 100) {
      void many(100, async () => {
        await say(url, text, again)
        await pause(rest)
      })
      await pause(30)
    }
  }

export const attackers: Record<string, Attacker> = {
  '300 half-sent bodies': halfSent,
  '8 large pictures at once': pictures,
  '32 guesses at passwords at once': passwords,
  '8 whole lists of 20,000 people at once': lists,
  '200 live connections, opened again and again': live(200, 0),
  '10,000 live connections, each asked for again after a second': live(10_000, 1000),
}

/** As a process of its own: attacks until it hears that it is enough, then tells what it was answered. */
const [kind, target] = process.argv.slice(2)
const attack = attackers[kind ?? '']
if (process.send && attack && target) {
  // A real one brings a machine of its own and takes nothing of ours.
  setPriority(10)
  process.once('message', () => process.send?.({ answers, lines } satisfies Heard, () => process.exit(0)))
  process.once('disconnect', () => process.exit(0))
  void attack(JSON.parse(target) as Target)
}
