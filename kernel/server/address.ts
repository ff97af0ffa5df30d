/**
 * Where a request comes from. A reverse proxy on our own network says whom it speaks for; anybody else's word on that
 * counts for nothing.
 */
export const addressOf = (request: Request, peer: string) => {
  const forwarded = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
  return forwarded && isPrivate(peer) ? forwarded : peer
}

const isPrivate = (address: string) =>
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address)
