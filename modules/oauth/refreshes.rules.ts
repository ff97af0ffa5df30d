import { createHmac } from 'node:crypto'

/** A refresh token that is being used, and what makes its successors unpredictable to whoever has no more than it. */
export interface Refresh {
  token: string
  seed: string
}

/**
 * The bytes of the secret of a token that a refresh gives. It follows from the token that was used and a seed that lies in the database:
 * whoever brings the same token again is led to the same ones, by any process, and nowhere lies a token.
 */
export const successorOf = ({ token, seed }: Refresh, kind: 'access' | 'refresh') =>
  createHmac('sha256', token).update(`${seed} ${kind}`).digest()
