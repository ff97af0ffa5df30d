import { createHash, randomBytes } from 'node:crypto'

/** A secret for a cookie or a link: 32 random bytes, written for URLs. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** Secrets are stored as this: whoever reads the database cannot use them. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')
