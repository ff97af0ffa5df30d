import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { client, type Send } from '#kernel/contract/client.ts'
import type { AnyEndpoint, Input, Reply } from '#kernel/contract/endpoint.ts'
import { Problem } from '#kernel/contract/problem.ts'

/** Called once when the server no longer knows who we are. */
const leaving = { signedOut: () => {} }
export const onSignedOut = (go: () => void) => {
  leaving.signedOut = go
}

/** Asked when the server wants to know anew who is there; true once it has been shown. */
const proving: { ask: () => Promise<boolean>; asked: Promise<boolean> | undefined } = {
  ask: async () => false,
  asked: undefined,
}
export const onProofNeeded = (ask: () => Promise<boolean>) => {
  proving.ask = ask
}

/** Several requests that need a proof at once ask for it once. */
const proved = async () => {
  proving.asked ??= proving.ask().finally(() => (proving.asked = undefined))
  return proving.asked
}

const request = async (...asked: Parameters<typeof requestOnce>) => {
  const reply = await requestOnce(...asked)
  return reply.body?.code === 'proof-needed' && (await proved()) ? requestOnce(...asked) : reply
}

const requestOnce = async (method: string, url: string, body: unknown, headers: Record<string, string>) => {
  const asIs = body instanceof FormData || body instanceof Blob
  const sent = asIs || body === undefined ? headers : { 'content-type': 'application/json', ...headers }
  const reply = await fetch(`/api/v1${url}`, {
    method,
    headers: sent,
    body: body === undefined ? null : asIs ? body : JSON.stringify(body),
  }).catch(() => {
    throw new Problem(0, 'offline')
  })
  if (reply.status === 401) leaving.signedOut()
  const json = reply.headers.get('content-type')?.includes('json')
  return { status: reply.status, body: json ? await reply.json() : undefined }
}

const send: Send = (method, url, body) => request(method, url, body, {})

/** Calls an endpoint. Rejects with a Problem; `offline` when nothing answered. */
export const api = client(send)

/** Reads an endpoint: `useQuery(read(findTicket, { params }))`. */
export const read = <E extends AnyEndpoint>(endpoint: E, input: Input<E>) =>
  queryOptions<Reply<E>>({ queryKey: [endpoint.path, input], queryFn: () => api(endpoint, input) })

/** A key that makes a repeated POST one: made when the form opens, kept for every try. */
export const newKey = () => crypto.randomUUID()

/**
 * Calls an endpoint that changes something, then refreshes what is on screen. A lost connection is tried again, and who
 * says the same again after that says it once: the first may have arrived although its reply did not.
 * `done` comes before the refresh, and also when the page that asked is gone by then. Commands `inTurn` under one name are
 * sent one after the other: what was done last is what stays.
 */
export const useCommand = <E extends AnyEndpoint>(
  endpoint: E,
  done?: (reply: Reply<E>, input: Input<E>) => unknown,
  { inTurn }: { inTurn?: string } = {},
) => {
  const queries = useQueryClient()
  const failed = useRef<{ said: string; key: string }>(undefined)
  return useMutation<Reply<E>, Problem, Input<E>>({
    mutationFn: async (input) => {
      const said = JSON.stringify(input)
      const key = failed.current?.said === said ? failed.current.key : newKey()
      const headers: Record<string, string> = endpoint.method === 'POST' ? { 'idempotency-key': key } : {}
      const call = client((method, url, body) => retried(() => request(method, url, body, headers)))
      failed.current = undefined
      return call(endpoint, input).catch((error: unknown) => {
        failed.current = { said, key }
        throw error
      })
    },
    ...(inTurn && { scope: { id: inTurn } }),
    onSuccess: async (reply, input) => {
      await done?.(reply, input)
      await queries.invalidateQueries()
    },
  })
}

const retried = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (const pause of [400, 1200])
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 0) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  return work()
}

/** Has the browser save what is at an address of ours; it would show a PDF in place of the page. */
export const save = (url: string) =>
  Object.assign(document.createElement('a'), { href: url, download: '' }).click()

/** Uploads a file and gives what the server made of it. */
export const upload = async (file: Blob, name: string): Promise<{ id: string; name: string }> => {
  const form = new FormData()
  form.append('file', file, name)
  const { status, body } = await retried(() =>
    request('POST', '/files', form, { 'idempotency-key': newKey() }),
  )
  if (status >= 400) throw new Problem(status, body?.code ?? 'unknown')
  return body
}
