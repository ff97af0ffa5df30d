import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { tooMany } from '#kernel/contract/problem.ts'

const WINDOW_SECONDS = 60

/**
 * How much one caller may ask of this process in a minute, so that a script that runs wild slows nobody down. Gives a
 * function that counts a request of a caller, tells `headers` what is left, in the form of
 * draft-ietf-httpapi-ratelimit-headers-10, and throws Problem 429 'too-many-requests' when nothing is.
 */
export const openLimit = (requests: number) => {
  const limiter = new RateLimiterMemory({ points: requests, duration: WINDOW_SECONDS })
  return async (caller: string, headers: Headers) => {
    const { refused, ...left } = await limiter.consume(caller).then(
      (result) => ({ ...result.toJSON(), refused: false }),
      (result: RateLimiterRes) => ({ ...result.toJSON(), refused: true }),
    )
    const seconds = Math.ceil(left.msBeforeNext / 1000)
    headers.set('ratelimit-policy', `"caller";q=${requests};w=${WINDOW_SECONDS}`)
    headers.set('ratelimit', `"caller";r=${left.remainingPoints};t=${seconds}`)
    if (refused) throw tooMany(seconds)
  }
}
