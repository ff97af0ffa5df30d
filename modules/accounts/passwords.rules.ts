import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { Problem } from '#kernel/contract/problem.ts'

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const MEMORY = 19_456
const PASSES = 2
const TAG_LENGTH = 32

const derive = promisify(argon2)

const tagOf = (password: string, nonce: Buffer) =>
  inTurn(() =>
    derive('argon2id', {
      message: password.normalize('NFKC'),
      nonce,
      parallelism: 1,
      tagLength: TAG_LENGTH,
      memory: MEMORY,
      passes: PASSES,
    }),
  )

/** Passwords are costly by design: however many are sent, they never take more than this of the machine. */
const AT_ONCE = Math.max(1, Math.min(3, availableParallelism() - 1))
const MOST_WAITING = 64

const waiting: (() => void)[] = []
let busy = 0

/** Throws Problem 503 when the line is so long that nobody would wait to its end. */
const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (busy >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new Problem(503, 'busy', { retryAfter: 5 })
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else busy += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
}

/** The form in which a password is stored (PHC string). */
export const hashPassword = async (password: string) => {
  const nonce = randomBytes(16)
  const tag = await tagOf(password, nonce)
  return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=1$${nonce.toString('base64')}$${Buffer.from(tag).toString('base64')}`
}

/** What nobody's password is: compared with when there is no account, so that the answer takes the same time. */
const nobody = hashPassword(randomBytes(32).toString('hex'))

/** Does the password fit the hash? Without a hash the answer is no, after the same work. */
export const fitsPassword = async (password: string, hash: string | null | undefined) => {
  const [, , , , nonce = '', tag = ''] = (hash ?? (await nobody)).split('$')
  const derived = Buffer.from(await tagOf(password, Buffer.from(nonce, 'base64')))
  const stored = Buffer.from(tag, 'base64')
  return (
    stored.length === derived.length &&
    timingSafeEqual(derived, stored) &&
    hash !== null &&
    hash !== undefined
  )
}
