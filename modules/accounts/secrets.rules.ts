import { createHash, randomBytes, randomInt } from 'node:crypto'

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 32 bytes as 43 letters and digits: what clients take for a word (`\w+`), and a double click selects whole. */
export const asWord = (bytes: Buffer) => {
  let rest = BigInt(`0x${bytes.toString('hex')}`)
  return Array.from({ length: 43 }, () => {
    const sign = SIGNS[Number(rest % 62n)]
    rest /= 62n
    return sign
  }).join('')
}

/** A secret for a cookie, a link or a program: 32 random bytes. */
export const newSecret = () => asWord(randomBytes(32))

/** Six digits to type from a mail: only with few tries and little time are they a secret. */
export const newCode = () => String(randomInt(1_000_000)).padStart(6, '0')

/** A code is stored with what it counts for, such as a session: in another it is worthless. */
export const hashCode = (boundTo: string, code: string) => hashSecret(`${boundTo} ${code}`)

/** Secrets are stored as this: whoever reads the database cannot use them. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')
