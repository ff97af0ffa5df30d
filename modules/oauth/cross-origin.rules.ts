/** Answers a browser that asks whether the script of a page may call us. Never with cookies: a token says who asks. */
export const preflight = (origin: string) =>
  new Response(null, {
    status: 204,
    headers: {
      ...allowing(origin),
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers':
        'accept, authorization, cache-control, content-type, idempotency-key, if-match, pragma, user-agent',
      'access-control-max-age': '600',
    },
  })

const allowing = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers':
    'etag, ratelimit, ratelimit-policy, retry-after, www-authenticate, x-request-id',
  vary: 'Origin',
})

/** Lets the script of a page read an answer. */
export const allowOrigin = (reply: Response, origin: string) => {
  for (const [name, value] of Object.entries(allowing(origin))) reply.headers.set(name, value)
}
