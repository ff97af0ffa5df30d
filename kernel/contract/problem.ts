/** What is wrong with one field of a request: `path` as the client sent it, `code` is what problem words are found by. */
export interface FieldProblem {
  path: (string | number)[]
  code: string
  message?: string
}

/** An expected refusal, sent as RFC 9457 problem+json. Anything else that is thrown is a bug and becomes a 500. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly issues: FieldProblem[] | undefined
  /** Seconds after which it may be tried again. */
  readonly retryAfter: number | undefined
  /** What the screens need to explain the refusal, such as the version that is there now. */
  readonly detail: unknown

  constructor(
    status: number,
    code: string,
    more: { issues?: FieldProblem[]; retryAfter?: number; detail?: unknown } = {},
  ) {
    super(code)
    this.status = status
    this.code = code
    this.issues = more.issues
    this.retryAfter = more.retryAfter
    this.detail = more.detail
  }
}

export const invalid = (issues: FieldProblem[]) => new Problem(400, 'invalid', { issues })

/** One field is wrong in a way that only the server can know. */
export const wrongField = (path: string, code: string) =>
  new Problem(400, 'invalid', { issues: [{ path: [path], code }] })
export const unauthenticated = () => new Problem(401, 'unauthenticated')
export const forbidden = (code = 'forbidden') => new Problem(403, code)
export const notFound = () => new Problem(404, 'not-found')
export const conflict = (code: string, detail?: unknown) => new Problem(409, code, { detail })
export const tooMany = (retryAfter: number, detail?: unknown) =>
  new Problem(429, 'too-many-requests', { retryAfter, detail })
