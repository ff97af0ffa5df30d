/** A browser keeps a secret for each person who has signed in with it, the last ones first. */
const MOST_PEOPLE = 5
const LIVES_SECONDS = 400 * 86_400

/** The secrets by which a browser is known; without any that are too many or have the wrong form. */
export const deviceSecretsOf = ({ headers }: Request) => {
  const cookie = /(?:^|;\s*)palier-device=([\w.-]{1,400})(?:;|$)/.exec(headers.get('cookie') ?? '')?.[1] ?? ''
  return cookie
    .split('.')
    .filter((secret) => /^[\w-]{43}$/.test(secret))
    .slice(0, MOST_PEOPLE)
}

/** The cookie of a browser that is known by one secret more. */
export const deviceCookie = (secret: string, others: string[], secure: boolean) =>
  `palier-device=${[secret, ...others.filter((other) => other !== secret)].slice(0, MOST_PEOPLE).join('.')}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${LIVES_SECONDS}${secure ? '; Secure' : ''}`
