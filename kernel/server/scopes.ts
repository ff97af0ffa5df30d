import { Problem } from '#kernel/contract/problem.ts'
import type { AnyEndpoint } from '#kernel/contract/endpoint.ts'
import { FULL_SCOPE, isWithin, scopesFor } from '#kernel/contract/scopes.ts'
import type { Actor } from './actor.ts'

const insufficient = (scopes: readonly string[]) =>
  new Problem(403, 'insufficient-scope', { detail: { scopes } })

/** A program does what it was allowed and nothing beyond, whoever it acts for: 403 'insufficient-scope'. */
export const requireScope = (
  { scopes, personId }: Actor,
  endpoint: AnyEndpoint,
  { userId }: Record<string, string | undefined>,
) => {
  if (scopes && !isWithin(scopes, endpoint, { userId, personId })) throw insufficient(scopesFor(endpoint))
}

/** For what tells of everything at once. */
export const requireFullScope = ({ scopes }: Actor) => {
  if (scopes && !scopes.has(FULL_SCOPE)) throw insufficient([FULL_SCOPE])
}

/** RFC 6750: a token that is not enough is told which would be. */
export const challengeOf = ({ code, detail }: Problem) =>
  code === 'insufficient-scope'
    ? `Bearer error="insufficient_scope", scope="${(detail as { scopes: string[] }).scopes[0]}"`
    : undefined
