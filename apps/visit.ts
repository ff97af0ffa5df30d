import { client } from '#kernel/contract/client.ts'
import { Problem } from '#kernel/contract/problem.ts'
import { Language } from '#kernel/contract/shapes.ts'
import { signIn } from '#modules/accounts/sessions.contract.ts'
import { importTerminalWords } from '#modules/spreadsheets/terminal.words.ts'
import { listApps } from '#modules/organizations/contract.ts'
import { ask, askHidden } from './terminal.ts'

/** How a command ends: as other programs read it. */
export const END = { done: 0, refused: 1, wrongCall: 2, linesWithErrors: 3, notTaken: 4 } as const

const spoken = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').slice(0, 2)
/** The language of the terminal. */
export const language = Language.options.find((each) => each === spoken) ?? 'en'
const words = importTerminalWords(language)

export const say = (line: string) => process.stdout.write(`${line}\n`)
export const end = (message: string, code: number): never => {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

/** Where a running Palier is, as it was said or by default. Throws a TypeError for what is no address. */
export const originOf = (url: string | undefined) =>
  new URL(url ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`).origin

/** A running Palier as somebody who is signed in there sees it; the process ends when it cannot be reached. */
export const visit = (url: string) => {
  const session = { cookie: '' }

  const request = async (
    method: string,
    path: string,
    body: string | FormData | Blob | null,
    type?: string,
  ) => {
    const headers = {
      ...(type && { 'content-type': type }),
      ...(session.cookie && { cookie: session.cookie }),
    }
    const reply = await fetch(`${url}/api/v1${path}`, { method, headers, body }).catch(() =>
      end(words.unreachable(url), END.refused),
    )
    const cookie = reply.headers.getSetCookie().find((each) => each.startsWith('palier='))
    if (cookie) session.cookie = cookie.split(';')[0] ?? ''
    return reply
  }

  const call = client(async (method, path, body) => {
    const asIs = body instanceof Blob
    const sent = body === undefined ? null : asIs ? body : JSON.stringify(body)
    const reply = await request(method, path, sent, asIs ? 'application/octet-stream' : 'application/json')
    const text = await reply.text()
    return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) }
  })

  /** Signs in with what was said, or is asked for. */
  const start = async (said: string | undefined) => {
    const email = said ?? (await ask(words.email))
    const password = process.env.PALIER_PASSWORD ?? (await askHidden(words.password))
    await call(signIn, { body: { email, password } }).catch((error: unknown) =>
      error instanceof Problem ? end(words.signInFailed, END.refused) : Promise.reject(error),
    )
  }

  /** The app that was said, or the only one there is. */
  const chooseApp = async (said: string | undefined) => {
    if (said) return said
    const { _embedded: apps } = await call(listApps, { query: { page: 1, limit: -1 } })
    const [first, second] = apps.items
    if (!first) return end(words.noApp, END.refused)
    if (!second) return first.id
    return end(
      [words.chooseApp, ...apps.items.map(({ id, name }) => `  --app ${id}  ${name}`)].join('\n'),
      END.wrongCall,
    )
  }
  return { call, request, start, chooseApp }
}
