import type { z } from 'zod'
import { invalid, notFound, Problem } from '#kernel/contract/problem.ts'

/** A request before anything in it is trusted; its body was read while nothing was held for it. */
export interface Raw {
  request: Request
  params: Record<string, string>
  query: Record<string, string>
  /** The body as text; empty when it is a file. */
  text: string
}

/** Half of a character beyond U+FFFF, as a field leaves it that cuts an emoji at its longest. */
const HALVES = /\\ud[89a-f]/i

/** Nobody who is not allowed makes us parse anything. */
export const asJson = (text: string): unknown => {
  if (text === '') return {}
  try {
    return HALVES.test(text) ? JSON.parse(text, whole) : JSON.parse(text)
  } catch {
    throw new Problem(400, 'not-json')
  }
}

/** PostgreSQL keeps whole characters only: a half becomes the sign for what cannot be shown. */
const whole = (_: string, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)

/** Reads a value by its schema, or says which fields are wrong and why. */
export const parsed = <Value>(schema: z.ZodType<Value> | undefined, value: unknown): Value | undefined => {
  if (!schema) return undefined
  const result = schema.safeParse(withoutNulls(value))
  if (!result.error) return result.data
  throw invalid(
    result.error.issues.map(({ path, code, message }) => ({
      path: path.filter((step) => typeof step !== 'symbol'),
      code: /^[a-z-]+$/.test(message) ? message : code.replaceAll('_', '-'),
      message,
    })),
  )
}

/** PostgreSQL keeps no NUL in text, so nothing that carries one can be looked up or stored. */
const withoutNulls = (value: unknown): unknown => {
  if (JSON.stringify(value)?.includes(String.raw`\u0000`)) throw new Problem(400, 'control-characters')
  return value
}

/** Every path parameter that ends in Id is one of our ids; anything else names nothing. */
export const requireId = (params: Record<string, string>) => {
  for (const [name, value] of Object.entries(params))
    if (/id$/i.test(name) && !/^[0-9a-f]{24}$/.test(value)) throw notFound()
  return params
}
