import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const MEMORY = 19_456
const PASSES = 2
const TAG_LENGTH = 32

const derive = promisify(argon2)

const tagOf = async (password: string, nonce: Buffer) =>
  derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce,
    parallelism: 1,
    tagLength: TAG_LENGTH,
    memory: MEMORY,
    passes: PASSES,
  })

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
