/** An address that only this machine reaches. */
export const isLoopback = (host: string) =>
  /^(?:localhost|127\.\d+\.\d+\.\d+|(?:::ffff:)?127\.\d+\.\d+\.\d+|\[?::1\]?)$/i.test(host)

/** Where Palier is without a PUBLIC_URL: on this machine by name, for passkeys are made for names and not for numbers. */
export const localUrl = (host: string, port: number) =>
  `http://${isLoopback(host) ? 'localhost' : host}:${port}`

interface Given {
  NODE_ENV?: string | undefined
  HOST: string
  PUBLIC_URL?: string | undefined
  SMTP_URL?: string | undefined
  MAIL_FROM?: string | undefined
  DATABASE_URL?: string | undefined
  SECRETS_KEY?: unknown
  DEMO?: boolean | undefined
  LOCAL_WEBHOOKS: boolean
}

/**
 * By which setting an installation says that it is more than a trial on one's own machine; undefined when none does. From then on
 * everything that is only for trials is refused, and everything that keeps strangers out is demanded.
 */
export const signOfDeployment = ({ NODE_ENV, HOST, PUBLIC_URL, SMTP_URL }: Given) => {
  if (NODE_ENV === 'production') return 'NODE_ENV=production'
  if (SMTP_URL !== undefined) return 'SMTP_URL'
  if (!isLoopback(HOST)) return `HOST=${HOST}`
  if (PUBLIC_URL === undefined) return undefined
  const { protocol, hostname } = new URL(PUBLIC_URL)
  return protocol === 'https:' || !isLoopback(hostname) ? `PUBLIC_URL=${PUBLIC_URL}` : undefined
}

/** What a deployment lacks or must not have, one line each, with the reason. */
export const problemsOfDeployment = (given: Given): string[] => {
  const sign = signOfDeployment(given)
  if (sign === undefined) return []
  const { PUBLIC_URL, SMTP_URL, MAIL_FROM, DATABASE_URL, SECRETS_KEY, DEMO, LOCAL_WEBHOOKS } = given
  return [
    PUBLIC_URL === undefined &&
      `PUBLIC_URL is missing: with ${sign} it must be the https address where people reach Palier, for links in mails and for cookies that never travel in the open.`,
    PUBLIC_URL?.startsWith('http:') &&
      `PUBLIC_URL=${PUBLIC_URL} is not safe: it must begin with https://, or cookies and passwords travel in the open. Put a proxy that ends TLS in front (docs/operating.md).`,
    DATABASE_URL !== undefined &&
      SECRETS_KEY === undefined &&
      'SECRETS_KEY is missing: with DATABASE_URL, what seals secrets is kept apart from the database. Make one with `npm run secrets -- new`, and keep it as safe as your backups.',
    SMTP_URL !== undefined &&
      MAIL_FROM === undefined &&
      'MAIL_FROM is missing: with SMTP_URL it must be an address of yours, such as "Palier <palier@example.ch>", or mails are refused as forged.',
    DEMO &&
      `DEMO=1 is not possible with ${sign}: everybody knows the passwords of the demo, and /mail shows its mails to all.`,
    LOCAL_WEBHOOKS &&
      `LOCAL_WEBHOOKS=1 is not possible with ${sign}: webhooks would reach what only this machine may reach.`,
  ].filter((line) => typeof line === 'string')
}
