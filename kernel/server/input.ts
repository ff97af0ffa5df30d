import type { z } from 'zod'
import type { AnyEndpoint } from '#kernel/contract/endpoint.ts'
import { conflict, invalid, notFound, Problem } from '#kernel/contract/problem.ts'

/** A request before anything in it is trusted; its body was read while nothing was held for it. */
export interface Raw {
  request: Request
  params: Record<string, string>
  query: Record<string, string>
  /** The body as text; empty when it is a file. */
  text: string
}

/** How JSON writes a character beyond U+FFFF, half of one as a field leaves it that cuts an emoji, and whatever else it escapes. */
const ESCAPED = /\\(?:ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|ud[89a-f][\da-f]{2}|[^])/gi
const isHalf = (escaped: string) => escaped.length === 6 && /^\\ud[89a-f]/i.test(escaped)

/** Nobody who is not allowed makes us parse anything. PostgreSQL keeps whole characters only: a half becomes U+FFFD. */
export const asJson = (text: string): unknown => {
  if (text === '') return {}
  try {
    return JSON.parse(
      /\\ud/i.test(text)
        ? text.replaceAll(ESCAPED, (escaped) => (isHalf(escaped) ? '\\ufffd' : escaped))
        : text,
    )
  } catch {
    throw new Problem(400, 'not-json')
  }
}

/** Reads a value by its schema, or says which fields are wrong and why. */
export const parsed = <Value>(schema: z.ZodType<Value> | undefined, value: unknown): Value | undefined => {
  if (!schema) return undefined
  const result = schema.safeParse(storable(value))
  if (!result.error) return result.data
  throw invalid(
    result.error.issues.map(({ path, code, message }) => ({
      path: path.filter((step) => typeof step !== 'symbol'),
      code: /^[a-z-]+$/.test(message) ? message : code.replaceAll('_', '-'),
      message,
    })),
  )
}

/** Deeper than anything that we ask for, and what PostgreSQL and JSON.stringify() still go down into. */
const DEEPEST = 50

/** PostgreSQL keeps no NUL in text, and nothing that is too deep to walk through: 400 with the way to it. */
const storable = (value: unknown, path: (string | number)[] = []): unknown => {
  if (typeof value === 'string' && value.includes('\0')) throw invalid([{ path, code: 'control-characters' }])
  if (typeof value !== 'object' || value === null) return value
  if (path.length >= DEEPEST) throw invalid([{ path, code: 'too-deep' }])
  for (const [name, inner] of Object.entries(value)) {
    if (name.includes('\0')) throw invalid([{ path, code: 'control-characters' }])
    storable(inner, [...path, Array.isArray(value) ? Number(name) : name])
  }
  return value
}

/** Every path parameter that ends in Id is one of our ids; anything else names nothing. */
export const requireId = (params: Record<string, string>) => {
  for (const [name, value] of Object.entries(params))
    if (/id$/i.test(name) && !/^[0-9a-f]{24}$/.test(value)) throw notFound()
  return params
}

/** What a request says, checked. */
export const inputOf = ({ query, body }: AnyEndpoint, raw: Raw) => ({
  query: parsed(query, withoutEmptyPaging(raw.query)),
  body: body && parsed(body, withPrecondition(asJson(raw.text), raw.request)),
})

/** A program that pages writes `after=` before its first page. */
const withoutEmptyPaging = (query: Raw['query']) =>
  Object.fromEntries(
    Object.entries(query).filter(
      ([name, value]) => value !== '' || !['after', 'page', 'limit'].includes(name),
    ),
  )

/**
 * `If-Match` says which version the change was made to, as `version` in the body does; of several the highest.
 * What no version of ours can be is not what is there.
 */
const withPrecondition = (body: unknown, { method, headers }: Request) => {
  const given = headers.get('if-match')?.trim()
  if (method !== 'PATCH' || given === undefined || given === '*' || typeof body !== 'object') return body
  const versions = given.split(',').map((tag) => Number(/^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(tag)?.[1] ?? 0))
  const version = Math.max(...versions)
  if (version === 0) throw conflict('changed-meanwhile')
  return { version, ...body }
}
