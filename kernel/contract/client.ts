import type { AnyEndpoint, Input, Reply } from './endpoint.ts'
import { Problem } from './problem.ts'

export type Send = (method: string, url: string, body?: unknown) => Promise<{ status: number; body: any }>

/** The path and query of a call, without /api/v1. Query values that are objects travel as JSON, as the wire has it. */
export const urlOf = (
  path: string,
  { params = {}, query = {} }: { params?: Record<string, string>; query?: Record<string, unknown> },
) => {
  const filled = path.replace(/:(\w+)/g, (_: string, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  ).toString()
  return search ? `${filled}?${search}` : filled
}

/** A typed caller for any endpoint. The web gives it fetch, the tests give it the server itself. */
export const client =
  (send: Send) =>
  async <E extends AnyEndpoint>(endpoint: E, input: Input<E>): Promise<Reply<E>> => {
    const given = input as {
      params?: Record<string, string>
      query?: Record<string, unknown>
      body?: unknown
    }
    const reply = await send(endpoint.method, urlOf(endpoint.path, given), given.body)
    if (reply.status >= 400)
      throw new Problem(reply.status, reply.body?.code ?? 'unknown', {
        issues: reply.body?.issues,
        retryAfter: reply.body?.retryAfter,
        detail: reply.body?.detail,
      })
    return reply.body
  }
