import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A secret for a cookie or a link: 32 random bytes, written for URLs. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** Six digits to type from a mail: only with few tries and little time are they a secret. */
export const newCode = () => String(randomInt(1_000_000)).padStart(6, '0')

/** A code is stored with what it counts for, such as a session: in another it is worthless. */
export const hashCode = (boundTo: string, code: string) => hashSecret(`${boundTo} ${code}`)

/** Secrets are stored as this: whoever reads the database cannot use them. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')
