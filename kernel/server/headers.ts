import type { MiddlewareHandler } from 'hono'
import type { Services } from './services.ts'

const TWO_YEARS = 63_072_000

/** What a browser may do with a reply that says nothing else: show it, by itself, and nothing more. */
const strict: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  // The camera reads the code of a letter; passkeys are asked for by our own pages.
  'permissions-policy':
    'camera=(self), publickey-credentials-get=(self), publickey-credentials-create=(self), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

/**
 * Every reply says what a browser may do with it, whoever made it: a page, a file, an error, a redirect. What a reply says of
 * itself stays. Where people come by https they come by nothing else for two years.
 */
export const secureReplies =
  ({ publicUrl }: Pick<Services, 'publicUrl'>): MiddlewareHandler =>
  async (context, next) => {
    await next()
    const { headers } = context.res
    for (const [name, value] of Object.entries(strict)) if (!headers.has(name)) context.header(name, value)
    if (publicUrl.startsWith('https:')) context.header('strict-transport-security', `max-age=${TWO_YEARS}`)
  }
