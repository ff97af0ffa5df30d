import { Problem } from '#kernel/contract/problem.ts'
import { hashSecret } from './secrets.rules.ts'

export const usedUp = () => new Problem(404, 'link-used-up')

/** Where a link leads: its token is `<organization>.<secret>`. Problem 404 'link-used-up' when it is none of ours. */
export const placeOfLink = (token: string) => {
  const [, organizationId, secret] = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(token) ?? []
  if (!organizationId || !secret) throw usedUp()
  return { organizationId, tokenHash: hashSecret(secret) }
}
