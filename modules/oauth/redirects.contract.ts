const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
/** What a browser runs or reads itself is nobody's address, and neither is a scheme that any app may take. */
const ownScheme = /^[a-z][a-z0-9+-]*\.[a-z0-9.+-]+:$/

/**
 * Where an answer may be sent: an encrypted page, one on the person's own machine, or an app that is called by a domain
 * turned round (ch.example.app:/done). Without a fragment, which would reach others, and without a name before an @.
 */
export const isRedirectUri = (uri: string) => {
  const url = URL.parse(uri)
  if (!url || uri.includes('#') || url.username || url.password || /[\s\\*]/.test(uri)) return false
  if (url.protocol === 'https:') return true
  return url.protocol === 'http:' ? loopback.has(url.hostname) : ownScheme.test(url.protocol)
}

/** The origins of the pages among these addresses. */
export const originsOf = (uris: readonly string[]) => [
  ...new Set(uris.map((uri) => new URL(uri).origin).filter((origin) => origin !== 'null')),
]

/** Is it an app that the scheme leads to? Any other app may have claimed the same one. */
export const isOwnScheme = (uri: string) => !/^https?:/.test(uri)

interface Wanted {
  kind: string
  grants: readonly string[]
  redirectUris: readonly string[]
}

/** What is wrong with a client, as the field and its code; undefined when it can be. */
export const contradictionOf = ({ kind, grants, redirectUris }: Wanted) => {
  const own = grants.includes('client_credentials')
  if (kind === 'public' && own) return { field: 'grants', code: 'oauth-grant-needs-secret' }
  if (kind === 'system' && (!own || grants.length > 1))
    return { field: 'grants', code: 'oauth-grant-of-system' }
  const redirects = grants.includes('authorization_code') || grants.includes('implicit')
  if (redirects && redirectUris.length === 0) return { field: 'redirectUris', code: 'required' }
  return undefined
}
