import { createHash } from 'node:crypto'
import { Problem } from '#kernel/contract/problem.ts'
import { FULL_SCOPE, SCOPES } from '#kernel/contract/scopes.ts'

/** A refusal with the name that RFC 6749 has for it, and a sentence for whoever writes the client. */
export const refusal = (error: string, description: string) =>
  new Problem(error === 'invalid_client' ? 401 : 400, error, { detail: description })

/** What may stand in a description (RFC 6749, 4.1.2.1) and names a scope that somebody meant. */
const TELLABLE = /^[\x21\x23-\x5B\x5D-\x7E]{1,80}$/

/**
 * The scopes that a client asks for, of those that it may; without any, all that it is limited to, or to act as the person.
 * Problem 'invalid_scope' when one of them is not there or not for it.
 */
export const scopeOf = (given: string | null, { scopes }: { scopes: readonly string[] | null }) => {
  const open = SCOPES.filter((scope) => scopes?.includes(scope) ?? true)
  const asked = given?.trim() ? given.trim().split(/\s+/) : (scopes ?? [FULL_SCOPE])
  const wanted = open.filter((scope) => asked.includes(scope))
  const other = asked.filter((scope) => !open.includes(scope))
  if (wanted.length === 0 || other.length > 0) {
    const named = other.filter((scope) => TELLABLE.test(scope)).slice(0, 5)
    const wrong = named.length > 0 ? `Not for this client: ${named.join(', ')}. ` : ''
    throw refusal('invalid_scope', `${wrong}Scopes for this client: ${open.join(', ')}`)
  }
  return wanted.join(' ')
}

/** A parameter that is sent once or not at all: of two values, one would be checked and the other used. */
export const single = (params: URLSearchParams, name: string) => {
  const [value, another] = params.getAll(name)
  if (another !== undefined) throw refusal('invalid_request', `${name} is sent twice`)
  return value || null
}

/** Does the verifier fit the challenge (RFC 7636, S256 only)? */
export const fitsChallenge = (verifier: string, challenge: string) =>
  /^[\w.~-]{43,128}$/.test(verifier) &&
  createHash('sha256').update(verifier).digest('base64url') === challenge

interface Asking {
  kind: string
  old: boolean
  grants: readonly string[]
  scopes: readonly string[] | null
}

/** What a client asks a person for, or Problem with one of the names of RFC 6749. */
export const authorizationOf = (params: URLSearchParams, { kind, old, grants, scopes }: Asking) => {
  for (const name of params.keys()) single(params, name)
  const type = params.get('response_type')
  if (!type) throw refusal('invalid_request', 'response_type is missing')
  if (type !== 'code' && type !== 'token')
    throw refusal('unsupported_response_type', 'response_type is code or token')
  if (!grants.includes(type === 'code' ? 'authorization_code' : 'implicit'))
    throw refusal('unauthorized_client', 'This grant is switched off for the client')
  const scope = scopeOf(params.get('scope'), { scopes })
  const challenge = params.get('code_challenge') || null
  if (challenge && (params.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)))
    throw refusal('invalid_request', 'code_challenge is a hash by the method S256')
  if (type === 'code' && !challenge && kind === 'public' && !old)
    throw refusal(
      'invalid_request',
      'code_challenge is missing (PKCE, RFC 7636); a client that cannot do it is marked `old`',
    )
  return { type, scope, challenge } as const
}

/** A redirect address with an answer put behind it: as a query for codes, as a fragment for tokens. */
export const answerTo = (
  redirectUri: string,
  type: string | null,
  answer: Record<string, string | number | null | undefined>,
) => {
  const said = Object.entries(answer)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join('&')
  const mark = type === 'token' ? '#' : redirectUri.includes('?') ? '&' : '?'
  return `${redirectUri}${mark}${said}`
}
