import type { Sealing } from '#kernel/server/sealing.ts'

const LIVES_MILLISECONDS = 10 * 60_000

/** What a challenge is answered for, such as `sign-in` or one act of one session: it counts for nothing else. */
export type Purpose = 'sign-in' | `add ${string}` | `proof ${string}`

const written = (purpose: Purpose) => `challenge for ${purpose} until `

/** A challenge for the browser. It is sealed, so that nothing has to be kept for whoever only asks for one. */
export const newChallenge = (sealing: Sealing, purpose: Purpose) =>
  sealing.seal(`${written(purpose)}${Date.now() + LIVES_MILLISECONDS}`)

/** Is this, as a browser gives it back in base64, a challenge that we made for the purpose within the last ten minutes? */
export const fitsPurpose = (sealing: Sealing, purpose: Purpose, challenge: string) => {
  const until = opened(sealing, Buffer.from(challenge, 'base64url').toString())
  return until.startsWith(written(purpose)) && Number(until.slice(written(purpose).length)) > Date.now()
}

const opened = (sealing: Sealing, text: string) => {
  try {
    return sealing.open(text)
  } catch {
    return ''
  }
}
